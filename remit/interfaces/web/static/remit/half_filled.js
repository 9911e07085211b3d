// A half-filled form outlives a change of the language or of the light: what was typed waits in
// this tab for the page that follows, and is written into the same fields there. A form that shows
// something that was sent is sent to be shown again, and nothing is done by it. Whoever leaves it
// otherwise is asked first.

const HALF = "remit-half-filled";
const PATIENCE = 5000;
const NEVER = ["csrfmiddlewaretoken", "request_key"];

const isKept = (one) => one.name && !NEVER.includes(one.name)
  && !["hidden", "password", "submit", "button", "reset", "image", "fieldset"].includes(one.type);
const fieldsOf = (form) => [...form.elements].filter(isKept);
const isTick = (one) => one.type === "checkbox" || one.type === "radio";
const valuesOf = (one) => {
  if (isTick(one)) return one.checked ? [one.value] : [];
  if (one.type === "select-multiple") return [...one.selectedOptions].map((option) => option.value);
  if (one.type === "file") return [...one.files].map((file) => file.name);
  return [one.value];
};

// What a form says: the values of each name, and the names of the files that were chosen.
const said = (form) => {
  const values = {};
  const files = {};
  fieldsOf(form).forEach((one) => {
    const place = one.type === "file" ? files : values;
    place[one.name] = [...(place[one.name] ?? []), ...valuesOf(one)];
  });
  return { values, files };
};

// Forms of the page itself, each by where it leads and which of those it is; those of the bar do
// something else.
const forms = () => [...document.querySelectorAll("main form, main ~ dialog form")]
  .filter((form) => !form.matches("[data-switch], [data-send-at-once]") && fieldsOf(form).length);
const nameOf = (form, all) => {
  const leads = (one) => `${one.method} ${one.getAttribute("action") ?? ""}`;
  return [leads(form), all.filter((one) => leads(one) === leads(form)).indexOf(form)];
};
const named = (name) => {
  const all = forms();
  return all.find((one) => String(nameOf(one, all)) === String(name));
};

// How each form stood when it was first seen, and which link brought it.
const before = new WeakMap();
const brought = new WeakMap();
const see = () => forms().forEach((form) => {
  if (!before.has(form)) before.set(form, JSON.stringify(said(form)));
});
document.addEventListener("htmx:afterSwap", (event) => {
  const link = event.detail.requestConfig?.elt;
  if (link?.matches?.("a[hx-get]")) brought.set(event.detail.target, link.getAttribute("hx-get"));
  // At once: who is quick, or the machine slow, writes before it has settled.
  see();
});
document.addEventListener("htmx:afterSettle", see);
const linkOf = (form) => {
  for (let at = form; at; at = at.parentElement) if (brought.has(at)) return brought.get(at);
  return "";
};

const halves = () => {
  const all = forms();
  const answers = "answers" in document.body.dataset;
  return all
    .filter((form) => answers || (before.get(form) ?? "") !== JSON.stringify(said(form)))
    .map((form) => ({ name: nameOf(form, all), link: linkOf(form), ...said(form) }));
};

const store = (page, kept) => {
  try { window.sessionStorage.setItem(HALF, JSON.stringify({ page, kept })); } catch { /* full */ }
};
const taken = () => {
  try {
    const found = JSON.parse(window.sessionStorage.getItem(HALF) ?? "null");
    window.sessionStorage.removeItem(HALF);
    return found?.page === `${window.location.pathname}${window.location.search}` ? found.kept : [];
  } catch { return []; }
};

const again = async (choice, submitter, form) => {
  const chosen = new URLSearchParams(new FormData(choice));
  if (submitter) chosen.append(submitter.name, submitter.value);
  await fetch(choice.action, { method: "POST", body: chosen, redirect: "manual" });
  form.action = form.dataset.again;
  HTMLFormElement.prototype.submit.call(form);
};
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-switch]")) return;
  const shown = document.querySelector("form[data-again]");
  if (!shown) {
    store(event.target.elements.next.value, halves());
    return;
  }
  event.preventDefault();
  again(event.target, event.submitter, shown);
});

// A field tells those who listen, as if it had been typed; what it stands in is opened.
const tell = (one) => {
  for (let at = one.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  one.dispatchEvent(new Event("input", { bubbles: true }));
  one.dispatchEvent(new Event("change", { bubbles: true }));
};
const write = (one, values) => {
  if (isTick(one)) {
    if (one.checked === values.includes(one.value)) return;
    one.checked = !one.checked;
  } else if (one.type === "select-multiple") {
    if (String(valuesOf(one)) === String(values)) return;
    [...one.options].forEach((option) => { option.selected = values.includes(option.value); });
  } else {
    if (one.value === values[0]) return;
    const had = one.value;
    one.value = values[0];
    // A choice that the page does not offer stays as it was.
    if (one.type === "select-one" && one.value !== values[0]) { one.value = had; return; }
  }
  tell(one);
};

// Units that were found by their words stand in the list of a picker no more; they are asked for.
const asked = new WeakMap();
const bringUnits = (form, name, values) => {
  const picker = [...form.querySelectorAll(".picker")].find((one) => one.id === `picker_${name}`);
  const search = picker?.querySelector("input[type=search][hx-get]");
  const have = new Set([...(picker?.querySelectorAll(`input[name="${CSS.escape(name)}"]`) ?? [])]
    .map((one) => one.value));
  if (!search || values.every((value) => have.has(value))) return;
  if (asked.get(picker) === String(values)) return;
  asked.set(picker, String(values));
  const url = new URL(search.getAttribute("hx-get"), document.baseURI);
  values.forEach((value) => url.searchParams.append(name, value));
  const target = picker.querySelector(".picker-units");
  window.htmx.ajax("GET", `${url.pathname}${url.search}`, { source: target, target, swap: "innerHTML" });
};

const fill = (form, half) => {
  for (const [name, values] of Object.entries(half.values)) {
    const all = fieldsOf(form).filter((one) => one.name === name && one.type !== "file");
    if (values.length) bringUnits(form, name, values);
    if (!all.length && values.some(Boolean)) form.querySelector("[data-more]")?.click();
    if (all.length > 1 && !isTick(all[0])) all.forEach((one, at) => write(one, values.slice(at)));
    else all.forEach((one) => write(one, values));
  }
};

const askFiles = (form, half) => {
  for (const [name, names] of Object.entries(half.files)) {
    const field = fieldsOf(form).find((one) => one.name === name && one.type === "file");
    if (!field || !names.length) continue;
    const note = document.getElementById("file-anew").content.cloneNode(true);
    note.querySelector("[data-names]").textContent = names.join(", ");
    note.firstElementChild.setAttribute("role", "status");
    field.after(note);
  }
};

// Parts of the form that the page brings later are filled when they come, until somebody writes.
const restore = (half) => {
  let form = null;
  let until = Date.now() + PATIENCE;
  const go = () => {
    if (Date.now() > until) return;
    const found = named(half.name);
    if (!found) return;
    if (found !== form) {
      askFiles(found, half);
      found.addEventListener("keydown", () => { until = 0; });
      found.addEventListener("pointerdown", () => { until = 0; });
    }
    form = found;
    fill(form, half);
  };
  document.addEventListener("htmx:afterSettle", go);
  go();
  if (!form && half.link) {
    document.querySelector(`a[hx-get="${CSS.escape(half.link)}"]`)?.click();
  }
};

// Whoever leaves a half-filled form is asked by the browser first; not once it was sent, nor where
// the site keeps what is typed.
let sent = false;
const isLost = ({ name }) => {
  const form = named(name);
  return form?.method === "post" && !form.querySelector(".kept, [type=password]");
};
document.addEventListener("submit", (event) => { sent = sent || !event.defaultPrevented; });
document.addEventListener("htmx:beforeRequest", () => { sent = true; });
document.addEventListener("htmx:afterRequest", (event) => {
  sent = Boolean(event.detail.xhr?.getResponseHeader("HX-Redirect"));
});
window.addEventListener("pageshow", () => { sent = false; });
window.addEventListener("beforeunload", (event) => {
  if (!sent && !("answers" in document.body.dataset) && halves().some(isLost)) event.preventDefault();
});

// Whoever goes back to a form finds in it what stood there: a browser keeps what was typed, and not
// what the page brought meanwhile, as the unit that was found by its words.
const LEFT = "remit-left";
const here = () => `${window.location.pathname}${window.location.search}`;
window.addEventListener("pagehide", () => {
  try {
    const kept = halves().filter(isLost);
    if (kept.length) window.sessionStorage.setItem(LEFT, JSON.stringify({ page: here(), kept }));
  } catch { /* full */ }
});
const left = () => {
  try {
    const found = JSON.parse(window.sessionStorage.getItem(LEFT) ?? "null");
    const [how] = window.performance.getEntriesByType("navigation");
    if (found?.page !== here()) return [];
    window.sessionStorage.removeItem(LEFT);
    return how?.type === "back_forward" ? found.kept : [];
  } catch { return []; }
};

document.addEventListener("DOMContentLoaded", () => {
  see();
  [...taken(), ...left()].forEach(restore);
});
