// The records as typed columns (safetynet/finder/records.py says what the file holds). No DOM.

import { CHOICES, FLAGS } from "./finder-state.js";

/** The file assets/finder/records.json, ready to be filtered. */
export function openRecords(file) {
  const size = file.ids.length;
  const codes = file.ids.map((id, row) => file.marks[row] || id);
  const facets = { kind: byRow(file.kinds, file.kind.map((kind) => [kind])) };
  ["need", "audience", "language"].forEach((name) => (facets[name] = turned(file[name], size)));
  const flags = {};
  FLAGS.forEach((name) => (flags[name] = marked(file[name], size)));
  const stated = {};
  Object.keys(file.stated).forEach((name) => (stated[name] = marked(file.stated[name], size)));
  return {
    size: size,
    ids: file.ids,
    rows: new Map(file.ids.map((id, row) => [id, row])),
    codes: codes,
    rowOf: new Map(codes.map((code, row) => [code, row])),
    quiet: new Set(file.quiet),
    hushed: marked(Object.keys(file.marks), size),
    counties: file.counties,
    townships: new Map(file.townships.map((code, at) => [code, at])),
    county: Uint8Array.from(file.county),
    township: Int16Array.from(file.township),
    landmasses: file.landmasses,
    landmass: Int16Array.from(file.landmass),
    lands: file.lands,
    landsOfCounty: file.counties.map((slug) => [].concat(...file.lands.filter((_, at) => file.townships[at].startsWith(slug + "/")))),
    lon: Float64Array.from(file.lon, (value) => (value === null ? NaN : value)),
    lat: Float64Array.from(file.lat, (value) => (value === null ? NaN : value)),
    precision: file.precision,
    roams: marked(file.roams, size),
    serves: new Map(Object.keys(file.serves).map((row) => [Number(row), file.serves[row]])),
    facets: facets,
    flags: flags,
    stated: stated,
    patterns: file.patterns,
    hours: Int16Array.from(file.hours),
    shut: marked(file.planned.concat(file.paused), size),
  };
}

/** What parse() asks: whether a value of a question exists. */
export function knownOf(data) {
  return {
    has(question, value) {
      if (question === "place") return data.townships.has(value);
      if (question === "list") return data.rowOf.has(value);
      return CHOICES.includes(question) && data.facets[question].at.has(value);
    },
  };
}

/** 1 for each of the rows. */
export function marked(rows, size) {
  const column = new Uint8Array(size);
  rows.forEach((row) => (column[row] = 1));
  return column;
}

/** Code → rows, as codes of each row. */
function turned(postings, size) {
  const codes = Object.keys(postings);
  const has = Array.from({ length: size }, () => []);
  codes.forEach((code, at) => postings[code].forEach((row) => has[row].push(at)));
  return byRow(codes, has);
}

/** Codes of each row in one column; row r has items[starts[r]] … items[starts[r + 1] - 1]. */
function byRow(codes, has) {
  const starts = new Int32Array(has.length + 1);
  has.forEach((list, row) => (starts[row + 1] = starts[row] + list.length));
  const items = new Uint16Array(starts[has.length]);
  has.forEach((list, row) => items.set(list, starts[row]));
  return { codes: codes, at: new Map(codes.map((code, at) => [code, at])), starts: starts, items: items };
}
