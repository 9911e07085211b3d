// The text beside its drafts: choosing a draft shows its place and the other way round, keys go
// through the drafts, and marked words can be added as a draft. Without this script every link and
// form of the page works too.

const workspace = () => document.getElementById("workspace");
const drafts = () => [...document.querySelectorAll("[data-draft]")];
const chosen = () => document.querySelector("[data-draft].is-chosen");

const show = (pane) => {
  const space = workspace();
  space.classList.toggle("shows-text", pane === "text");
  space.querySelectorAll("[data-pane]").forEach((choice) => {
    choice.setAttribute("aria-pressed", String(choice.dataset.pane === pane));
  });
};

const marksOf = (key) => [...document.querySelectorAll(`mark[data-spans~="${CSS.escape(key)}"]`)];

const within = (element, panel) => {
  const inner = element.getBoundingClientRect();
  const outer = panel.getBoundingClientRect();
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
};

// Scrolls only the panel on a wide page, once that is in the window; the whole page on a phone.
const bring = (element) => {
  const panel = element.closest(".received, .drafts");
  const scrolls = panel && panel.scrollHeight > panel.clientHeight + 1;
  if (scrolls && panel.getBoundingClientRect().bottom > window.innerHeight) {
    workspace().scrollIntoView({ block: "start" });
  }
  if (!scrolls) {
    element.scrollIntoView({ block: "center" });
  } else if (!within(element, panel)) {
    const by = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += by - panel.clientHeight / 4;
  }
};

const mark = (key) => {
  document.querySelectorAll("mark.is-chosen").forEach((one) => one.classList.remove("is-chosen"));
  const marks = marksOf(key);
  marks.forEach((one) => one.classList.add("is-chosen"));
  return marks[0];
};

const choose = (card, { pane = "drafts", focus = true } = {}) => {
  if (!card) return;
  chosen()?.classList.remove("is-chosen");
  card.classList.add("is-chosen");
  const fold = card.querySelector(".draft-fold");
  if (fold) fold.open = true;
  const first = mark(card.dataset.draft);
  show(pane);
  if (first) bring(first);
  if (pane === "drafts") {
    bring(card);
    if (focus) card.focus({ preventScroll: true });
  }
};

const waits = (card) => card.classList.contains("draft-pending");

// The next draft that waits, from the chosen one on and round to the first; the decided ones are
// passed over, for there is nothing to do at them.
const stepWaiting = (by) => {
  const all = drafts();
  const at = all.indexOf(chosen());
  const after = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  const rest = all.filter((one) => !after.includes(one));
  choose([...after, ...(by > 0 ? rest : rest.reverse())].find(waits));
};

const stepAny = (by) => {
  const all = drafts();
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
};

// One form at a time, so that each field on the page has one name.
const closeForms = (but) => {
  document.querySelectorAll(".draft-form").forEach((place) => {
    if (place === but) return;
    place.querySelector("form")?.dispatchEvent(new Event("leave", { bubbles: true }));
    place.replaceChildren();
  });
};

let focusOn = "";
const open = (selector, focus) => {
  const link = chosen()?.querySelector(selector);
  if (!link) return;
  focusOn = focus;
  link.click();
};

const KEYS = {
  j: () => stepWaiting(1),
  k: () => stepWaiting(-1),
  J: () => stepAny(1),
  K: () => stepAny(-1),
  a: () => open("[data-accept]", ".begin-send"),
  e: () => open("[data-accept]", "textarea"),
  r: () => open("[data-reject]", "textarea"),
  "?": () => document.getElementById("keys").showModal(),
};

const FIELDS = "input:not(.draft-select), textarea, select, [contenteditable], dialog";
const typing = (target) => target.closest(FIELDS);

// On a keyboard with other letters a key is known by its place.
const PLACES = { Slash: "/", Period: "." };
const keyOf = (event) => {
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key;
  const letter = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : PLACES[event.code];
  if (event.key.length !== 1 || !letter) return event.key;
  if (letter === "/" && event.shiftKey) return "?";
  return event.shiftKey ? letter.toUpperCase() : letter;
};
const silent = () => document.documentElement.classList.contains("keys-off");

document.addEventListener("keydown", (event) => {
  if (!workspace() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.closest?.(".draft-form")) {
    const card = event.target.closest("[data-draft]");
    closeForms(null);
    card.focus();
    return;
  }
  const key = keyOf(event);
  if (typing(event.target) || silent() || !KEYS[key]) return;
  event.preventDefault();
  KEYS[key]();
});

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (!workspace()) return;
  if (at("[data-keys]")) document.getElementById("keys").showModal();
  else if (at("[data-pane]")) show(at("[data-pane]").dataset.pane);
  else if (at("[data-add-marked]")) addMarked();
  else if (at(".draft-place")) {
    event.preventDefault();
    choose(at("[data-draft]"), { pane: "text" });
  } else if (at("[data-place]")) {
    event.preventDefault();
    const first = mark(at("[data-place]").dataset.place);
    show("text");
    if (first) bring(first);
  } else if (at("mark[data-spans]") && window.getSelection().isCollapsed) {
    const key = at("mark").dataset.spans.split(" ").find((one) => one.startsWith("draft-"));
    if (key) choose(document.getElementById(key));
  } else if (at("[data-draft]") && !at("a, button, input, textarea, select, label, summary, form")) {
    choose(at("[data-draft]"), { focus: false });
  }
});

// A form that was opened: the others close, its draft is chosen, and the key says where to write.
document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.target.closest?.(".draft-form");
  if (!form || event.target !== form) return;
  closeForms(form);
  const card = form.closest("[data-draft]");
  choose(card, { focus: false });
  const asked = focusOn || "textarea";
  focusOn = "";
  const ready = form.querySelector("input[name=lead]:checked") || asked !== ".begin-send";
  form.querySelector(ready ? asked : "#id_lead_words")?.focus();
});

// After a decision the page is the same, and the next draft that waits is chosen.
document.addEventListener("htmx:afterSettle", () => {
  const space = workspace();
  if (!space?.dataset.decided) return;
  const at = document.getElementById(space.dataset.at) || document.getElementById(space.dataset.decided);
  delete space.dataset.decided;
  choose(at);
  document.dispatchEvent(new Event("decided"));
});

// Marked words. A place in the text is counted in code points, as the server counts.
const place = (node, offset) => {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
};

const marked = () => {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = document.getElementById("received");
  if (!text?.contains(range.commonAncestorContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, range };
};

const addMarked = () => {
  const found = marked();
  const form = document.getElementById("passage-form");
  if (!found || !form) return;
  form.elements.start.value = found.start;
  form.elements.end.value = found.end;
  form.elements.quote.value = found.range.toString();
  show("drafts");
  document.getElementById("add-passage").open = true;
  form.requestSubmit();
};

// Written words have no place of their own: an older mark must not speak for them.
document.addEventListener("input", (event) => {
  if (event.target.id !== "id_quote") return;
  event.target.form.elements.start.value = "";
  event.target.form.elements.end.value = "";
});

document.addEventListener("selectionchange", () => {
  const button = document.querySelector("[data-add-marked]");
  if (!button) return;
  const found = marked();
  button.hidden = !found;
  if (!found) return;
  const box = found.range.getBoundingClientRect();
  const space = workspace().getBoundingClientRect();
  button.style.setProperty("top", `${box.bottom - space.top + 6}px`);
  button.style.setProperty("left", `${Math.max(0, Math.min(box.left - space.left, space.width - 180))}px`);
});

// Pressing the button must not undo the marking it is about.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-add-marked]")) event.preventDefault();
});

// Coming from a commitment or with a draft in the address; else one goes on where one stopped.
const arrive = () => {
  const key = decodeURIComponent(window.location.hash.slice(1));
  if (key.startsWith("draft-")) choose(document.getElementById(key));
  else if (key.startsWith("span-")) {
    show("text");
    const anchor = document.getElementById(key);
    if (anchor) bring(anchor.nextElementSibling || anchor);
  } else if (!key && workspace()?.dataset.resume) {
    choose(document.getElementById(workspace().dataset.resume), { focus: false });
  }
};
arrive();
window.addEventListener("hashchange", arrive);
