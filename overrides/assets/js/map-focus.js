/*
 * The one place the page is about: a larger mark that is never hidden in a cluster. Where only
 * its township is known there is no mark, and the view is the township.
 */
import { make } from "./page.js";
import { picture } from "./map-marker.js";

const ZOOM = { address: 15, street: 15, village: 14 };
const SIZE = 56;

function mark(page, map, at) {
  const { precision, group, glyph, name } = page.data;
  const words = make("span", { class: "sna-map__focus", role: "img", "aria-label": name }, [
    picture(page.url, { group, glyph, precision, planned: "planned" in page.data }),
  ]);
  const icon = page.leaflet.divIcon({
    className: "sna-map__spot", html: words, iconSize: [SIZE, SIZE],
  });
  page.leaflet.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: 1000 })
    .addTo(map);
}

export function focus(page, map) {
  const { lon, lat, precision, box } = page.data;
  if (lon) {
    const at = [Number(lat), Number(lon)];
    mark(page, map, at);
    page.showAll = () => map.setView(at, ZOOM[precision]);
  } else {
    const [west, south, east, north] = box.split(" ").map(Number);
    page.showAll = () => map.fitBounds([[south, west], [north, east]]);
  }
  page.showAll();
}
