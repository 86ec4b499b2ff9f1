// Villages and how they are reached, a file of each for every county.
import { fetchJson, url } from "./page.js";

const DATA = "assets/maps/data/";

/** Village polygons with `reach` among their properties; those without figures are left out. */
function joined(shapes, file) {
  const rows = new Map(file.code.map((code, i) => [code, {
    band: file.band[i],
    missing: file.missing[i],
    ferry: file.ferry[i],
    mean: file.mean[i],
    nearest: file.sites[file.nearest[i]] || "",
  }]));
  return shapes.features
    .filter((feature) => rows.has(feature.properties.code))
    .map((feature) => Object.assign(feature, {
      properties: Object.assign({ reach: rows.get(feature.properties.code) }, feature.properties),
    }));
}

/**
 * @param {string} subject how the files of a kind or group begin
 * @param {string[]} counties slugs
 * @returns {Promise<object[]>} GeoJSON features: code, zh, en, people, and
 *   reach { band, missing, ferry, mean, nearest } (safetynet/site/reach_assets.py)
 */
export async function readReach(subject, counties) {
  const found = await Promise.all(counties.map(async (county) => joined(...await Promise.all([
    fetchJson(url(DATA + "villages." + county + ".geojson")),
    fetchJson(url(DATA + "reach/" + subject + "." + county + ".json")),
  ]))));
  return [].concat(...found);
}
