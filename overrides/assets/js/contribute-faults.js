// Faults beside their fields and in a list above the result, each with a way to its field.
import { filledRows, partsOf } from "./contribute-values.js";
import { make, say } from "./page.js";

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
  return entry.querySelector("[data-field]:not([disabled]), [data-new]") || entry.querySelector(controls) || entry;
}

function open(node) {
  for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function mark(entry, text) {
  const message = Array.from(entry.querySelectorAll("[data-error]")).pop();
  message.textContent = text;
  message.hidden = false;
  entry.classList.add("sna-entry--wrong");
  const field = entry.querySelector("[data-field], [data-new]");
  if (field && field.closest("[data-entry]") === entry) field.setAttribute("aria-invalid", "true");
}

/** In the order of the form. */
function byPlace(a, b) {
  if (a.entry === b.entry) return 0;
  return a.entry.compareDocumentPosition(b.entry) & window.Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** What is wrong in the form, as it is shown. */
export class Faults {
  constructor(form) {
    Object.assign(this, { form, touched: new Set(), made: 0, isListed: false });
    this.errors = form.querySelector("[data-form-errors]");
    this.status = form.querySelector("[data-form-live]");
  }

  /** Says something to those who listen to the page. */
  say(words) {
    this.status.textContent = words;
  }

  /** From now on it is told what is wrong with a field; the week and the point tell it themselves. */
  touch(field) {
    const entry = field.closest("[data-entry]");
    if (entry && !entry.matches("[data-week], [data-point]")) this.touched.add(entry);
  }

  /** All faults ({ path or entry, text }), beside their fields and in the list. */
  showAll(faults) {
    const placed = this.placed(faults);
    placed.forEach(({ entry }) => this.touched.add(entry));
    this.isListed = true;
    this.show(placed);
  }

  /** The faults of fields that were touched; tells what is new among them, or that one is mended. */
  refresh(faults) {
    const before = this.told || [];
    this.show(this.placed(faults).filter(({ entry }) => this.touched.has(entry)));
    const added = this.told.filter((text) => !before.includes(text));
    if (added.length) this.say(added.join(" "));
    else if (this.told.length < before.length) this.say(say("contribute.mended"));
  }

  placed(faults) {
    const found = faults.map(({ path, entry, text }) => ({ entry: entry || entryAt(this.form, path) || this.form, text }));
    return found.sort(byPlace);
  }

  show(placed) {
    this.clear();
    this.told = placed.map(({ text }) => text);
    placed.forEach(({ entry, text }) => {
      if (entry !== this.form) mark(entry, text);
    });
    const list = this.form.querySelector("[data-form-errors-list]");
    list.textContent = "";
    list.append(...placed.map((one) => make("li", {}, [this.link(one)])));
    this.errors.hidden = !(this.isListed && placed.length);
  }

  link({ entry, text }) {
    const target = focusIn(entry);
    if (!target.id) {
      this.made += 1;
      target.id = "f-at-" + this.made;
    }
    const link = make("a", { href: "#" + target.id }, [text]);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(target);
      target.focus();
      target.scrollIntoView({ block: "center" });
    });
    return link;
  }

  clear() {
    this.form.querySelectorAll("[data-error]").forEach((message) => {
      message.textContent = "";
      message.hidden = true;
    });
    this.form.querySelectorAll(".sna-entry--wrong").forEach((entry) => entry.classList.remove("sna-entry--wrong"));
    this.form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  }
}
