// The order of the list and its parts. No DOM.

import { distanceM, wayOf } from "./place-geo.js";

/** Longer than any distance: a place without a point stands behind those with one. */
const BEYOND_M = 1e8;
/** Cards that are shown at once, over all parts. */
const FIRST = 20;
const OF_LATER_PARTS = 3;

/** Indexes of the township a place lies in, of its county and its land mass. */
function whereIs(data, place) {
  const parts = place.code.split("/");
  return {
    township: data.townships.get(parts.slice(0, 2).join("/")),
    county: data.counties.indexOf(parts[0]),
    landmass: data.landmasses.indexOf(place.landmass),
  };
}

/** 1 for each record that concerns a place: all but services without a fixed place of others. */
export function concerning(data, place) {
  const here = whereIs(data, place);
  return data.roams.map((roams, row) => (!roams || serves(data, row, here) ? 1 : 0));
}

function serves(data, row, here) {
  const townships = data.serves.get(row);
  return townships ? townships.includes(here.township) : data.county[row] === here.county;
}

/** True when a record names the township of the place as its own. */
export function isResponsible(data, row, place) {
  const townships = data.serves.get(row);
  return Boolean(townships) && townships.includes(whereIs(data, place).township);
}

/** The way from a place to a record: { distance, direction, ferry }, or null without a point. */
export function wayTo(data, row, place) {
  if (Number.isNaN(data.lon[row]) || data.roams[row]) return null;
  return wayOf(place, pointOf(data, row));
}

/** True when there is no point, but what is known of the place lies across the water. */
export function isAcross(data, row, place) {
  return Number.isNaN(data.lon[row]) && !data.roams[row] && !isOnLand(data, row, whereIs(data, place));
}

/** Whether the record's township, or else its county, has a part of the land one is on. */
function isOnLand(data, row, here) {
  const lands = data.township[row] >= 0 ? data.lands[data.township[row]] : data.landsOfCounty[data.county[row]];
  return lands.includes(here.landmass);
}

function pointOf(data, row) {
  return { lon: data.lon[row], lat: data.lat[row], landmass: data.landmasses[data.landmass[row]] };
}

/** Rows in the parts of the list, as it is sorted: [{ key, rows }], empty parts left out. */
export function partsOf(data, rows, sort, { place, order }) {
  if (sort === "near") return byDistance(data, rows, place);
  if (sort === "match") return byMatch(rows, order || new Int32Array(data.size));
  return byArea(data, rows);
}

/** Rows by distance. */
function byDistance(data, rows, place) {
  const here = whereIs(data, place);
  const away = new Float64Array(data.size);
  const parts = { near: [], roams: [], vague: [], ferry: [], far: [] };
  rows.forEach((row) => {
    if (data.roams[row]) {
      away[row] = data.serves.has(row) ? 0 : 1;
      parts.roams.push(row);
    } else if (Number.isNaN(data.lon[row])) {
      const key = data.county[row] === here.county ? "vague" : "far";
      away[row] = (data.township[row] === here.township ? 0 : 1) + (key === "far" ? BEYOND_M : BEYOND_M / 2);
      parts[isOnLand(data, row, here) ? key : "ferry"].push(row);
    } else {
      away[row] = distanceM(place, pointOf(data, row));
      parts[data.landmass[row] === here.landmass ? "near" : "ferry"].push(row);
    }
  });
  return Object.keys(parts)
    .map((key) => ({ key: key, rows: parts[key].sort((a, b) => away[a] - away[b] || a - b) }))
    .filter((part) => part.rows.length);
}

/** Rows by county; within one they already stand by township. */
function byArea(data, rows) {
  return data.counties
    .map((slug, county) => ({ key: slug, rows: rows.filter((row) => data.county[row] === county) }))
    .filter((part) => part.rows.length);
}

/** Rows in the order in which the search found them. */
function byMatch(rows, order) {
  return rows.length ? [{ key: "", rows: rows.slice().sort((a, b) => order[a] - order[b]) }] : [];
}

/** How many cards of each part are shown at first: the nearest get most, counties share evenly. */
export function firstShown(parts, sort) {
  if (sort === "area") return parts.map(() => Math.ceil(FIRST / parts.length));
  return parts.map((part, at) => (at ? OF_LATER_PARTS : Math.max(FIRST - OF_LATER_PARTS * (parts.length - 1), OF_LATER_PARTS)));
}
