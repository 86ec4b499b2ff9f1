// The record that comes of the form, and what of it differs from the one it was filled with. Pure.

export function same(a, b) {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function isMap(value) {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const copy = {};
  Object.keys(value).sort().forEach((name) => (copy[name] = sorted(value[name])));
  return copy;
}

function mergedList(old, before, now) {
  if (now.every((one) => typeof one === "string")) {
    return old.filter((one) => now.includes(one)).concat(now.filter((one) => !old.includes(one)));
  }
  return now.map((one, place) => {
    const known = before.findIndex((other) => same(other, one));
    if (known >= 0) return old[known];
    return before.length === now.length ? merged(old[place], before[place], one) : one;
  });
}

function mergedMap(old, before, now) {
  const result = {};
  const names = Object.keys(old).filter((name) => name in now || !(name in before));
  names.concat(Object.keys(now).filter((name) => !(name in old))).forEach((name) => {
    result[name] = merged(old[name], before[name], now[name]);
  });
  return result;
}

/**
 * A value after editing: where the form says what it said when it was filled, the value it was
 * filled with, in its own words and order.
 *
 * @param old the value of the record; @param before what the form said of it; @param now what it says
 */
export function merged(old, before, now) {
  if (same(before, now)) return old;
  if (Array.isArray(old) && Array.isArray(before) && Array.isArray(now)) return mergedList(old, before, now);
  if (isMap(old) && isMap(before) && isMap(now)) return mergedMap(old, before, now);
  return now;
}

/** A record with its fields in the order of the model; what is not there is left out. */
export function ordered(record, order) {
  const result = {};
  order.filter((name) => record[name] !== undefined).forEach((name) => (result[name] = record[name]));
  return result;
}

/** The paths in a field at which two values differ: of a map those of its parts, e.g. name.en. */
export function changedPaths(name, old, now) {
  if (same(old, now)) return [];
  if (!isMap(old) || !isMap(now)) return [name];
  const parts = [...new Set(Object.keys(old).concat(Object.keys(now)))];
  return [].concat(...parts.map((part) => changedPaths(name + "." + part, old[part], now[part])));
}

/** { part, removed }: the id with the fields that differ, and the names of those that are gone. */
export function differences(old, now) {
  const part = { id: now.id };
  Object.keys(now).filter((name) => !same(old[name], now[name])).forEach((name) => (part[name] = now[name]));
  return { part, removed: Object.keys(old).filter((name) => now[name] === undefined) };
}
