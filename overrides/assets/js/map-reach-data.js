// Villages and how they are reached, a file of each for every county.
import { fetchJson, url } from "./page.js";

const DATA = "assets/maps/data/";

function rowsOf(file) {
  return new Map(file.code.map((code, i) => [code, {
    band: file.band[i],
    missing: file.missing[i],
    ferry: file.ferry[i],
    mean: file.mean[i],
    nearest: file.sites[file.nearest[i]] || "",
  }]));
}

/** Village polygons of a county; `reach` is null among their properties where it has no figures. */
async function villagesOf(subject, county, isMeasured) {
  const [shapes, rows] = await Promise.all([
    fetchJson(url(DATA + "villages." + county + ".geojson")),
    isMeasured
      ? fetchJson(url(DATA + "reach/" + subject + "." + county + ".json")).then(rowsOf)
      : new Map(),
  ]);
  return shapes.features.map((feature) => Object.assign(feature, {
    properties: Object.assign(
      { reach: rows.get(feature.properties.code) || null }, feature.properties,
    ),
  }));
}

/**
 * @param {string} subject how the files of a kind or group begin
 * @param {string[]} counties slugs
 * @param {string[]} measured slugs of those that have figures
 * @returns {Promise<object[]>} GeoJSON features: code, zh, en, people, and
 *   reach { band, missing, ferry, mean, nearest } (safetynet/site/reach_assets.py) or null
 */
export async function readReach(subject, counties, measured) {
  const found = await Promise.all(
    counties.map((county) => villagesOf(subject, county, measured.includes(county))),
  );
  return [].concat(...found);
}
