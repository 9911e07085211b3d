// The list of all there is: pages that one may open, what the menus of the bar do, and whatever a
// search finds while one types. A combobox with a list: the focus stays in the field, the arrows
// choose. What it shows is text alone; nothing that was found is ever read as markup.

const REST = 160;
const MOST = 6;

const dialog = document.getElementById("palette");
const field = dialog.querySelector("[role=combobox]");
const list = dialog.querySelector("[role=listbox]");
const said = dialog.querySelector("[role=status]");

const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\p{M}\u0640]/gu, "").replace(/đ/g, "d").replace(/[ىی]/g, "ي").replace(/ة/g, "ه");

// What the menus of the page do already is done by pressing them.
const entry = (element, group) => ({
  group,
  words: element.textContent.replace(/\s+/g, " ").trim(),
  lang: element.lang,
  perform: () => { dialog.close(); element.click(); },
});
// The lists that the person saved; they are asked for once, when the list of all there is opens.
let saved = [];
const ASKS = { Accept: "application/json", "X-Page-Language": document.documentElement.lang };
let asked = false;
const askSaved = async () => {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch(dialog.dataset.lists, {
      headers: ASKS, credentials: "same-origin",
    });
    if (!answer.ok) return;
    saved = (await answer.json()).lists;
    if (saved.length) draw(field.value.trim(), found);
  } catch { /* without them the rest of the list stands as it is */ }
};
const commands = () => {
  const all = (selector, group) => [...document.querySelectorAll(selector)]
    .filter((one) => !one.matches("[aria-current=true]")).map((one) => entry(one, group));
  const names = list.dataset;
  return [
    ...all("#places a, [data-further] a", names.pages),
    ...saved.map(({ name, url }) => ({
      group: names.saved, words: name, lang: "", perform: () => go(url)(),
    })),
    ...all(".bar button[name=language]", names.language),
    ...all(".bar button[name=theme]", names.theme),
    ...all(".bar button[name=post]", names.post),
  ];
};

const made = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

// A text with its marks; a document number keeps the order of its signs.
const written = (runs) => runs.map((run) => {
  const pieces = run.pieces.map((one) => (one.hit ? made("mark", {}, one.text) : one.text));
  return run.number ? made("bdi", { dir: "ltr", class: "docno" }, ...pieces) : made("span", {}, ...pieces);
});
const isolated = (runs) => made("bdi", {}, ...written(runs));

let options = [];
let at = -1;
let moved = false;

const choose = (place) => {
  options[at]?.element.setAttribute("aria-selected", "false");
  at = options.length ? (place + options.length) % options.length : -1;
  const chosen = options[at]?.element;
  if (!chosen) {
    field.removeAttribute("aria-activedescendant");
    return;
  }
  chosen.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
};

const option = (perform, key, ...inside) => {
  const id = `palette-option-${options.length}`;
  const element = made("div", { role: "option", id, class: "palette-one", "aria-selected": "false" }, ...inside);
  element.addEventListener("click", perform);
  options.push({ element, perform, key });
  return element;
};
const grouped = (name, inside) => {
  const id = `palette-name-${list.children.length}`;
  list.append(made("div", { role: "group", "aria-labelledby": id },
    made("div", { class: "palette-name", id, role: "presentation" }, name), ...inside));
};

const go = (url) => () => { dialog.close(); window.location.assign(url); };
const everywhere = (words) => `${dialog.dataset.search}?${new URLSearchParams({ words })}`;

const showCommands = (words) => {
  const sought = fold(words).split(/\s+/).filter(Boolean);
  const all = commands().filter((one) => {
    const text = fold(`${one.group} ${one.words}`);
    return sought.every((word) => text.includes(word));
  });
  const shown = sought.length ? all.slice(0, MOST) : all;
  for (const name of new Set(shown.map((one) => one.group))) {
    const inside = shown.filter((one) => one.group === name);
    grouped(name, inside.map((one) => option(
      one.perform, `${name} ${one.words}`, made("bdi", one.lang ? { lang: one.lang } : {}, one.words),
    )));
  }
};

const showFound = (group) => {
  const rows = group.rows.map((row) => {
    const named = row.number.length ? [isolated(row.number)] : [];
    const also = row.also.map((runs) => made("span", { class: "palette-also" }, isolated(runs)));
    const beside = row.beside.flatMap((text, place) => [place ? " · " : "", made("bdi", {}, text)]);
    const last = made("span", { class: "palette-beside" }, ...beside);
    return option(go(row.url), row.url, ...named, isolated(row.title), ...also, last);
  });
  grouped(`${group.name} (${group.counted})`, rows);
};

// What somebody went to by the arrows stays chosen when more comes; else the first is.
const draw = (words, found) => {
  const key = moved ? options[at]?.key : null;
  options = [];
  at = -1;
  list.replaceChildren();
  showCommands(words);
  found.forEach(showFound);
  if (words) {
    const url = everywhere(words);
    const all = made("span", {}, `${list.dataset.everywhere} “`, made("bdi", {}, words), "”");
    list.append(option(go(url), "everywhere", all));
  }
  field.setAttribute("aria-expanded", String(options.length > 0));
  choose(Math.max(0, options.findIndex((one) => one.key === key)));
};

let timer = 0;
let trip = null;
let found = [];
const look = async (words) => {
  trip?.abort();
  trip = new AbortController();
  const { signal } = trip;
  try {
    const answer = await fetch(`${dialog.dataset.found}?${new URLSearchParams({ words })}`, {
      signal, headers: ASKS, credentials: "same-origin",
    });
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) throw new Error("no answer");
    const told = await answer.json();
    found = told.groups;
    said.textContent = found.length ? told.said : said.dataset.none;
    draw(words, found);
  } catch {
    if (signal.aborted) return;
    found = [];
    said.textContent = said.dataset.failed;
    draw(words, found);
  }
};

// What was found for other words is never offered: until an answer comes, the page's own stands there.
let latest = "";
const typed = () => {
  window.clearTimeout(timer);
  moved = false;
  const words = field.value.trim();
  if (words !== latest) {
    trip?.abort();
    latest = words;
    found = [];
    said.textContent = "";
  }
  if (words) timer = window.setTimeout(look, REST, words);
  draw(words, found);
};

field.addEventListener("input", typed);
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) {
    event.preventDefault();
    moved = true;
    choose(at + steps[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    options[at]?.perform();
  }
});
// The focus never leaves the field for what is pressed in the list.
list.addEventListener("mousedown", (event) => event.preventDefault());
dialog.addEventListener("close", () => {
  window.clearTimeout(timer);
  trip?.abort();
});

export const begin = () => {
  field.select();
  typed();
  askSaved();
};
