// What lies round the place looked for. Pure.

/** So many of the nearest are in the picture. */
const PICTURED = 10;

/** Squared distance in degrees of latitude: enough to rank by. */
function squareTo(here) {
  const shrink = Math.cos((here.lat * Math.PI) / 180);
  return (one) => ((one.lon - here.lon) * shrink) ** 2 + (one.lat - here.lat) ** 2;
}

/** The `count` nearest points, nearest first; those across the water after all others. */
export function nearest(list, here, count) {
  const square = squareTo(here);
  return list.map((one) => ({ one, ferry: one.landmass !== here.landmass, square: square(one) }))
    .sort((a, b) => a.ferry - b.ferry || a.square - b.square)
    .slice(0, count)
    .map((found) => found.one);
}

/**
 * The points to show: all of the list; round a township or village, it and the nearest that need
 * no boat. Where a device is, the host of the street map must not learn from the picture: then
 * the picture is that of the whole county.
 *
 * @param {{lon: number, lat: number, landmass: string, county: string}[]} list
 * @param {object | null} place the place looked for
 */
export function around(list, place) {
  if (!place || !list.length) return list;
  if (place.device) {
    const county = list.filter((one) => one.county === place.county);
    return county.length ? county : list;
  }
  const byLand = list.filter((one) => one.landmass === place.landmass);
  return nearest(byLand.length ? byLand : list, place, PICTURED).concat([place]);
}
