/* A street map from another host: laid over our own base, and taken off when it does not come. */
import { make } from "./page.js";

/** So many failures without one success in between, and the street map is taken off. */
const PATIENCE = 3;

/** Leaflet writes attributions as markup; ours are words. */
function escaped(words) {
  const node = document.createElement("span");
  node.textContent = words;
  return node.innerHTML;
}

function lay(page, map, options) {
  const layer = page.leaflet.tileLayer(options.url[page.locale], {
    attribution: escaped(options.attribution[page.locale]),
    maxNativeZoom: options.max_zoom,
    className: "sna-map__tiles",
    // The host learns which site asks, never which page; about violence it learns neither. Some
    // hosts refuse images asked for by a page that says nothing.
    referrerPolicy: "quickExit" in page.data ? "no-referrer" : "strict-origin",
  });
  let failures = 0;
  layer.on("tileload", () => {
    failures = 0;
    page.frame.classList.add("sna-map__frame--tiles");
  });
  layer.on("tileerror", () => {
    failures += 1;
    if (failures !== PATIENCE) return;
    layer.remove();
    page.frame.classList.remove("sna-map__frame--tiles");
    page.note("map.tiles_failed");
  });
  layer.addTo(map);
}

/** On a page about violence nobody else is told that it is open, unless the reader asks. */
function offer(page, map, options) {
  const button = make("button", { type: "button", class: "sna-map__ask" }, [
    page.text("map.tiles_ask"),
  ]);
  button.addEventListener("click", () => {
    button.remove();
    map.getContainer().focus({ preventScroll: true });
    lay(page, map, options);
  });
  page.figure.querySelector("[data-map-note]").before(button);
}

export async function tiles(page, map, options) {
  if (await page.discreet(page)) offer(page, map, options);
  else lay(page, map, options);
}
