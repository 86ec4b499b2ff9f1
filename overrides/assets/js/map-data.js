// The places that may stand on a map, a file for each county, fetched once a page.
import { fetchJson, locale, once, pageUrl, url } from "./page.js";

/** County → what reads its file. */
const readers = new Map();

/** Path of a place's page; one about violence has a mark that tells nothing instead of its id. */
function pathOf(file, id) {
  return file.neutral[id] ? "info/" + file.neutral[id] + "/" : "sites/" + id + "/";
}

function readRow(file, county, row) {
  const place = { county };
  file.fields.forEach((name, index) => {
    place[name] = row[index];
  });
  return Object.assign(place, file.kinds[place.kind], {
    town: file.townships[place.township],
    href: pageUrl(pathOf(file, place.id)),
  });
}

async function readCounty(county) {
  const file = await fetchJson(url("assets/maps/data/places." + county + "." + locale + ".json"));
  return file.rows.map((row) => readRow(file, county, row));
}

/** The places of these counties (slugs); what failed is asked for again the next time. */
export async function readPlaces(counties) {
  const found = await Promise.all(counties.map((county) => {
    if (!readers.has(county)) readers.set(county, once(() => readCounty(county)));
    return readers.get(county)();
  }));
  return [].concat(...found);
}
