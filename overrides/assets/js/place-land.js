// Which township and land mass a point lies on, by assets/finder/land.json. Pure, no DOM.

import { distanceM } from "./place-geo.js";

/** So far from the shore (on a pier, on a ferry, or where the drawn shore is not the real one)
    a device still counts as being in the township. */
export const SHORE_M = 3000;
const M_PER_DEGREE = 111320;

/** Where a point { lon, lat } is: { township, landmass, away } with metres to that land (0 on it).
    At sea or elsewhere it is the nearest land. */
export function findLand(land, point) {
  let nearest = null;
  land.parts.forEach((part) => {
    const rings = part[2].map((ring) => corners(ring, land.grid));
    const away = isInside(point, rings) ? 0 : Math.min.apply(null, rings.map((ring) => metresTo(point, ring)));
    if (nearest && away >= nearest.away) return;
    nearest = { township: land.townships[part[0]], landmass: land.landmasses[part[1]], away: away, rings: rings };
  });
  return { township: nearest.township, landmass: nearest.landmass, away: exactly(point, nearest) };
}

/** Steps of the file as points. */
function corners(steps, grid) {
  const ring = [];
  for (let i = 0, lon = 0, lat = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    ring.push({ lon: lon / grid, lat: lat / grid });
  }
  return ring;
}

/** A ray to the east crosses the rings an odd number of times. */
function isInside(point, rings) {
  let inside = false;
  rings.forEach((ring) => ring.forEach((a, i) => {
    const b = ring[i ? i - 1 : ring.length - 1];
    const crosses = a.lat > point.lat !== b.lat > point.lat;
    if (crosses && point.lon < a.lon + (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat)) inside = !inside;
  }));
  return inside;
}

/** Metres from a point to the nearest edge, on a plane that touches the earth at the point: right
    near by; far away good for comparing only. */
function metresTo(point, ring) {
  const across = Math.cos(point.lat * Math.PI / 180);
  const flat = ring.map((corner) => [(corner.lon - point.lon) * across, corner.lat - point.lat]);
  const squares = flat.map((b, i) => squareTo(flat[i ? i - 1 : flat.length - 1], b));
  return Math.sqrt(Math.min.apply(null, squares)) * M_PER_DEGREE;
}

/** Square of the distance from the origin to the segment from a to b. */
function squareTo(a, b) {
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const length = x * x + y * y;
  const along = length ? Math.max(0, Math.min(1, -(a[0] * x + a[1] * y) / length)) : 0;
  return (a[0] + along * x) ** 2 + (a[1] + along * y) ** 2;
}

/** Metres to the found land: far away, over the earth to its nearest corner. */
function exactly(point, found) {
  if (found.away <= SHORE_M) return found.away;
  const all = [].concat.apply([], found.rings).map((corner) => distanceM(point, corner));
  return Math.min.apply(null, all);
}
