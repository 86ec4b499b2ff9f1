// The places of assets/finder/places.<locale>.json as objects, and their names as they are
// compared. Pure, no DOM.

import { fold, pairs } from "./search-text.js";

/** Marks of the level after a Chinese or English name. */
const CHINESE_LEVEL = /(.{2,})[縣市鄉鎮村里]$/;
const ENGLISH_LEVEL = / (county|city|township|village)$/i;
const UNIT = /[\p{Script=Latin}\d][\p{Script=Latin}\d'’‘`´-]*|\p{Script=Han}/gu;
/** Ways of writing a level in English addresses. */
const LEVEL_WORDS = { vil: "village", vill: "village", twp: "township", town: "township", cnty: "county", dist: "district" };

/** { counties, townships, villages, units(text), keys(names) }: each place has level, code, name, names
    (all spellings, the shown one first), within (what it lies in); townships and villages also
    lon, lat, landmass (id) and island (name or ""). */
export function openPlaces(file) {
  const counties = rows(file, "county", file.counties, (i, column) => ({ code: column.slugs[i] }));
  const townships = rows(file, "township", file.townships, (i, column) => {
    const county = counties[column.county[i]];
    return { code: county.code + "/" + column.slugs[i], within: county };
  });
  const homes = [];
  townships.forEach((township, i) => homes.push(...Array(file.townships.villages[i]).fill(township)));
  const villages = rows(file, "village", file.villages, (i, column) => ({
    code: homes[i].code + "/" + column.codes[i],
    within: homes[i],
  }));
  const ways = pairs(file.variants);
  return { counties, townships, villages, units: (text) => units(text, ways), keys: (names) => keys(names, ways) };
}

function rows(file, level, column, more) {
  return column.names.map((name, i) => ({
    level,
    name,
    names: [name].concat(column.also[i] ? column.also[i].split("|") : []),
    ...(column.lon ? point(file, column, i) : {}),
    ...more(i, column),
  }));
}

function point(file, column, i) {
  const land = column.landmass[i];
  return { lon: column.lon[i], lat: column.lat[i], landmass: file.landmasses[land], island: file.islands[land] };
}

/** Text in its smallest parts, a word or a Chinese character: { raw, key }, the key as compared. */
function units(text, ways) {
  const found = text.normalize("NFKC").match(UNIT) || [];
  return found.map((raw) => {
    const key = fold(raw, ways).replace(/\s/g, "");
    return { raw, key: LEVEL_WORDS[key] || key };
  });
}

/** Names as they are compared: one way of writing, no spaces. All at once, which is quick. */
function keys(names, ways) {
  return fold(names.join("\n"), ways).replace(/ /g, "").split("\n");
}

/** A name without its level: 金湖鎮 → 金湖, "Puli Township" → "Puli"; without one, the name. */
export function stemOf(name) {
  const chinese = CHINESE_LEVEL.exec(name);
  return chinese ? chinese[1] : name.replace(ENGLISH_LEVEL, "");
}
