/* Our own base: the townships, those the page is about standing out, with their names. */
import { fetchJson, make } from "./page.js";

/** A name is written when its township is at least this much wider than the words, in pixels. */
const ROOM_PX = 8;
/** In a township this high a name may stand above or below its middle. */
const TALL_PX = 70;
/** Names lie over the polygons and under the marks. */
const NAMES = "names";

function nameLabel(page, feature) {
  const { lon, lat } = feature.properties;
  const words = make("span", { class: "sna-town__name" }, [feature.properties[page.locale]]);
  const icon = page.leaflet.divIcon({ className: "sna-town__label", html: words, iconSize: [0, 0] });
  const label = page.leaflet.marker([lat, lon], {
    icon, interactive: false, keyboard: false, pane: NAMES,
  });
  return { label, words };
}

/** Middle of the name above, on and below the middle of its township, in pixels. */
const PLACES = [["above", -26], ["", 0], ["below", 26]];
/** Half of a mark, and half of a name's height. */
const MARK_PX = 18;
const LINE_PX = 8;

function isFree(marks, at, half) {
  return marks.every((mark) => Math.abs(mark.x - at.x) > half + MARK_PX
    || Math.abs(mark.y - at.y) > LINE_PX + MARK_PX);
}

/** Where a name fits: a tall township has room above and below its middle. */
function placeFor(map, marks, { words, label, bounds }) {
  const start = map.latLngToLayerPoint(bounds.getSouthWest());
  const end = map.latLngToLayerPoint(bounds.getNorthEast());
  const width = words.offsetWidth;
  if (end.x - start.x < width + ROOM_PX) return null;
  const { x, y } = map.latLngToLayerPoint(label.getLatLng());
  return PLACES.filter(([name]) => !name || start.y - end.y > TALL_PX)
    .find((place) => isFree(marks, { x, y: y + place[1] }, width / 2));
}

/** Shows each name only where it has room, so that neither names nor marks cover it. */
function fitNames(page, map, names) {
  const spots = Array.from(map.getPane("markerPane").children);
  const marks = spots.map((spot) => page.leaflet.DomUtil.getPosition(spot)).filter(Boolean);
  names.forEach(({ words }) => (words.hidden = false));
  const places = names.map((name) => placeFor(map, marks, name));
  names.forEach(({ words }, i) => {
    words.hidden = !places[i];
    PLACES.forEach((place) => {
      if (place[0]) words.classList.toggle("sna-town__name--" + place[0], place === places[i]);
    });
  });
}

function emphasised(page, options) {
  return new Set(options.emphasis.concat((page.data.areas || "").split(" ")));
}

export async function townships(page, map, options) {
  const data = await fetchJson(page.url("assets/maps/data/townships.geojson"));
  const here = emphasised(page, options);
  const names = [];
  map.createPane(NAMES).classList.add("sna-town__names");
  const shapes = page.leaflet.geoJSON(data, {
    interactive: false,
    style: (feature) => ({
      className: "sna-town" + (here.has(feature.properties.code) ? " sna-town--here" : ""),
    }),
    onEachFeature: (feature, shape) => {
      const name = nameLabel(page, feature);
      name.label.addTo(map).getElement().setAttribute("aria-hidden", "true");
      names.push(Object.assign(name, { bounds: shape.getBounds() }));
    },
  }).addTo(map);
  shapes.eachLayer((shape) => here.has(shape.feature.properties.code) && shape.bringToFront());
  let asked = 0;
  // Measuring is slow: once for all that happens before the next picture.
  const fit = () => {
    window.cancelAnimationFrame(asked);
    asked = window.requestAnimationFrame(() => fitNames(page, map, names));
  };
  map.on("zoomend marks", fit);
  fit();
  return shapes;
}
