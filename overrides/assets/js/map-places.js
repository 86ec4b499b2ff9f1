/*
 * The places of one or more counties: fetched as data, clustered, drawn as real buttons.
 * Only what is in view stands in the page, so ten thousand places are as quick as ten.
 */
import { fetchJson, pageUrl } from "./page.js";
import { picture } from "./map-marker.js";

const RADIUS_PX = 44;
const MAX_LISTED = 60;
const SIZE = 44;

function readRow(page, file, row) {
  const place = {};
  file.fields.forEach((name, index) => {
    place[name] = row[index];
  });
  const kind = file.kinds[place.kind];
  return Object.assign(place, kind, {
    town: file.townships[place.township],
    href: pageUrl("sites/" + place.id + "/"),
  });
}

async function readPlaces(page, options) {
  const counties = options.counties.length ? options.counties : [page.data.county];
  const files = await Promise.all(counties.map((county) => fetchJson(
    page.url("assets/maps/data/places." + county + "." + page.locale + ".json"),
  )));
  return [].concat(...files.map((file) => file.rows.map((row) => readRow(page, file, row))))
    .filter((place) => !options.kind || place.kind === options.kind)
    .filter((place) => place.id !== page.data.id);
}

function makeIndex(page, map, list) {
  const index = new page.Supercluster({ radius: RADIUS_PX, maxZoom: map.getMaxZoom(), extent: 256 });
  return index.load(list.map((place) => ({
    type: "Feature",
    properties: { place },
    geometry: { type: "Point", coordinates: [place.lon, place.lat] },
  })));
}

function makeButton(label, children, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sna-map__mark";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.append(...children);
  button.addEventListener("click", press);
  return button;
}

function placeButton(page, place) {
  const label = page.text("map.place", { name: place.name, kind: place.label });
  const button = makeButton(label, [picture(page.url, place)], () => {
    page.panel.open([place], button);
  });
  return button;
}

function clusterButton(page, map, index, cluster) {
  const count = cluster.properties.point_count;
  const number = document.createElement("span");
  number.className = "sna-map__count";
  number.textContent = String(count);
  const open = () => {
    const zoom = index.getClusterExpansionZoom(cluster.id);
    if (zoom > map.getMaxZoom()) {
      const leaves = index.getLeaves(cluster.id, MAX_LISTED).map((leaf) => leaf.properties.place);
      page.panel.open(leaves, button);
      return;
    }
    const [lon, lat] = cluster.geometry.coordinates;
    map.getContainer().focus({ preventScroll: true });
    map.setView([lat, lon], zoom);
    page.announce("map.parted", { count: index.getChildren(cluster.id).length });
  };
  const button = makeButton(page.text("map.cluster", { count }), [number], open);
  button.classList.add("sna-map__mark--cluster");
  return button;
}

function makeMarker(page, map, button, [lon, lat]) {
  const at = [lat, lon];
  // Whoever comes here with the Tab key sees the whole mark, also at the edge.
  button.addEventListener("keyup", (event) => {
    if (event.key === "Tab") map.panInside(at, { padding: [SIZE, SIZE], animate: false });
  });
  page.leaflet.DomEvent.disableClickPropagation(button);
  const icon = page.leaflet.divIcon({
    className: "sna-map__spot", html: button, iconSize: [SIZE, SIZE],
  });
  return page.leaflet.marker(at, { icon, interactive: false, keyboard: false }).addTo(map);
}

/** Draws what is in view and takes off what is not; what stays keeps its element and its focus. */
function keepDrawn(page, map, index) {
  const drawn = new Map();
  const draw = () => {
    const view = map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const wanted = new Map(index.getClusters(box, Math.floor(map.getZoom())).map((found) => [
      found.properties.cluster ? "c" + found.id : found.properties.place.id, found,
    ]));
    drawn.forEach((marker, key) => {
      if (wanted.has(key)) return;
      marker.remove();
      drawn.delete(key);
    });
    wanted.forEach((found, key) => {
      if (drawn.has(key)) return;
      const button = found.properties.cluster
        ? clusterButton(page, map, index, found)
        : placeButton(page, found.properties.place);
      drawn.set(key, makeMarker(page, map, button, found.geometry.coordinates));
    });
  };
  map.on("moveend", draw);
  draw();
}

export async function places(page, map, options) {
  const list = await readPlaces(page, options);
  keepDrawn(page, map, makeIndex(page, map, list));
}
