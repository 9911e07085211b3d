// Confirming at speed: merging, splitting, undoing and choosing by keys, what is half written is
// kept while one writes, and what was decided is said. Every key presses a button of the page, so
// that all of it works without this script too. Loaded after texts.js, whose words it uses.

const outcome = document.getElementById("outcome");
const say = (words) => {
  if (!outcome) return;
  outcome.textContent = "";
  // The same words twice are two news.
  window.setTimeout(() => { outcome.textContent = words; }, 30);
};

const ticked = () => [...document.querySelectorAll(".draft-select:checked")];
// The button for merging stands there as soon as there is something to merge.
const offerMerge = () => {
  document.getElementById("merge-form")?.classList.toggle("has-chosen", ticked().length > 0);
};
document.addEventListener("change", (event) => {
  if (event.target.matches(".draft-select")) offerMerge();
});

// Which two a button names is sent by the one form for merging.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-merge], [data-merge-chosen]");
  const named = document.querySelector("#merge-form input[name=pair]");
  if (button && named) named.value = button.matches("[data-merge]") ? button.value : "";
}, true);
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.matches?.(".course-form .said")) say(event.target.textContent.trim());
});

const press = (button, otherwise) => {
  if (button) button.click();
  else say(otherwise);
};

Object.assign(KEYS, {
  m: () => press(
    ticked().length > 1
      ? document.querySelector("[data-merge-chosen]")
      : chosen()?.querySelector("[data-merge]"),
    outcome.dataset.noNext,
  ),
  s: () => open("[data-split]", ".split-place:checked"),
  u: () => press(document.querySelector("[data-undo]"), outcome.dataset.noUndo),
  x: () => {
    const box = chosen()?.querySelector(".draft-select");
    if (!box) return;
    box.checked = !box.checked;
    offerMerge();
    say(`${outcome.dataset.chosen} ${ticked().length}`);
  },
  "/": () => {
    const all = document.getElementById("filters");
    (all?.querySelector("[aria-current]") || all?.querySelector("a"))?.focus();
  },
});

document.addEventListener("decided", () => {
  const said = workspace().querySelector(".course-said")?.textContent ?? "";
  offerMerge();
  say(`${said} ${document.getElementById("progress-said")?.textContent ?? ""}`);
});

// Whoever is disturbed by single keys turns them off; the choice stays in this browser.
const KEPT = "remit-keys";
const keysSwitch = document.querySelector("[data-keys-switch]");
const remembered = () => {
  try { return window.localStorage.getItem(KEPT) !== "off"; } catch { return true; }
};
const switchKeys = (on) => {
  document.documentElement.classList.toggle("keys-off", !on);
  keysSwitch?.setAttribute("aria-pressed", String(on));
  if (keysSwitch) keysSwitch.textContent = on ? keysSwitch.dataset.on : keysSwitch.dataset.off;
};
switchKeys(remembered());
keysSwitch?.addEventListener("click", () => {
  const on = silent();
  try { window.localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* it holds for this page */ }
  switchKeys(on);
});

// What is half written is kept after a short rest, and at the latest when the page is left.
const REST = 700;
const PING = 30000;
const SOON = 400;
const sent = (form, kind) => {
  const fields = new FormData(form);
  if (kind) fields.set("form", kind);
  return fields;
};
const PART = { "HX-Request": "true", "X-Page-Language": document.documentElement.lang };
const post = (url, body, signal) => fetch(url, {
  method: "POST", body, signal, headers: PART, credentials: "same-origin", redirect: "manual",
});
const tell = (form, words, bad = false) => {
  const place = form.querySelector(".kept");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("kept-not", bad);
};
const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

// After somebody signed in again the form needs the word by which the site knows its own forms.
const renew = async (form) => {
  const answer = await fetch(form.getAttribute("action"), { headers: PART });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const word = page.querySelector("[name=csrfmiddlewaretoken]");
  if (!answer.ok || !word) return false;
  form.elements.csrfmiddlewaretoken.value = word.value;
  return true;
};

const waitingToKeep = new Map();
const onTheWay = new Map();
const keep = async (form, kind = "", again = true) => {
  // Who only says that somebody is there leaves what waits to be kept waiting.
  if (!kind) waitingToKeep.delete(form);
  const trip = new AbortController();
  onTheWay.set(form, trip);
  try {
    const answer = await post(form.dataset.keep, sent(form, kind), trip.signal);
    if (answer.status === 403 && again && await renew(form)) {
      await keep(form, kind, false);
    } else if (answer.ok && !answer.headers.get("HX-Refresh")) {
      if (!kind) {
        tell(form, await answer.text());
        form.closest("[data-draft]")?.classList.add("is-begun");
      }
    } else if (answer.status === 422 || answer.status === 409) {
      tell(form, plain(await answer.text()), true);
    } else {
      throw new Error("not kept");
    }
  } catch {
    if (kind || trip.signal.aborted) return;
    tell(form, form.dataset.notKept, true);
    if (form.isConnected) rest(form, REST * 7);
  } finally {
    if (onTheWay.get(form) === trip) onTheWay.delete(form);
  }
};
const rest = (form, pause = REST) => {
  window.clearTimeout(waitingToKeep.get(form));
  waitingToKeep.set(form, window.setTimeout(() => keep(form), pause));
};
const keeping = (target) => target.closest?.("form[data-keep]");

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = keeping(event.target);
    if (form && event.target.name) rest(form);
  });
}

const hurry = (form) => {
  window.clearTimeout(waitingToKeep.get(form));
  waitingToKeep.delete(form);
  navigator.sendBeacon(form.dataset.keep, sent(form));
};
window.addEventListener("pagehide", () => [...waitingToKeep.keys()].forEach(hurry));
document.addEventListener("leave", (event) => {
  const form = keeping(event.target);
  if (!form) return;
  if (waitingToKeep.has(form)) hurry(form);
  else navigator.sendBeacon(form.dataset.leave, sent(form));
});
// What is being decided needs to be kept no more, unless the decision fails.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = keeping(event.target);
  if (form !== event.target) return;
  window.clearTimeout(waitingToKeep.get(form));
  waitingToKeep.delete(form);
  onTheWay.get(form)?.abort();
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = keeping(event.target);
  if (form === event.target && form.isConnected && !event.detail.successful) rest(form);
});

// Others see who has which draft open.
const here = () => {
  const form = document.querySelector(".draft-form form[data-keep]");
  if (form && !under.size && document.visibilityState === "visible") keep(form, "open");
};
document.addEventListener("htmx:afterSwap", (event) => {
  // Who decides at once has nothing open that others need to see.
  if (event.target.classList?.contains("draft-form")) window.setTimeout(here, SOON);
});
window.setInterval(here, PING);

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reload]");
  if (!link) return;
  event.preventDefault();
  const place = new URL(link.href).hash;
  if (place) window.history.replaceState(null, "", place);
  window.location.reload();
});
