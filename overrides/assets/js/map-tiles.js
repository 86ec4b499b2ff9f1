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

/** The street map of one map: laid, or offered where its host is not to know. */
class StreetMap {
  constructor(page, map, options) {
    Object.assign(this, { page, map, options, isQuiet: null, layer: null });
    this.ask = make("button", { type: "button", class: "sna-map__ask" }, [page.text("map.tiles_ask")]);
    this.ask.addEventListener("click", () => {
      this.ask.remove();
      map.getContainer().focus({ preventScroll: true });
      this.lay();
    });
  }

  /** About violence nobody else is told that it is looked at, unless the reader asks. */
  hush(isQuiet) {
    if (isQuiet === this.isQuiet) return;
    this.isQuiet = isQuiet;
    this.takeOff();
    this.ask.remove();
    if (isQuiet) this.page.figure.querySelector("[data-map-note]").before(this.ask);
    else this.lay();
  }

  lay() {
    this.layer = this.page.leaflet.tileLayer(this.options.url[this.page.locale], {
      attribution: escaped(this.options.attribution[this.page.locale]),
      maxNativeZoom: this.options.max_zoom,
      className: "sna-map__tiles",
      // The host learns which site asks, never which page; about violence it learns neither. Some
      // hosts refuse images asked for by a page that says nothing.
      referrerPolicy: this.isQuiet ? "no-referrer" : "strict-origin",
    });
    let failures = 0;
    this.layer.on("tileload", () => {
      failures = 0;
      this.page.frame.classList.add("sna-map__frame--tiles");
    });
    this.layer.on("tileerror", () => {
      failures += 1;
      if (failures !== PATIENCE) return;
      this.takeOff();
      this.page.note("map.tiles_failed");
    });
    this.layer.addTo(this.map);
    this.map.fire("streetmap", { isOn: true });
  }

  takeOff() {
    if (this.layer) this.layer.remove();
    this.page.frame.classList.remove("sna-map__frame--tiles");
    this.map.fire("streetmap", { isOn: false });
  }
}

/** @returns {StreetMap} where the map follows a list, laid or offered when the list is first shown */
export function tiles(page, map, options) {
  const street = new StreetMap(page, map, options);
  if (!page.wanted) street.hush("quickExit" in page.data);
  return street;
}
