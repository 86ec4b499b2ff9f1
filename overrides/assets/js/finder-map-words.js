// The finder's map in words: what the list shows, by township, and round the place looked for.
// Pure: sentences from places; nothing is read or written here.
import { nearest } from "./map-around.js";
import { say } from "./page.js";
import { wayOf } from "./place-geo.js";
import { sayWay } from "./place-words.js";

/** So many townships are named one by one, and so many of the nearest places. */
const NAMED = 8;
const NEAREST = 3;

function byTownship(places) {
  const counts = new Map();
  places.forEach((place) => counts.set(place.town, (counts.get(place.town) || 0) + 1));
  return Array.from(counts).sort((a, b) => b[1] - a[1]);
}

function townships(places) {
  const counts = byTownship(places);
  const said = counts.slice(0, NAMED).map(([name, count]) => say("finder-map.town", { name, count }));
  const rest = counts.slice(NAMED);
  if (rest.length) {
    const count = rest.reduce((sum, pair) => sum + pair[1], 0);
    said.push(say("finder-map.town_rest", { towns: rest.length, count }));
  }
  return say("finder-map.towns", { list: said.join(say("joint")) });
}

function nameOf(place) {
  return place.device ? say("finder-map.your_place") : place.label;
}

function near(here, place, rank) {
  return say(rank ? "finder-map.next" : "finder-map.nearest", {
    place: nameOf(here), name: place.name, kind: place.label, way: sayWay(wayOf(here, place)),
  });
}

function round(places, here) {
  const sentences = nearest(places, here, NEAREST).map((place, rank) => near(here, place, rank));
  const count = places.filter((place) => place.landmass !== here.landmass).length;
  if (count) sentences.push(say("finder-map.ferry", { place: nameOf(here), count }));
  return sentences;
}

/**
 * @param {object[]} places those of the list that are on the map (rows of map-data.js)
 * @param {number} total how many the list has
 * @param {object | null} here the place looked for
 * @returns {string[]} sentences, the same facts in each language
 */
export function mapInWords(places, total, here) {
  const unplaced = total - places.length;
  const hidden = unplaced ? [say("finder-map.unplaced", { count: unplaced })] : [];
  if (!places.length) return [say("finder-map.none")].concat(hidden);
  return [say("finder-map.total", { total, count: places.length }), townships(places)]
    .concat(here ? round(places, here) : [], hidden);
}
