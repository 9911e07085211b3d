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
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});

// On a phone what comes after the figures and what is late is folded until somebody asks for it.
const phone = window.matchMedia("(max-width: 599.98px)");
const fold = () => document.querySelectorAll("details[data-fold]").forEach((one) => {
  one.open = !phone.matches || Boolean(location.hash && one.querySelector(location.hash));
});
phone.addEventListener("change", fold);
if (phone.matches) fold();

// What can be done with several rows says with how many of those that are ticked.
const countTicked = () => {
  const ticked = [...document.querySelectorAll('[form="together"]:checked')].map((one) => one.value);
  document.querySelectorAll("#together [data-fits]").forEach((button) => {
    const fits = button.dataset.fits.split(" ");
    const n = ticked.filter((one) => fits.includes(one)).length;
    const said = button.querySelector("[data-ticked]");
    said.textContent = n ? `(${n})` : "";
    said.hidden = !n;
  });
};
document.addEventListener("change", (event) => {
  if (event.target.matches('[form="together"]')) countTicked();
});
window.addEventListener("pageshow", countTicked);

// A one-time link presses its button by itself.
document.querySelector("form[data-send-at-once]")?.requestSubmit();

// What is shown once can be copied by a button; without it the field is there to be marked.
document.querySelectorAll("[data-copy]").forEach((one) => {
  const field = document.getElementById(one.dataset.copy);
  one.hidden = false;
  one.addEventListener("click", async () => {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    one.nextElementSibling.textContent = one.dataset.copied;
  });
});

// What takes longer than a moment is said to be under way, until the answer or the next page is there.
const underWay = document.querySelector("body > .under-way");
const MOMENT = 400;
let soon = 0;
const sayUnderWay = (form) => {
  window.clearTimeout(soon);
  soon = window.setTimeout(() => {
    underWay.textContent = form.dataset.underWay ?? underWay.dataset.says;
  }, MOMENT);
};
const sayDone = () => {
  window.clearTimeout(soon);
  underWay.textContent = "";
};
if (underWay) {
  const writes = (event) => event.detail.requestConfig?.verb === "post";
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!event.defaultPrevented && form.method === "post" && form.closest("main")) sayUnderWay(form);
  });
  document.addEventListener("htmx:beforeSend", (event) => { if (writes(event)) sayUnderWay(event.detail.elt); });
  document.addEventListener("htmx:afterRequest", (event) => { if (writes(event)) sayDone(); });
  window.addEventListener("pageshow", sayDone);
}

// What is asked for a part of this page is answered in its language, whatever another tab chose.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-Page-Language"] = document.documentElement.lang;
});

// A day that is not understood is said once, beside its field, which is marked and has the focus.
const OF_A_DAY = /^(FIELD_(DAY|MOMENT)|DUE_(NOT|VALUE|OUT))_/;
const fieldOf = (words) => words.id && document.querySelector(`[aria-describedby~="${words.id}"]`);
const sayDayOnce = (form) => {
  const said = form?.querySelector(".said");
  const error = form?.querySelector(".due-said > .field-error");
  if (!error || !OF_A_DAY.test(said?.querySelector(".rule")?.textContent ?? "")) return;
  said.replaceChildren();
  fieldOf(error.parentElement)?.focus();
};

// A message is shown once: what was said of the act before is gone when something else is said.
const messages = document.getElementById("messages");
const forgetMessages = () => messages?.replaceChildren();

// What every part of a form would be told alike is told once, above its fields, and the part stays
// as it is: that one was signed out, or that the site is away.
const ofTheWhole = (status) => status === 401 || status >= 500;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const place = detail.requestConfig?.elt.closest?.("form")?.querySelector(".said");
  if (!place || !ofTheWhole(detail.xhr.status)) return;
  detail.target = place;
  detail.swapOverride = "innerHTML";
});

// Who is writing in a field goes on writing there, whatever the field asked meanwhile.
const isAmidWriting = (asked) => asked?.verb === "get" && asked.elt.matches?.("form *");

// A sentence that came beside a form is read out and seen.
document.addEventListener("htmx:afterSwap", ({ target, detail }) => {
  if (target.querySelector?.("[data-said]")) forgetMessages();
  if (target.matches?.(".due-said")) {
    fieldOf(target)?.setAttribute("aria-invalid", String(target.querySelector(".field-error") !== null));
  }
  if (!isAmidWriting(detail.requestConfig)) target.querySelector?.("[data-said]")?.focus();
  if (target.matches?.(".said")) sayAbout(target.closest("form"));
  sayDayOnce(target.closest?.("form"));
});

// A page that comes with a sentence, after an act or a refusal, begins there, unless it leads
// somewhere else.
const begins = document.querySelector("#messages [data-said], main form .said [data-said]");
if (begins && document.activeElement === document.body && !location.hash) begins.focus();

// All fields of a form that are empty or wrong are named at once, each with the way to it; a form
// without a place to say so leaves it to the browser.
const wrong = new Map();
const nameOfField = (field) => {
  const label = field.labels?.[0]?.cloneNode(true) ?? field.closest("fieldset")?.querySelector("legend");
  label?.querySelectorAll?.(".optional").forEach((one) => one.remove());
  return label?.textContent.trim() || field.getAttribute("aria-label") || field.name;
};
// A day that is not understood is among them.
const isMisread = (field) => field.getAttribute("aria-invalid") === "true"
  && (field.getAttribute("aria-describedby") ?? "").split(" ")
    .some((id) => document.getElementById(id)?.querySelector(".field-error"));
const openTo = (field) => {
  for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
};
const leadTo = (place, fields) => fields.forEach((field, at) => {
  const link = document.createElement("a");
  const part = field.closest(".part-row")?.querySelector(".part-legend")?.firstChild.textContent.trim();
  link.href = `#${field.id}`;
  link.textContent = part ? `${part}: ${nameOfField(field)}` : nameOfField(field);
  place.append(at ? " · " : "", link);
  field.setAttribute("aria-invalid", "true");
  field.dataset.refused = "";
});
const sayWrong = (form) => {
  const named = wrong.get(form);
  const fields = [...form.elements].filter((one) => named.includes(one) || isMisread(one));
  wrong.delete(form);
  const note = document.getElementById("fields-empty").content.cloneNode(true);
  leadTo(note.querySelector("[data-fields]"), fields);
  const said = form.querySelector(".said");
  forgetMessages();
  said.replaceChildren(note);
  said.querySelector("[data-said]").focus();
};
// Who writes in a field that was refused, or chooses in it, has seen that it was.
const unmark = (field) => {
  delete field.dataset.refused;
  field.removeAttribute("aria-invalid");
};
["input", "change"].forEach((name) => document.addEventListener(name, ({ target }) => {
  const field = target.closest?.(".picker")?.querySelector("[type=search]") ?? target;
  if (field.dataset && "refused" in field.dataset) unmark(field);
}));
// A refusal names the fields that it is about; of several names the first that the form has.
const fieldNamed = (form, name) => [`id_${name}_words`, `id_${name}`]
  .map((id) => form.querySelector(`#${CSS.escape(id)}`)).find(Boolean);
const sayAbout = (form) => {
  const about = form?.querySelector(".said [data-about]");
  if (!about) return;
  form.querySelectorAll("[data-refused]").forEach(unmark);
  const fields = about.dataset.about.split(" ")
    .map((names) => names.split("|").map((name) => fieldNamed(form, name)).find(Boolean));
  const found = [...form.elements].filter((one) => fields.includes(one) || isMisread(one));
  found.forEach(openTo);
  leadTo(about.querySelector("[data-fields]"), found);
  about.hidden = !found.length;
};
document.addEventListener("invalid", (event) => {
  const { form } = event.target;
  if (!form?.querySelector(".said") || !event.target.id) return;
  event.preventDefault();
  openTo(event.target);
  if (!wrong.has(form)) {
    wrong.set(form, []);
    window.setTimeout(sayWrong, 0, form);
  }
  wrong.get(form).push(event.target);
}, true);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-fields] a");
  if (!link) return;
  event.preventDefault();
  const field = document.getElementById(link.hash.slice(1));
  if (field) openTo(field);
  field?.focus();
});

// A unit that must be named is empty until one is chosen or words are typed. Beside a draft the
// offers stand for it, and the answer of the site says what is missing.
const askForUnits = () => document.querySelectorAll("form:not(.decide) .picker[data-required]").forEach((one) => {
  const search = one.querySelector("input[type=search]");
  search.required = !one.querySelector("input:checked");
  if (!search.required) search.removeAttribute("aria-invalid");
});
// What is needed with one answer of another field is needed while that answer is chosen.
const askWhereNeeded = () => document.querySelectorAll("[data-needed]").forEach((one) => {
  const [name, answer] = one.dataset.needed.split(" ");
  one.required = one.form?.elements[name]?.value === answer;
  if (!one.required && one.dataset.refused === undefined) one.removeAttribute("aria-invalid");
});
["change", "htmx:afterSwap"].forEach((name) => document.addEventListener(name, askWhereNeeded));
window.addEventListener("pageshow", askWhereNeeded);
askWhereNeeded();
["change", "htmx:afterSwap"].forEach((name) => document.addEventListener(name, askForUnits));
window.addEventListener("pageshow", askForUnits);
askForUnits();

// Who signed in again beside a page that stayed open sends its forms with the new secret.
document.addEventListener("remit:renewed", (event) => {
  document.querySelectorAll("input[name=csrfmiddlewaretoken]")
    .forEach((one) => { one.value = event.detail.token; });
});

// The list of all there is opens by its sign and by Ctrl+K; what it does is loaded when it first
// opens. Without a script the sign is a link to the search page.
const palette = document.getElementById("palette");
const signs = [...document.querySelectorAll("[data-palette]")];
const openPalette = async () => {
  if (document.querySelector("dialog[open]")) return;
  palette.showModal();
  try {
    (await import(new URL(palette.dataset.script, document.baseURI))).begin();
  } catch {
    window.location.assign(palette.dataset.search);
  }
};
if (palette) {
  const mac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);
  if (mac) document.querySelectorAll("[data-modifier]").forEach((one) => { one.textContent = "⌘ K"; });
  if (mac) document.querySelectorAll("[data-modifier-alone]").forEach((one) => { one.textContent = "⌘"; });
  signs.forEach((sign) => {
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-haspopup", "dialog");
    sign.addEventListener("click", (event) => { event.preventDefault(); openPalette(); });
    sign.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      openPalette();
    });
  });
  document.addEventListener("keydown", (event) => {
    const asks = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!asks || (event.key.toLowerCase() !== "k" && event.code !== "KeyK")) return;
    event.preventDefault();
    if (palette.open) palette.close();
    else openPalette();
  });
}

// The keys of the page, by ? or by a button. Whoever is disturbed by single keys turns them off;
// the choice stays in this browser. On the page of a text confirming.js keeps the switch.
const WRITTEN_IN = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";
const keys = document.getElementById("keys");
const keysOff = () => document.documentElement.classList.contains("keys-off");
const showKeys = () => { if (keys && !document.querySelector("dialog[open]")) keys.showModal(); };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!["?", "؟"].includes(event.key) || keysOff()) return;
  // A field in a list that was just closed keeps the focus for a moment; nobody writes in it.
  const shut = event.target.closest("dialog:not([open])");
  if (!shut && event.target.closest(WRITTEN_IN)) return;
  event.preventDefault();
  showKeys();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) showKeys();
  if (event.target.matches("dialog.keys-help, dialog.palette")) event.target.close();
});
if (!document.getElementById("workspace")) {
  const turn = document.querySelector("[data-keys-switch]");
  const turned = (on) => {
    document.documentElement.classList.toggle("keys-off", !on);
    turn?.setAttribute("aria-pressed", String(on));
    if (turn) turn.textContent = on ? turn.dataset.on : turn.dataset.off;
  };
  const kept = () => {
    try { return window.localStorage.getItem("remit-keys") !== "off"; } catch { return true; }
  };
  turned(kept());
  turn?.addEventListener("click", () => {
    const on = keysOff();
    try { window.localStorage.setItem("remit-keys", on ? "on" : "off"); } catch { /* for this page */ }
    turned(on);
  });
}

// The question that is put once names what was chosen.
document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-asks]");
  if (!form || target.localName !== "select") return;
  const named = target.value ? ` ${target.selectedOptions[0].textContent}` : "";
  form.setAttribute("hx-confirm", form.dataset.asks + named);
});

// One tick for all rows of a table that can be chosen.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-tick-all]")) return;
  event.target.closest("table").querySelectorAll("tbody input[name=commitment]")
    .forEach((one) => { one.checked = event.target.checked; });
});

// While a field is empty, the sign of where one writes stands where its language begins.
["focusin", "input"].forEach((name) => document.addEventListener(name, ({ target }) => {
  if (target.matches?.('.form-control[dir="auto"]')) target.classList.toggle("is-empty", !target.value);
}));
