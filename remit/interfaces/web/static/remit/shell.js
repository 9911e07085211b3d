// Small comforts; everything also works without them.

// An open menu closes when one clicks elsewhere, or on Escape, which gives the focus back.
const menus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

// On a phone the places are behind a button.
const button = document.querySelector(".places-button");
button?.addEventListener("click", () => {
  const places = document.getElementById(button.getAttribute("aria-controls"));
  const open = places.classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(open));
});

// A half-filled form that can be shown again is not lost when the page changes its language or its
// light: the choice is kept first, then the form is sent to be shown, and nothing is done by it.
document.addEventListener("submit", async (event) => {
  const half = document.querySelector("form[data-again]");
  if (!half || !event.target.matches("form[data-switch]")) return;
  event.preventDefault();
  const chosen = new URLSearchParams(new FormData(event.target));
  if (event.submitter) chosen.append(event.submitter.name, event.submitter.value);
  await fetch(event.target.action, { method: "POST", body: chosen, redirect: "manual" });
  half.action = half.dataset.again;
  HTMLFormElement.prototype.submit.call(half);
});

// A one-time link presses its button by itself.
document.querySelector("form[data-send-at-once]")?.requestSubmit();

// A sentence that came beside a form is read out and seen.
document.addEventListener("htmx:afterSwap", (event) => {
  const said = event.target.querySelector?.("[data-said]");
  if (said) said.focus();
});
