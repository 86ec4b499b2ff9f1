// From what was typed to segments: known phrases (places, kinds, needs, services), and the rest.
// Pure functions, no DOM.

import { PLACES, scan, vocabulary } from "./search-index.js";
import { distance, fold, isLatin, join, stem, units, withoutLittle } from "./search-text.js";

const UNKNOWN_UNIT = 1.5;
const KNOWN_PHRASE = 1;
const MISTYPED_PHRASE = 2.2;

/** Only digits and what stands between them: the digits, +886 as 0; otherwise "". */
export function digitsOf(query) {
  const even = query.normalize("NFKC").trim();
  if (!/^\+?[\d\s()\-#]+$/.test(even)) return "";
  return even.replace(/^\+\s*886[\s-]*0?/, "0").replace(/\D/g, "");
}

/** The query cut into segments { text, entries, place, within }. `entries` are those that a known
    phrase names, null for other text; `within` are known phrases inside it, with the share of it
    that they cover. Empty when nothing was typed that tells anything. */
export function parse(index, query) {
  const folded = fold(query.slice(0, 80), index.typed).replace(/[|\n]/g, " ").trim();
  if (!folded) return [];
  const list = units(folded).map((unit) => (unit.latin ? known(index, unit) : unit));
  return segmentsOf(index, list, cheapest(index, list));
}

/** Segments as one text again. */
export function joined(segments) {
  return join(segments.map((segment) => ({ text: segment.text, latin: isLatin(segment.text[0]) })));
}

/** The word itself when something begins with it, else its stem, else the nearest known word. */
function known(index, unit) {
  const text = [unit.text, stem(unit.text)].find((word) => stands(index, word));
  return Object.assign({}, unit, { text: text || nearest(index, unit.text) || unit.text });
}

function stands(index, word) {
  const { names, also, text, digits } = index.columns;
  return [names, also, text, digits].some((col) => {
    let found = false;
    scan(col, word, () => {
      found = true;
      return false;
    });
    return found;
  });
}

function nearest(index, word) {
  const limit = word.length > 6 ? 2 : 1;
  if (word.length < 4 || /\d/.test(word)) return "";
  let best = "";
  let least = limit + 1;
  vocabulary(index).forEach((candidate) => {
    const errors = distance(word, candidate, limit) + (candidate[0] === word[0] ? 0 : 0.5);
    if (errors < least) [best, least] = [candidate, errors];
  });
  return best;
}

/** For each place in the list the best cut up to it: { cost, from, entries }. */
function cheapest(index, list) {
  const best = [{ cost: 0 }];
  for (let to = 1; to <= list.length; to += 1) {
    best[to] = { cost: best[to - 1].cost + UNKNOWN_UNIT, from: to - 1, entries: null };
    for (let from = Math.max(0, to - index.lexicon.longest); from < to; from += 1) {
      const phrase = phraseAt(index, list, from, to);
      const cost = phrase ? best[from].cost + phrase.cost : Infinity;
      if (cost < best[to].cost) best[to] = { cost: cost, from: from, entries: phrase.entries };
    }
  }
  return best;
}

function phraseAt(index, list, from, to) {
  const text = join(list.slice(from, to));
  const entries = index.lexicon.asking.has(text) ? [] : index.lexicon.phrases.get(text);
  if (entries) return { entries: entries, cost: KNOWN_PHRASE };
  if (to - from < 3 || list.slice(from, to).some((unit) => unit.latin)) return null;
  const meant = mistyped(index, text);
  return meant ? { entries: meant, cost: MISTYPED_PHRASE } : null;
}

/** Entries of a Chinese phrase that differs in one character: of a place from three characters
    on, of anything else from four. */
function mistyped(index, text) {
  for (const [phrase, entries] of index.lexicon.phrases) {
    if (phrase.length !== text.length || differing(phrase, text) !== 1) continue;
    if (text.length > 3 || entries.some((entry) => isPlace(index, entry))) return entries;
  }
  return null;
}

function differing(a, b) {
  let count = 0;
  for (let i = 0; i < a.length && count < 2; i += 1) if (a[i] !== b[i]) count += 1;
  return count;
}

function isPlace(index, entry) {
  return PLACES.includes(index.data.types[entry]);
}

function segmentsOf(index, list, best) {
  const cuts = [];
  for (let to = list.length; to > 0; to = best[to].from) cuts.unshift([best[to].from, to, best[to].entries]);
  const segments = [];
  let rest = [];
  const flush = () => {
    const text = rest.length && !rest[0].latin ? withoutLittle(join(rest)) : join(rest);
    if (text) segments.push(textSegment(text));
    rest = [];
  };
  cuts.forEach(([from, to, entries]) => {
    if (entries || list[from].first) flush();
    if (!entries) rest.push(list[from]);
    else if (entries.length) segments.push(segmentOf(index, list.slice(from, to), entries));
  });
  flush();
  return segments.length || !cuts.some((cut) => cut[2]) ? segments : [textSegment(join(list))];
}

function textSegment(text) {
  return { text: text, entries: null, place: false, within: [] };
}

function segmentOf(index, list, entries) {
  const place = entries.every((entry) => isPlace(index, entry));
  return { text: join(list), entries: entries, place: place, within: place ? [] : phrasesWithin(index, list) };
}

/** 恐慌症 also means 恐慌: the known phrases inside a longer one. */
function phrasesWithin(index, list) {
  const found = [];
  for (let from = 0; from < list.length; from += 1) {
    for (let to = from + 1; to <= list.length; to += 1) {
      const entries = to - from < list.length && index.lexicon.phrases.get(join(list.slice(from, to)));
      if (entries) found.push({ entries: entries, share: (to - from) / list.length });
    }
  }
  return found;
}
