/* The mark of the place that was looked for: a ring with a cross, wider than the marks of sites. */
import { make } from "./page.js";

const SIZE = 56;

/** @returns {(place: object | null) => void} moves the mark; null takes it off */
export function makeHere(page, map) {
  let marker = null;
  return (place) => {
    if (marker) marker.remove();
    marker = null;
    if (!place) return;
    const label = page.text(place.device ? "finder-map.you" : "finder-map.looked_for", { place: place.label });
    const ring = make("span", { class: "sna-map__here", role: "img", "aria-label": label, title: label });
    const icon = page.leaflet.divIcon({
      className: "sna-map__spot", html: ring, iconSize: [SIZE, SIZE],
    });
    marker = page.leaflet.marker([place.lat, place.lon], {
      icon, interactive: false, keyboard: false, zIndexOffset: -500,
    }).addTo(map);
  };
}
