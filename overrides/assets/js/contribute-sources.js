// Sources: known ones by their code, new ones in words, which get a code of their own.
import { dayFrom } from "./contribute-typed.js";
import { say } from "./page.js";

/** Fields that say one thing in two languages. */
const PAIRS = ["title", "publisher"];

function part(row, name) {
  return row.querySelector("[data-" + name + "]");
}

function isNew(row) {
  return part(row, "new-source-on").checked;
}

function typed(row, name) {
  return row.querySelector("[data-new='" + name + "']").value.trim();
}

/** What a new source says of itself. */
function describe(row) {
  const source = { title: { zh: typed(row, "title.zh"), en: typed(row, "title.en") } };
  const publisher = { zh: typed(row, "publisher.zh"), en: typed(row, "publisher.en") };
  if (publisher.zh && publisher.en) source.publisher = publisher;
  if (typed(row, "date")) source.date = typed(row, "date");
  if (typed(row, "url")) source.url = typed(row, "url");
  return source;
}

/** The rows of sources in the form. */
export class Sources {
  constructor(list, known) {
    Object.assign(this, { list, known });
    list.addEventListener("change", (event) => {
      const row = event.target.closest("[data-row]");
      if (row) this.show(row);
    });
  }

  get rows() {
    return Array.from(this.list.querySelectorAll("[data-row]"));
  }

  /** Says what the code of a row means, and asks for the words of a new one. */
  show(row) {
    const field = row.querySelector("[data-field=source]");
    const title = this.known[field.value.trim()];
    part(row, "new-source-box").hidden = !isNew(row);
    field.disabled = isNew(row);
    if (isNew(row)) field.value = "";
    part(row, "source-said").textContent = title ? say("contribute.source.known", { title }) : this.doubt(field);
  }

  doubt(field) {
    return field.value.trim() ? say("contribute.source.unknown") : "";
  }

  showAll() {
    this.rows.forEach((row) => this.show(row));
  }

  /** Code → the new sources; their codes are written into the disabled fields of their rows. */
  fresh(county) {
    const found = {};
    this.rows.filter(isNew).forEach((row) => {
      const source = describe(row);
      const day = source.date && dayFrom(source.date) === source.date ? source.date : "source";
      const code = this.free((county || "county") + "-" + day, found);
      row.querySelector("[data-field=source]").value = code;
      found[code] = source;
    });
    return found;
  }

  free(code, found) {
    let name = code;
    for (let number = 2; name in this.known || name in found; number += 1) name = code + "-" + number;
    return name;
  }

  /** What is wrong with the words of new sources: { entry, text }. */
  faults() {
    return [].concat(...this.rows.filter(isNew).map(faultsOf));
  }
}

function faultsOf(row) {
  const found = [];
  const add = (name, key) => {
    const entry = part(row, "new='" + name + "'").closest("[data-entry]");
    const field = entry.querySelector("label").firstChild.textContent.trim();
    found.push({ entry, text: say("contribute.error." + key, { field }) });
  };
  PAIRS.forEach((pair) => {
    const names = [pair + ".zh", pair + ".en"];
    const isAsked = pair === "title" || names.some((name) => typed(row, name));
    names.filter((name) => isAsked && !typed(row, name)).forEach((name) => add(name, "required"));
  });
  if (typed(row, "date") !== dayFrom(typed(row, "date"))) add("date", "day");
  if (typed(row, "url") && !/^https?:\/\/[^\s/]+/.test(typed(row, "url"))) add("url", "url");
  return found;
}
