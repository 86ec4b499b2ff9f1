// Distances, ways and places in words.

import { say } from "./page.js";

/** Below this a distance says less than "at the same place"; points are no more exact. */
const SAME_PLACE_M = 50;
/** From here on tenths of a kilometre pretend to more than a straight line can say. */
const EXACT_KM = 20;

/** A distance: tens of metres, tenths of a kilometre, kilometres. */
export function sayDistance(metres) {
  if (metres < 1000) return say("way.m", { m: Math.max(10, Math.round(metres / 10) * 10) });
  const km = Math.round(metres / 100) / 10;
  return say("way.km", { km: km < EXACT_KM ? km.toFixed(1) : Math.round(metres / 1000) });
}

/** A way as place-geo.js tells it, { distance, direction, ferry }: "直線 3.2 公里，往東北". */
export function sayWay(way) {
  const distance = sayDistance(way.distance);
  if (way.ferry) return say("way.ferry", { distance: distance });
  if (way.distance < SAME_PLACE_M) return say("way.here");
  return say("way.land", { distance: distance, direction: say("way." + way.direction) });
}

/** Whether a place of where.js is a whole township: it is counted from where most people live. */
export function isWhole(place) {
  return place.code === place.township && !place.device;
}

/** A township or village of place-list.js with all it lies in. */
export function sayPlace(one) {
  const township = one.level === "village" ? one.within : one;
  const names = { township: township.name, county: township.within.name };
  return one === township ? say("where.township", names) : say("where.village", { village: one.name, ...names });
}

/** Possible places to choose from: where two read the same, each with another of its names. */
export function sayChoices(places) {
  const said = places.map(sayPlace);
  const isAlone = (text) => said.indexOf(text) === said.lastIndexOf(text);
  return said.map((text, i) => (isAlone(text) ? text : say("where.also", { name: text, other: places[i].names[1] })));
}
