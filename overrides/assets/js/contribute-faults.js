// Faults beside their fields and in a list above the result, each with a way to its field.
import { filledRows, partsOf } from "./contribute-values.js";
import { make } from "./page.js";

function byAttribute(scope, name, value) {
  return partsOf(scope, "[data-" + name + "]").find((part) => part.dataset[name] === value);
}

/** The entry of the form that a path of the record leads to: the most inner one there is. */
export function entryAt(form, path) {
  let scope = form;
  let entry = null;
  let names = [];
  for (let step = 0; step < path.length; step += 1) {
    if (typeof path[step] === "number" || /^\d+$/.test(path[step])) {
      const list = byAttribute(scope, "rows", names.join("."));
      const row = list && (filledRows(list)[Number(path[step])] || list.querySelector("[data-row]"));
      if (!row) return entry;
      scope = row;
      names = [];
    } else {
      names.push(path[step]);
      entry = byAttribute(scope, "entry", names.join(".")) || entry;
    }
  }
  return entry;
}

/** What in an entry gets the focus. */
function focusIn(entry) {
  const controls = "input:not([disabled]), select, textarea, summary, button";
  return entry.querySelector("[data-field]:not([disabled])") || entry.querySelector(controls) || entry;
}

function open(node) {
  for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function mark(entry, text) {
  const message = Array.from(entry.querySelectorAll("[data-error]")).pop();
  message.textContent = text;
  message.hidden = false;
  entry.classList.add("sna-entry--wrong");
  const field = entry.querySelector("[data-field]");
  if (field && field.closest("[data-entry]") === entry) field.setAttribute("aria-invalid", "true");
}

export function clearFaults(form) {
  form.querySelectorAll("[data-error]").forEach((message) => {
    message.textContent = "";
    message.hidden = true;
  });
  form.querySelectorAll(".sna-entry--wrong").forEach((entry) => entry.classList.remove("sna-entry--wrong"));
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  form.querySelector("[data-form-errors]").hidden = true;
}

/** Shows faults ({ path or entry, text }) beside their fields and in the list. */
export function showFaults(form, faults) {
  const items = faults.map((fault) => {
    const entry = fault.entry || entryAt(form, fault.path) || form;
    if (entry !== form) mark(entry, fault.text);
    const target = focusIn(entry);
    const link = make("a", { href: "#" + (target.id || "sna-errors-title") }, [fault.text]);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(target);
      target.focus();
      target.scrollIntoView({ block: "center" });
    });
    return make("li", {}, [link]);
  });
  const list = form.querySelector("[data-form-errors-list]");
  list.textContent = "";
  list.append(...items);
  form.querySelector("[data-form-errors]").hidden = !items.length;
}
