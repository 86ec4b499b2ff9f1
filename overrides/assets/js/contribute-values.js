// What is typed into the form as the values of a record, and back. A field's name is its path in
// the record; in a row of a list it counts from the row.
import { say } from "./page.js";

/** Those parts of a scope (the form or a row) that match, not those of rows inside it. */
export function partsOf(scope, selector) {
  const row = scope.matches("[data-row]") ? scope : null;
  return Array.from(scope.querySelectorAll(selector)).filter((part) => {
    const closest = part.parentElement.closest("[data-row]");
    return closest === row;
  });
}

function get(values, path) {
  return path.split(".").reduce((value, name) => (value ? value[name] : undefined), values);
}

function put(values, path, value) {
  const names = path.split(".");
  const last = names.pop();
  const inner = names.reduce((outer, name) => (outer[name] = outer[name] || {}), values);
  inner[last] = value;
}

function line(text) {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** The value of one control; undefined when nothing is said. */
function valueOf(field) {
  if (field.type === "checkbox") return field.checked || undefined;
  const text = line(field.value);
  if (field.dataset.sort === "lines" || field.dataset.sort === "records") {
    const lines = field.value.split("\n").map((one) => one.trim()).filter(Boolean);
    return lines.length ? lines : undefined;
  }
  if (!text || text === field.dataset.default) return undefined;
  const number = Number(text.normalize("NFKC"));
  return field.dataset.sort === "number" && Number.isFinite(number) ? number : text;
}

function rowsOf(list) {
  return Array.from(list.querySelector("[data-rows-list]").children);
}

/** The rows of a list that say something: what stands at a place of the record's list. */
export function filledRows(list) {
  return rowsOf(list).filter((row) => Object.keys(readFields(row)).length > 0);
}

/** All values of a scope, in the order of its fields. */
export function readFields(scope) {
  const values = {};
  partsOf(scope, "[data-field], [data-ticks], [data-rows]").forEach((part) => {
    if (part.dataset.rows) {
      const rows = filledRows(part).map(readFields);
      if (rows.length) put(values, part.dataset.rows, rows);
    } else if (part.dataset.ticks) {
      const codes = Array.from(part.querySelectorAll("input:checked")).map((box) => box.value);
      if (codes.length) put(values, part.dataset.ticks, codes);
    } else if (valueOf(part) !== undefined) put(values, part.dataset.field, valueOf(part));
  });
  return values;
}

function show(field, value) {
  if (field.type === "checkbox") field.checked = value === true;
  else if (Array.isArray(value)) field.value = value.join("\n");
  else field.value = value === undefined ? field.dataset.default || "" : String(value);
}

/** Writes values into the fields of a scope; what they do not have becomes empty. */
export function fillFields(scope, values) {
  partsOf(scope, "[data-field], [data-ticks], [data-rows]").forEach((part) => {
    if (part.dataset.rows) fillRows(part, get(values, part.dataset.rows) || []);
    else if (part.dataset.ticks) {
      const codes = new Set(get(values, part.dataset.ticks) || []);
      part.querySelectorAll("input").forEach((box) => (box.checked = codes.has(box.value)));
      sayTicks(part);
    } else show(part, get(values, part.dataset.field));
  });
}

function fillRows(list, all) {
  list.querySelector("[data-rows-list]").textContent = "";
  all.forEach((values) => fillFields(addRow(list), values));
}

/** A new empty row at the end of a list. */
export function addRow(list) {
  const row = list.querySelector("template").content.firstElementChild.cloneNode(true);
  const number = String(Number(list.dataset.made || 0) + 1);
  list.dataset.made = number; // numbers of rows that are gone are not used again
  row.querySelectorAll("[id], [for], [aria-describedby], [aria-labelledby]").forEach((node) => renumber(node, number));
  renumber(row, number);
  list.querySelector("[data-rows-list]").append(row);
  nameRows(list);
  return row;
}

function renumber(node, number) {
  ["id", "for", "aria-describedby", "aria-labelledby"].forEach((name) => {
    const value = node.getAttribute(name);
    if (value) node.setAttribute(name, value.replace(/__/g, number));
  });
}

/** Each row says which one it is. */
export function nameRows(list) {
  rowsOf(list).forEach((row, place) => {
    const title = row.querySelector("[data-row-title]");
    const name = say("contribute.row", { what: title.dataset.label, number: place + 1 });
    title.textContent = name;
    row.querySelector("[data-row-remove]").textContent = say("contribute.remove", { name });
  });
}

/** Writes above a fold of choices which are taken. */
export function sayTicks(group) {
  const said = group.querySelector("[data-ticks-said]");
  if (!said) return;
  const names = Array.from(group.querySelectorAll("input:checked")).map((box) => box.parentElement.textContent.trim());
  said.textContent = names.length
    ? say("contribute.chosen", { count: names.length, list: names.join(say("joint")) })
    : say("contribute.none_chosen");
}
