/* The marks of places: real buttons, with a picture or a number on them. */
import { make } from "./page.js";
import { picture } from "./map-marker.js";

const MAX_LISTED = 60;
const SIZE = 44;

function makeButton(label, children, press) {
  const button = make("button", {
    type: "button", class: "sna-map__mark", "aria-label": label, title: label,
  }, children);
  button.addEventListener("click", press);
  return button;
}

export function placeButton(page, place) {
  const label = page.text("map.place", { name: place.name, kind: place.label });
  const button = makeButton(label, [picture(page.url, place)], () => {
    page.panel.open([place], button);
  });
  return button;
}

/** A number; pressed, it comes nearer until it parts, or lists what no zoom parts. */
export function clusterButton(page, map, index, cluster) {
  const count = cluster.properties.point_count;
  const number = make("span", { class: "sna-map__count" }, [String(count)]);
  const button = makeButton(page.text("map.cluster", { count }), [number], () => {
    const zoom = index.getClusterExpansionZoom(cluster.id);
    if (zoom > map.getMaxZoom()) {
      const leaves = index.getLeaves(cluster.id, MAX_LISTED).map((leaf) => leaf.properties.place);
      page.panel.open(leaves, button);
      return;
    }
    const parts = index.getChildren(cluster.id).length;
    const [lon, lat] = cluster.geometry.coordinates;
    map.getContainer().focus({ preventScroll: true });
    map.setView([lat, lon], zoom);
    page.announce("map.parted", { count: parts });
  });
  button.classList.add("sna-map__mark--cluster");
  return button;
}

/** Puts a button on the map at [lon, lat]. */
export function addMark(page, map, button, [lon, lat]) {
  const at = [lat, lon];
  // Whoever comes here with the Tab key sees the whole mark, also at the edge.
  button.addEventListener("keyup", (event) => {
    if (event.key !== "Tab") return;
    page.quietly(() => map.panInside(at, { padding: [SIZE, SIZE], animate: false }));
  });
  page.leaflet.DomEvent.disableClickPropagation(button);
  const icon = page.leaflet.divIcon({
    className: "sna-map__spot", html: button, iconSize: [SIZE, SIZE],
  });
  return page.leaflet.marker(at, { icon, interactive: false, keyboard: false }).addTo(map);
}
