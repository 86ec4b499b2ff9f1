// Which place a typed text means: a county, township or village by any of its names, or the part
// of an address that names it. Pure, no DOM.
//
// The text is read from the left, always the longest name; then every township gets points for
// what the names say of it. Equally good readings are all given back: nothing is guessed.

import { stemOf } from "./place-list.js";
import { distance } from "./search-text.js";

const NAMED = 100;
const COUNTY_NAMED = 10;
const VILLAGE_NAMED = 1;
/** Units that a name can be made of; 12 is more than any has. */
const LONGEST = 12;
const MOST_GUESSES = 6;
/** What makes a bare name (金湖, Puli) part of another: 金湖路, 信義區, Ren'ai Road. */
const GOES_ON = new RegExp("^([縣市鄉鎮區村里裡路街巷弄段橋]|district|village|rd|road|st|street|sec|section|ln|lane|aly|alley|ave|avenue|blvd|boulevard)$");
/** What an address says besides: the state, the province, numbers. */
const SAYS_NOTHING = /^(\d+[a-z]?|taiwan|roc|r|o|c|republic|of|china|the|in|near|no|f|fl|county|city|township|village|[號樓鄰之我你您他她住在的家附近])$/;
const STATE = /^(\d{3,6})?(中華民國)?(臺灣省?|福建省)?/;

/** The names of all places, ready to be looked up: `names` leads from a key to { place, bare }
    (bare: a county's or township's name without its level), `stems` from the key of a village's
    name without its level to { place }. */
export function openNames(places) {
  const all = [];
  places.counties.concat(places.townships).forEach((place) => {
    place.names.forEach((name) => all.push({ place, name, bare: false, in: "names" }));
    place.names.forEach((name) => stemOf(name) !== name && all.push({ place, name: stemOf(name), bare: true, in: "names" }));
  });
  places.villages.forEach((place) => place.names.forEach((name) => {
    all.push({ place, name, bare: false, in: "names" }, { place, name: stemOf(name), in: "stems" });
  }));
  const found = { places, names: new Map(), stems: new Map() };
  places.keys(all.map((one) => one.name)).forEach((key, i) => {
    const map = found[all[i].in];
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(all[i]);
  });
  found.names.forEach((meant, key) => found.names.set(key, countyFirst(meant)));
  return found;
}

/** 彰化 is a county and a city: the bare name means the county, so that people choose. */
function countyFirst(meant) {
  const county = meant.some((one) => one.place.level === "county");
  return county ? meant.filter((one) => one.place.level === "county" || !one.bare) : meant;
}

/** { places, unread, guess }: townships or villages the text can mean, all equally likely; what of
    it was not understood, where only a township was; whether they are only spelt alike. */
export function matchPlace(names, text) {
  const units = withoutState(names.places.units(text));
  const tokens = read(units, names.names);
  const best = bestOf(candidates(names.places, tokens).map((township) => reading(names, township, units, tokens)));
  const found = flat(best.map((one) => one.places));
  if (found.length) return { places: found, unread: best.length === 1 ? best[0].unread : "", guess: false };
  const bare = bareVillages(names, units);
  return bare.length ? { places: bare, unread: "", guess: false } : { places: guesses(names, units), unread: "", guess: true };
}

function withoutState(units) {
  let left = STATE.exec(keyOf(units))[0].length;
  return units.filter((unit) => (left -= unit.key.length) < 0);
}

/** The names in the text: { at, end, places }, never two of them on one unit. */
function read(units, names) {
  const tokens = [];
  let at = 0;
  while (at < units.length) {
    const token = longest(units, at, names);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}

function longest(units, at, names) {
  for (let end = Math.min(units.length, at + LONGEST); end > at; end -= 1) {
    const meant = names.get(keyOf(units.slice(at, end))) || [];
    const goesOn = end < units.length && GOES_ON.test(units[end].key);
    const places = meant.filter((one) => !one.bare || !goesOn).map((one) => one.place);
    if (places.length) return { at, end, places };
  }
  return null;
}

/** Townships that some name says anything of, in the order of the list. */
function candidates(places, tokens) {
  const named = new Set();
  tokens.forEach((token) => token.places.forEach((place) => named.add(place).add(place.within)));
  return places.townships.filter((township) => named.has(township) || tokens.some((token) => token.places.includes(township.within)));
}

/** What the names say of a township: points, the places meant, and what was not understood. */
function reading(names, township, units, tokens) {
  const saying = (place) => tokens.filter((token) => token.places.includes(place));
  const without = (known) => units.filter((unit, i) => !known.some((token) => token.at <= i && i < token.end));
  const inCounty = saying(township.within).length > 0;
  const named = saying(township).length > 0 || isNamedAfter(township, saying(township.within));
  let villages = flat(tokens.map((token) => token.places)).filter((place) => place.level === "village" && place.within === township);
  if (!villages.length && named) {
    const left = without(saying(township).concat(saying(township.within)));
    villages = bareVillages(names, left).filter((village) => village.within === township);
  }
  const known = tokens.filter((token) => token.places.includes(township) || token.places[0].level === "county");
  return {
    points: (named ? NAMED : 0) + (inCounty ? COUNTY_NAMED : 0) + (villages.length ? VILLAGE_NAMED : 0),
    places: villages.length ? Array.from(new Set(villages)) : [township],
    unread: villages.length ? "" : told(without(known).filter((unit) => !SAYS_NOTHING.test(unit.key))),
  };
}

/** 彰化縣彰化: the county's name for the second time is that of its city. */
function isNamedAfter(township, ofCounty) {
  return ofCounty.length > 1 && stemOf(township.names[0]) === stemOf(township.within.names[0]);
}

function bestOf(readings) {
  const most = Math.max.apply(null, readings.map((one) => one.points));
  return readings.filter((one) => one.points === most);
}

/** Villages by their name without its level; 新市村 means 新市里 as well. */
function bareVillages(names, units) {
  const [key] = names.places.keys([stemOf(told(units))]);
  return Array.from(new Set((names.stems.get(key) || []).map((one) => one.place)));
}

/** Units as people write them: a space between two words. */
function told(units) {
  return units.reduce((text, unit) => text + (/\w$/.test(text) && /^\w/.test(unit.raw) ? " " : "") + unit.raw, "");
}

function keyOf(units) {
  return units.map((unit) => unit.key).join("");
}

function flat(lists) {
  return [].concat.apply([], lists);
}

/** Townships whose name differs in one letter from the text, or in two of a long one. */
function guesses(names, units) {
  const key = keyOf(units);
  const limit = key.length >= 8 ? 2 : 1;
  const alike = new Set();
  names.names.forEach((meant, name) => {
    const isLong = name.length >= (/^[a-z]/.test(name) ? 4 : 3);
    if (isLong && distance(key, name, limit) <= limit) meant.forEach((one) => alike.add(one.place));
  });
  return names.places.townships.filter((township) => alike.has(township)).slice(0, MOST_GUESSES);
}
