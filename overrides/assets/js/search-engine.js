// Searches an opened index: which entries answer a query, best first. Pure functions, no DOM.
// Each segment of a query gives each entry points; an entry must have some for every segment, and
// the mean counts. Only when too few do well, others follow.

import { dropUnnamed, isClosed, withClosed } from "./search-closed.js";
import { openIndex, pathOf } from "./search-index.js";
import { digitPoints, literalPoints, segmentPoints } from "./search-points.js";
import { digitsOf, joined, parse } from "./search-query.js";
import { isLatin } from "./search-text.js";

export { openIndex };

const SHOWN = "hnkctrpf";
const ORDER = { h: 0, k: 1, n: 2, c: 3, t: 4, r: 5, p: 6, f: 7 };
/** With fewer than ENOUGH answers of GOOD points, those that miss a segment are added, for less. */
const ENOUGH = 3;
const GOOD = 50;
const PARTIAL = 0.6;
/** Answers with less than this share of the best one's points are noise. */
const WORTH_SHOWING = 0.35;
/** A need with fewer points was not surely meant. */
const LEAST_SURE = 30;
/** As many answers as everybody looks at. */
const SURELY_SEEN = 5;

/** { results, total }: at most `limit` answers to `query`, best first, and how many there are. */
export function search(index, query, limit) {
  const digits = digitsOf(query);
  const isNumber = digits.length > 2;
  const segments = isNumber ? [] : parse(index, query);
  if (!isNumber && !segments.length) return { results: [], total: 0 };
  const points = isNumber ? digitPoints(index, digits) : wordPoints(index, segments);
  dropUnnamed(index, points, segments);
  const found = inOrder(index, points);
  const closed = found.filter((entry) => isClosed(index, entry));
  const open = closed.length ? found.filter((entry) => !isClosed(index, entry)) : found;
  const ranked = urgentFirst(index, open, points, segments);
  const shown = withClosed(ranked, closed, points, limit);
  return { results: shown.map((entry) => describe(index, entry)), total: ranked.length + closed.length };
}

/** The entries that are worth showing beside the best open one, best first. */
function inOrder(index, points) {
  const { types } = index.data;
  const found = [];
  const least = WORTH_SHOWING * points.reduce((most, value, entry) => (isClosed(index, entry) ? most : Math.max(most, value)), 0);
  points.forEach((value, entry) => {
    if (value > 0 && value >= least && SHOWN.includes(types[entry])) found.push(entry);
  });
  return found.sort((a, b) => points[b] - points[a] || ORDER[types[a]] - ORDER[types[b]] || a - b);
}

function wordPoints(index, segments) {
  const alone = segments.length === 1;
  const each = segments.map((segment) => segmentPoints(index, segment, alone));
  const points = meanOfAll(index, each);
  if (alone) return points;
  const together = literalPoints(index, joined(segments));
  points.forEach((value, entry) => (points[entry] = Math.max(value, together[entry])));
  if (good(index, points) < ENOUGH) addPartial(index, points, each);
  return points;
}

/** Mean over the segments; 0 for an entry that misses one. */
function meanOfAll(index, each) {
  const points = new Float32Array(index.size);
  for (let entry = 0; entry < index.size; entry += 1) {
    let sum = 0;
    let all = true;
    each.forEach((one) => {
      sum += one[entry];
      all = all && one[entry] > 0;
    });
    points[entry] = all ? sum / each.length : 0;
  }
  return points;
}

/** Entries that miss a segment, for less. */
function addPartial(index, points, each) {
  for (let entry = 0; entry < index.size; entry += 1) {
    const sum = each.reduce((total, one) => total + one[entry], 0);
    points[entry] = Math.max(points[entry], (sum / each.length) * PARTIAL);
  }
}

function good(index, points) {
  let count = 0;
  const isGood = (value, entry) => value >= GOOD && SHOWN.includes(index.data.types[entry]) && !isClosed(index, entry);
  points.forEach((value, entry) => (count += isGood(value, entry) ? 1 : 0));
  return count;
}

/** When a need answers best, it and the hotline it names first (if day and night) come before
    everything; but not when the words name a kind of place, unless there may be danger. */
function urgentFirst(index, found, points, segments) {
  const { types, tags, always, quick } = index.data;
  const danger = dangerMeant(index, found, segments);
  const need = danger === undefined ? found.find((entry) => types[entry] === "n") : danger;
  if (need === undefined || (danger === undefined && !isSure(index, found, points, segments, need))) return found;
  const awake = quick.includes(need) ? tags[need].filter((tag) => always.includes(tag)).slice(0, 2) : tags[need].slice(0, 1);
  const first = awake.filter((tag) => always.includes(tag)).concat(need);
  return first.concat(found.filter((entry) => !first.includes(entry)));
}

/** A need of danger that a part of the query names, but that other parts would hide. */
function dangerMeant(index, found, segments) {
  const { quick } = index.data;
  const seen = found.slice(0, SURELY_SEEN);
  const named = segments.reduce((all, segment) => all.concat(segment.entries || []), []);
  return named.find((entry) => quick.includes(entry) && !seen.includes(entry) && index.data.types[entry] === "n");
}

function isSure(index, found, points, segments, need) {
  const { types, quick } = index.data;
  if (points[need] < LEAST_SURE) return false;
  if (found.some((entry) => types[entry] !== "r" && points[entry] > points[need])) return false;
  return quick.includes(need) || !found.some((entry) => types[entry] === "k" && isNamed(index, entry, segments));
}

/** True when an entry's name has what was typed (but for places), if need be abbreviated. */
function isNamed(index, entry, segments) {
  const name = index.names[entry].toLowerCase();
  return segments.every(({ text, place }) => {
    let at = -1;
    const inOrder = (character) => (at = name.indexOf(character, at + 1)) >= 0;
    return place || (isLatin(text[0]) ? name.includes(text) : Array.from(text).every(inOrder));
  });
}

/** Where to start when nothing was found: the most urgent hotlines and the most important kinds. */
export function suggestions(index) {
  return index.data.fallback.map((entry) => describe(index, entry));
}

function describe(index, entry) {
  const { types, tags, place, status } = index.data;
  const type = types[entry];
  const area = place[entry];
  return {
    type: type,
    id: index.ids[entry],
    path: pathOf(index, entry),
    quiet: entry in index.data.neutral,
    name: index.names[entry],
    kind: type === "r" && tags[entry].length ? index.names[tags[entry][0]] : "",
    place: area >= 0 && "rt".includes(type) ? index.names[area] : "",
    phones: index.phones[entry] && !isClosed(index, entry) ? index.phones[entry].split("|") : [],
    status: status[entry] || "active",
  };
}
