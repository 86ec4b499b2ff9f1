// Distance and direction between two points on the earth, { lon, lat } in degrees (WGS 84).
// Pure functions, no DOM.

const AXIS_M = 6378137;
const FLATTENING = 1 / 298.257223563;
const RADIANS = Math.PI / 180;
const ROUNDS = 3;
const DIRECTIONS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];

/** Metres along the geodesic from a to b. */
export function distanceM(a, b) {
  return inverse(a, b).distance;
}

/** The direction in which b lies from a: "n", "ne", "e", "se", "s", "sw", "w" or "nw". */
export function directionOf(a, b) {
  const sectors = Math.round(inverse(a, b).azimuth / RADIANS / 45);
  return DIRECTIONS[(sectors + 8) % 8];
}

/** What sayWay tells of the way from a place to a point, both with their land mass: metres,
    direction, and whether it crosses water. */
export function wayOf(place, point) {
  return {
    distance: distanceM(place, point),
    direction: directionOf(place, point),
    ferry: place.landmass !== point.landmass,
  };
}

/** Length (m) and azimuth at the start (radians, from north by east): T. Vincenty, Survey Review
    23 (1975), p. 88. Each round makes the error some 300 times smaller; three leave less than a
    millimetre but for points nearly on opposite sides of the earth. */
function inverse(a, b) {
  const apart = (b.lon - a.lon) * RADIANS;
  const [from, to] = [reduced(a.lat), reduced(b.lat)];
  let line = arc(from, to, apart);
  for (let round = 0; round < ROUNDS; round += 1) line = arc(from, to, apart + shift(line));
  const stretch = line.cos2Alpha * FLATTENING * (2 - FLATTENING) / (1 - FLATTENING) ** 2;
  const A = 1 + stretch / 16384 * (4096 + stretch * (-768 + stretch * (320 - 175 * stretch)));
  const B = stretch / 1024 * (256 + stretch * (-128 + stretch * (74 - 47 * stretch)));
  const bend = B * line.sin * (line.middle + B / 4 * line.cos * (2 * line.middle ** 2 - 1));
  return { distance: AXIS_M * (1 - FLATTENING) * A * (line.sigma - bend), azimuth: line.azimuth };
}

/** Sine and cosine of the latitude on the auxiliary sphere. */
function reduced(lat) {
  const u = Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS));
  return { sin: Math.sin(u), cos: Math.cos(u) };
}

/** The great circle on the auxiliary sphere between two latitudes `lambda` apart. */
function arc(from, to, lambda) {
  const east = to.cos * Math.sin(lambda);
  const north = from.cos * to.sin - from.sin * to.cos * Math.cos(lambda);
  const sin = Math.hypot(east, north);
  const cos = from.sin * to.sin + from.cos * to.cos * Math.cos(lambda);
  const sinAlpha = sin ? from.cos * east / sin : 0;
  const cos2Alpha = 1 - sinAlpha ** 2;
  const middle = cos2Alpha ? cos - 2 * from.sin * to.sin / cos2Alpha : 0;
  return { sin, cos, sigma: Math.atan2(sin, cos), sinAlpha, cos2Alpha, middle, azimuth: Math.atan2(east, north) };
}

/** How far the longitudes on the sphere are apart more than on the earth. */
function shift(line) {
  const C = FLATTENING / 16 * line.cos2Alpha * (4 + FLATTENING * (4 - 3 * line.cos2Alpha));
  const bend = line.middle + C * line.cos * (2 * line.middle ** 2 - 1);
  return (1 - C) * FLATTENING * line.sinAlpha * (line.sigma + C * line.sin * bend);
}
