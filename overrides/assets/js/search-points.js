// How many points, 0 to about 140, one segment of a query gives each entry. Pure functions, no DOM.

import { around, scan, scanAnywhere } from "./search-index.js";
import { bigrams, isLatin } from "./search-text.js";

/** Points for text that is a whole name, or part of one and how much of it. */
const NAME = { whole: 120, part: 70, more: 30 };
const ALSO = { whole: 110, part: 45, more: 40 };
const TEXT = 30;
/** Points for what a known phrase names: its page comes before the places that bear the phrase. */
const MEANT = 130;
const SHORTENED = { part: 50, more: 30 };
const MISTYPED = 55;
const ALIKE = { phrase: 80, name: 60, leastPhrase: 0.4, leastName: 0.3 };
/** How much of its points a word hands on: a tag to its records, a need to what answers it, and back. */
const TO_RECORD = { k: 0.7, s: 0.6, a: 0.4 };
const FROM_NEED = { h: 0.9, k: 0.75, s: 0.7 };
const TO_NEED = { h: 0.4, k: 0.5, s: 0.65 };
/** Points for a place in the query. */
const PLACE = { own: 100, serves: 97, county: 70, near: 40, page: 45, hotline: 44 };

/** Points of one segment; `alone`: the query has no other. */
export function segmentPoints(index, segment, alone) {
  const base = literalPoints(index, segment.text);
  const meant = segment.entries || [];
  meant.forEach((entry) => raise(base, entry, MEANT));
  segment.within.forEach(({ entries, share }) => entries.forEach((entry) => raise(base, entry, MEANT * share)));
  if (segment.place) return placePoints(index, meant, base, alone);
  if (!meant.length && !isLatin(segment.text[0]) && isEmpty(base)) addAlike(index, segment.text, base);
  const points = spread(index, base);
  return !alone && meant.some((entry) => index.data.types[entry] === "a") ? withPages(index, points) : points;
}

/** Telephone numbers: the whole number, its end, its beginning, inside; hotlines in full or begun. */
export function digitPoints(index, digits) {
  const points = new Float32Array(index.size);
  const col = index.columns.digits;
  scanAnywhere(col, digits, (entry, from, to) => {
    const [start, end] = around(col, from, to);
    const hotline = index.data.types[entry] === "h";
    if (digits.length < 4 && from !== start) return;
    const value = (from === start ? 20 : 0) + (to === end ? 40 : 0) + (hotline ? 10 : 0) + 30;
    raise(points, entry, value);
  });
  return points;
}

/** Points for text that stands in the entries as it is; failing that, as an abbreviation. */
export function literalPoints(index, text) {
  const { names, also, text: rest, digits } = index.columns;
  const base = new Float32Array(index.size);
  const other = new Float32Array(index.size);
  scan(names, text, (entry, from, to) => raise(base, entry, closeness(names, from, to, NAME)));
  scan(also, text, (entry, from, to) => raise(other, entry, closeness(also, from, to, ALSO)));
  other.forEach((value, entry) => (base[entry] = both(base[entry], value)));
  scan(rest, text, (entry) => raise(base, entry, TEXT));
  if (/^\d{4,}$/.test(text)) scanAnywhere(digits, text, (entry) => raise(base, entry, NAME.whole));
  if (!isLatin(text[0]) && isEmpty(base)) addShortened(index, text, base);
  return base;
}

function raise(points, entry, value) {
  if (value > points[entry]) points[entry] = value;
}

/** Two reasons are a little better than the better one. */
function both(a, b) {
  return Math.max(a, b) + 0.1 * Math.min(a, b);
}

function isEmpty(points) {
  return !points.some((value) => value > 0);
}

function closeness(col, from, to, worth) {
  const [start, end] = around(col, from, to);
  if (from === start && to === end) return worth.whole;
  const begun = isLatin(col.text[to]) && isLatin(col.text[to - 1]) ? 0.85 : 1;
  return (worth.part + (worth.more * (to - from)) / (end - start)) * begun;
}

/** Chinese short forms keep the order of the characters (學諮中心, 草療, 彰基); a typing error
    leaves one of them wrong (療癢院). */
function addShortened(index, text, base) {
  const characters = Array.from(text);
  if (characters.length < 2 || characters.length > 10 || characters.some((character) => isLatin(character) || character === " ")) return;
  const gap = "[^|\\n ]{0," + (characters.length === 2 ? 1 : 3) + "}?";
  matchAll(index, characters.join(gap), (entry, length) => {
    raise(base, entry, SHORTENED.part + (SHORTENED.more * text.length) / length);
  });
  if (characters.length < 3 || !isEmpty(base)) return;
  const wrong = characters.slice(1).map((_, i) => text.slice(0, i + 1) + "[^|\\n]" + text.slice(i + 2));
  matchAll(index, wrong.join("|"), (entry) => {
    raise(base, entry, MISTYPED);
  });
}

function matchAll(index, source, visit) {
  [index.columns.names, index.columns.also].forEach((col) => {
    const pattern = new RegExp(source, "g");
    let entry = 0;
    for (let hit = pattern.exec(col.text); hit; hit = pattern.exec(col.text)) {
      while (col.starts[entry + 1] <= hit.index) entry += 1;
      visit(entry, hit[0].length);
    }
  });
}

/** Points for Chinese text that resembles a known phrase, or shares its rarer parts with a name. */
function addAlike(index, text, base) {
  const wanted = new Set(bigrams(text));
  index.lexicon.phrases.forEach((entries, phrase) => {
    const parts = bigrams(phrase);
    const shared = parts.filter((part) => wanted.has(part)).length;
    const likeness = (2 * shared) / (parts.length + wanted.size);
    if (likeness >= ALIKE.leastPhrase) entries.forEach((entry) => raise(base, entry, ALIKE.phrase * likeness));
  });
  const parts = Array.from(wanted).map((part) => [part, 1.5]).concat(Array.from(text).map((part) => [part, 0.5]));
  const share = rareParts(index, parts);
  share.forEach((value, entry) => {
    if (value >= ALIKE.leastName) raise(base, entry, ALIKE.name * value);
  });
}

/** For each entry the share of `parts` in its name, rare parts counting more. */
function rareParts(index, parts) {
  const share = new Float32Array(index.size);
  let total = 0;
  parts.forEach(([part, weight]) => {
    const hits = new Set();
    scan(index.columns.names, part, (entry) => hits.add(entry));
    const rarity = weight * Math.log(1 + index.size / (1 + hits.size));
    total += rarity;
    hits.forEach((entry) => (share[entry] += rarity));
  });
  return share.map((value) => value / total);
}

/** Lets words reach what they stand for: need → hotlines, kinds, services → records, and back. */
function spread(index, base) {
  const { types, tags } = index.data;
  const points = base.slice();
  tags.forEach((list, entry) => {
    if (types[entry] !== "n") return;
    list.forEach((tag, rank) => {
      raise(points, tag, base[entry] * FROM_NEED[types[tag]] - rank);
      raise(points, entry, base[tag] * TO_NEED[types[tag]]);
    });
  });
  tags.forEach((list, entry) => {
    if (types[entry] !== "r") return;
    const best = list.reduce((most, tag) => Math.max(most, points[tag] * TO_RECORD[types[tag]]), 0);
    points[entry] = both(points[entry], best);
  });
  return points;
}

/** Points for standing in, or serving, one of `places`; beside other words, pages and hotlines
    fit everywhere. */
function placePoints(index, places, base, alone) {
  const wanted = new Set(places);
  const counties = new Set(places.map((entry) => countyOf(index, entry)));
  return base.map((value, entry) => {
    const type = index.data.types[entry];
    if (type === "r") return Math.max(value, nearness(index, entry, wanted, counties));
    if (type === "t" && alone) return Math.max(value, wanted.has(index.data.place[entry]) ? PLACE.page : 0);
    return alone ? value : Math.max(value, pagePoints(type));
  });
}

/** Whom something is for is seldom said of a page: beside other words pages and hotlines fit. */
function withPages(index, points) {
  return points.map((value, entry) => Math.max(value, pagePoints(index.data.types[entry])));
}

function pagePoints(type) {
  if (type === "h") return PLACE.hotline;
  return type === "n" || type === "k" ? PLACE.page : 0;
}

function nearness(index, entry, wanted, counties) {
  const { types, place, serves } = index.data;
  const own = place[entry];
  if (wanted.has(own) || wanted.has(countyOf(index, own))) return PLACE.own;
  if ((serves[entry] || []).some((code) => wanted.has(code))) return PLACE.serves;
  if (!counties.has(countyOf(index, own))) return 0;
  return types[own] === "c" && !serves[entry] ? PLACE.county : PLACE.near;
}

function countyOf(index, area) {
  return index.data.types[area] === "t" ? index.data.place[area] : area;
}

