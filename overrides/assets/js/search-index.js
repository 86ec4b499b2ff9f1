// The index as it is scanned: text columns folded once, and the vocabulary as a lexicon.
// Pure functions, no DOM. safetynet/search.py says what the columns hold.

import { ASKING_WORDS, fold, isLatin, join, pairs, units } from "./search-text.js";

export const PLACES = "ct";
const WITH_LEXICON = "hnksact";
const FOLDER = { n: "needs/", k: "kinds/", c: "areas/", t: "areas/", r: "sites/", p: "pathways/", f: "network/" };

/** What assets/search/<locale>.json holds, ready to be searched. */
export function openIndex(data) {
  const variants = pairs(data.variants);
  const index = {
    data: data,
    size: data.types.length,
    ids: data.ids.split("\n"),
    names: data.names.split("\n"),
    phones: data.phones.split("\n"),
    columns: {
      names: column(fold(data.names, variants)),
      also: column(fold(data.also, variants)),
      text: column(fold(data.text, variants)),
      digits: column(data.phones.replace(/[^\d|\n]/g, "")),
    },
    typed: new Map([...variants, ...pairs(data.simplified)]),
  };
  index.lexicon = buildLexicon(index);
  return index;
}

/** A text with a line per entry, and where each line starts. */
function column(text) {
  const even = text.replace(/ *([|\n]) */g, "$1");
  const starts = [0];
  for (let at = even.indexOf("\n"); at >= 0; at = even.indexOf("\n", at + 1)) starts.push(at + 1);
  starts.push(Infinity);
  return { text: even, starts: starts };
}

/** Calls visit(entry, from, to) for each place where `needle` stands in a column; a word of an
    alphabet must begin there. `visit` may return false to stop. */
export function scan(col, needle, visit) {
  const latin = isLatin(needle[0]);
  let entry = 0;
  for (let at = col.text.indexOf(needle); at >= 0; at = col.text.indexOf(needle, at + 1)) {
    if (latin && isLatin(col.text[at - 1])) continue;
    while (col.starts[entry + 1] <= at) entry += 1;
    if (visit(entry, at, at + needle.length) === false) return;
  }
}

/** The same for any part of a word or number. */
export function scanAnywhere(col, needle, visit) {
  let entry = 0;
  for (let at = col.text.indexOf(needle); at >= 0; at = col.text.indexOf(needle, at + 1)) {
    while (col.starts[entry + 1] <= at) entry += 1;
    visit(entry, at, at + needle.length);
  }
}

/** The alternative (between bars or line ends) around a hit: its first and its last + 1 place. */
export function around(col, from, to) {
  let start = from;
  let end = to;
  while (start > 0 && !isEdge(col.text[start - 1])) start -= 1;
  while (end < col.text.length && !isEdge(col.text[end])) end += 1;
  return [start, end];
}

function isEdge(character) {
  return character === "|" || character === "\n";
}

/** Every label and synonym, as units joined → the entries it names; the longest, in units; and
    the words of asking. */
function buildLexicon(index) {
  const phrases = new Map();
  let longest = 1;
  const names = index.columns.names.text.split("\n");
  const also = index.columns.also.text.split("\n");
  for (let entry = 0; entry < index.size; entry += 1) {
    if (!WITH_LEXICON.includes(index.data.types[entry])) continue;
    new Set([names[entry]].concat(also[entry].split("|"))).forEach((phrase) => {
      const parts = units(phrase);
      const key = join(parts);
      if (key.length < 2) return;
      if (!phrases.has(key)) phrases.set(key, []);
      if (!phrases.get(key).includes(entry)) phrases.get(key).push(entry);
      longest = Math.max(longest, parts.length);
    });
  }
  const asking = new Set(ASKING_WORDS.map((word) => fold(word, index.typed)));
  return { phrases: phrases, longest: longest, asking: asking };
}

/** All words of an alphabet in the index; made when the first typing error asks for them. */
export function vocabulary(index) {
  if (!index.words) {
    const text = index.columns.names.text + "\n" + index.columns.also.text;
    index.words = Array.from(new Set(text.match(/[a-z]{3,}/g) || []));
  }
  return index.words;
}

/** The page of an entry, counted from the root of its language; one about violence has a mark
    that tells nothing instead of its id. */
export function pathOf(index, entry) {
  const type = index.data.types[entry];
  if (type === "h") return "hotlines/#" + index.ids[entry];
  if (index.data.neutral[entry]) return "info/" + index.data.neutral[entry] + "/";
  return FOLDER[type] + index.ids[entry] + "/";
}
