// The text beside its drafts: choosing a draft shows its place and the other way round, keys go
// through the drafts, and marked words can be added as a draft. Without this script every link and
// form of the page works too.

const workspace = () => document.getElementById("workspace");
const drafts = () => [...document.querySelectorAll("[data-draft]")];
const chosen = () => document.querySelector("[data-draft].is-chosen");

const isWide = window.matchMedia("(min-width: 992px)");

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
const bring = (element, { page = true } = {}) => {
  const panel = element.closest(".received, .drafts");
  const scrolls = panel && panel.scrollHeight > panel.clientHeight + 1;
  if (page && scrolls && panel.getBoundingClientRect().bottom > window.innerHeight) {
    workspace().scrollIntoView({ block: "start" });
  }
  if (!scrolls) {
    if (page) element.scrollIntoView({ block: "center" });
  } else if (!within(element, panel)) {
    const by = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += by - panel.clientHeight / 4;
  }
};

// What was opened is shown from its top.
const reveal = (element) => {
  const panel = element.closest(".drafts");
  if (!panel || panel.scrollHeight <= panel.clientHeight + 1) {
    element.scrollIntoView({ block: "start" });
    return;
  }
  if (panel.getBoundingClientRect().bottom > window.innerHeight) {
    workspace().scrollIntoView({ block: "start" });
  }
  panel.scrollTop += element.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
};

const mark = (key) => {
  document.querySelectorAll("mark.is-chosen").forEach((one) => one.classList.remove("is-chosen"));
  const marks = marksOf(key);
  marks.forEach((one) => one.classList.add("is-chosen"));
  return marks[0];
};

const choose = (card, { pane = "drafts", focus = true, page = true } = {}) => {
  if (!card) return;
  chosen()?.classList.remove("is-chosen");
  card.classList.add("is-chosen");
  const fold = card.querySelector(".draft-fold");
  if (fold) fold.open = true;
  const first = mark(card.dataset.draft);
  show(pane);
  if (first) bring(first, { page });
  if (pane === "drafts") {
    bring(card, { page });
    if (focus) card.focus({ preventScroll: true });
  }
};

const waits = (card) => card.classList.contains("draft-pending");

// The current draft follows the focus; nothing is moved under whoever is about to press.
document.addEventListener("focusin", (event) => {
  const card = event.target.closest?.("[data-draft]");
  if (!card || card === chosen()) return;
  chosen()?.classList.remove("is-chosen");
  card.classList.add("is-chosen");
  const first = mark(card.dataset.draft);
  const panel = first?.closest(".received");
  if (panel && panel.scrollHeight > panel.clientHeight + 1) bring(first, { page: false });
});

// What stands behind the fold waits for nobody, unless it is all that is shown.
const folded = (card) => card.querySelector(".draft-fold") !== null;

// The next draft that waits, from the chosen one on and round to the first; the decided ones are
// passed over, for there is nothing to do at them.
const stepWaiting = (by) => {
  const all = drafts();
  const asks = (card) => waits(card) && (!folded(card) || all.every(folded));
  const at = all.indexOf(chosen());
  const after = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  const rest = all.filter((one) => !after.includes(one));
  choose([...after, ...(by > 0 ? rest : rest.reverse())].find(asks));
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

// Keys that come while a form opens or a decision is under way wait for it, and none is lost: what
// was meant for the form is written there.
const under = new Set();
const queued = [];
const decides = (element) => element.matches?.("#workspace form, [data-accept], [data-reject], [data-split]");
const write = (field, sign) => {
  field.setRangeText(sign, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const replay = () => {
  while (queued.length && !under.size) {
    const { key, sign } = queued.shift();
    const field = document.activeElement;
    if (field.matches("textarea, input[type=text], input[type=search], input:not([type])")) {
      if (sign !== "Enter") write(field, sign);
    } else if (sign === "Enter") {
      if (field.matches("button, a[href], summary")) field.click();
    } else if (!silent()) {
      KEYS[key]?.();
    }
  }
};
document.addEventListener("htmx:beforeSend", (event) => {
  if (decides(event.detail.elt)) under.add(event.detail.xhr);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!under.delete(event.detail.xhr)) return;
  if (!event.detail.successful) queued.length = 0;
  replay();
});
document.addEventListener("keydown", (event) => {
  const isSign = event.key.length === 1 || event.key === "Enter";
  if (!under.size || !isSign || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || typing(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  queued.push({ key: keyOf(event), sign: event.key });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || under.size) return;
  const form = event.target.closest?.(".draft-form form.decide");
  if (!form) return;
  event.preventDefault();
  // Pressed as by hand: only then does the form say which step its button takes.
  form.querySelector(".begin-send, .act-send").click();
});

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
  if (at("[data-pane]")) show(at("[data-pane]").dataset.pane);
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

// Beside the button stands who is to owe it and by when, also while their fields are out of sight.
const sumUp = (form) => {
  const place = form?.querySelector(".begin-sums");
  if (!place) return;
  const lead = form.querySelector("input[name=lead]:checked")?.closest("label").querySelector("bdi");
  const said = [lead?.textContent, form.elements.due?.value].map((one) => one?.trim()).filter(Boolean);
  place.hidden = said.length === 0;
  place.replaceChildren(...said.flatMap((words, at) => {
    const own = document.createElement("bdi");
    own.textContent = words;
    return at ? [" · ", own] : [own];
  }));
};
["input", "change"].forEach((name) => {
  document.addEventListener(name, ({ target }) => sumUp(target.closest?.("form.decide")));
});

// A form that was opened: the others close, its draft is chosen, and the key says where to write.
document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.target.closest?.(".draft-form");
  if (!form || event.target !== form) return;
  // Whoever is quick presses its button before htmx would have looked at it by itself.
  window.htmx.process(form);
  sumUp(form.querySelector("form.decide"));
  closeForms(form);
  const card = form.closest("[data-draft]");
  choose(card, { focus: false });
  const asked = focusOn || "textarea";
  focusOn = "";
  const ready = form.querySelector("input[name=lead]:checked") || asked !== ".begin-send";
  form.querySelector(ready ? asked : "#id_lead_words")?.focus({ preventScroll: true });
  reveal(form);
});

// Since when the page is shown, so that what changed since is answered and nothing else.
document.addEventListener("htmx:configRequest", (event) => {
  const since = document.getElementById("others")?.dataset.since;
  if (since && workspace().contains(event.detail.elt)) event.detail.headers["X-Remit-Since"] = since;
});

const goOn = (told) => {
  choose(document.getElementById(told.at) || document.getElementById(told.decided));
  document.dispatchEvent(new Event("decided"));
};

// Each part of an answer takes the place of what has its name; a new card stands after another.
const put = (part, old) => {
  if (old) old.replaceWith(part);
  window.htmx.process(part);
};
const placeCard = (card, after) => {
  const old = document.getElementById(card.id);
  if (!old && document.getElementById(after)) document.getElementById(after).after(card);
  else if (!old) document.getElementById("drafts").prepend(card);
  put(card, old);
};
document.addEventListener("htmx:afterSwap", (event) => {
  const answer = event.target.id === "answer" && event.target.querySelector("template");
  if (!answer) return;
  document.getElementById(answer.dataset.decided)?.querySelector(".draft-form")?.replaceChildren();
  answer.dataset.gone.split(" ").forEach((key) => key && document.getElementById(key)?.remove());
  closeForms(null);
  [...answer.content.children].forEach((part) => {
    if (part.dataset.after) placeCard(part.firstElementChild, part.dataset.after);
    else put(part, document.getElementById(part.id));
  });
  answer.remove();
  goOn(answer.dataset);
});

// Where all is shown again, it stands where it stood.
let stood = [];
const panels = () => [...document.querySelectorAll(".received, .drafts")];
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "workspace") stood = panels().map((one) => one.scrollTop);
});
document.addEventListener("htmx:afterSettle", () => {
  const space = workspace();
  if (!space?.dataset.decided) return;
  const told = { ...space.dataset };
  delete space.dataset.decided;
  panels().forEach((one, at) => { one.scrollTop = stood[at] ?? 0; });
  goOn(told);
});

// What a form is answered is in view, wherever it was sent.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.matches?.(".draft-form .said") && event.target.textContent.trim()) bring(event.target);
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

// While one still draws over the text nothing stands in the way; then the button stands below the
// marked lines, or above them where there is no room.
let drawing = false;
const offerMarked = () => {
  const button = document.querySelector("[data-add-marked]");
  if (!button) return;
  const found = drawing ? null : marked();
  button.hidden = !found;
  if (!found) return;
  const box = found.range.getBoundingClientRect();
  const space = workspace().getBoundingClientRect();
  const panel = document.getElementById("received").getBoundingClientRect();
  const floor = Math.min(panel.bottom, window.innerHeight);
  const below = box.bottom + 6;
  const top = below + button.offsetHeight <= floor ? below : box.top - button.offsetHeight - 6;
  const room = space.width - button.offsetWidth;
  button.style.setProperty("top", `${top - space.top}px`);
  button.style.setProperty("left", `${Math.max(0, Math.min(box.left - space.left, room))}px`);
};
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest?.("#received")) return;
  drawing = true;
  offerMarked();
});
for (const kind of ["pointerup", "pointercancel"]) {
  document.addEventListener(kind, () => {
    if (!drawing) return;
    drawing = false;
    window.setTimeout(offerMarked);
  });
}
document.addEventListener("selectionchange", offerMarked);

// Pressing the button must not undo the marking it is about.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-add-marked]")) event.preventDefault();
});

// Another language is opened where one reads: at the chosen draft, else at the first paragraph in view.
const lookedAt = () => {
  const text = document.getElementById("received");
  const first = chosen() && marksOf(chosen().dataset.draft)[0];
  if (first) return place(first, 0);
  const top = Math.max(text.getBoundingClientRect().top, 0);
  const seen = [...text.querySelectorAll("[data-start]")].find((one) => {
    return one.textContent.trim() && one.getBoundingClientRect().top >= top;
  });
  return seen ? Number(seen.dataset.start) : null;
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-expression]");
  const at = link && workspace() ? lookedAt() : null;
  if (at !== null) link.search = `?at=${at}`;
});

// What stands above the text and asks for an answer first is not scrolled away.
const asksFirst = () => document.querySelector(".touched-fold[open], .likely-fold[open]") !== null;

// Coming from a commitment or with a draft in the address; else one goes on where one stopped.
const arrive = () => {
  const key = decodeURIComponent(window.location.hash.slice(1));
  if (key.startsWith("draft-")) choose(document.getElementById(key));
  else if (key.startsWith("span-")) {
    show("text");
    const anchor = document.getElementById(key);
    if (anchor) bring(anchor.nextElementSibling || anchor);
  } else if (!key && workspace()?.dataset.resume) {
    const card = document.getElementById(workspace().dataset.resume);
    if (isWide.matches) choose(card, { focus: false, page: !asksFirst() });
    else card?.classList.add("is-chosen");
  }
};
arrive();
window.addEventListener("hashchange", arrive);
