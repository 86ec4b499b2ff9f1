/* Our own base: the townships, those the page is about standing out, with their names. */
import { fetchJson, make } from "./page.js";

/** A name is written when its township is at least this much wider than the words, in pixels. */
const ROOM_PX = 8;
/** In a township this high a name stands above its middle, where the marks are. */
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

/** Shows each name only where it has room, so that names do not cover one another. */
function fitNames(map, names) {
  names.forEach(({ words, bounds }) => {
    const start = map.latLngToLayerPoint(bounds.getSouthWest());
    const end = map.latLngToLayerPoint(bounds.getNorthEast());
    words.hidden = false;
    words.hidden = end.x - start.x < words.offsetWidth + ROOM_PX;
    words.classList.toggle("sna-town__name--above", start.y - end.y > TALL_PX);
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
  map.on("zoomend", () => fitNames(map, names));
  fitNames(map, names);
  return shapes;
}
