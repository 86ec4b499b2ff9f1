/*
 * The places of one or more counties: clustered and drawn as real buttons. Only what is in view
 * stands in the page, so ten thousand places are as quick as ten.
 */
import { readPlaces } from "./map-data.js";
import { addMark, clusterButton, placeButton } from "./map-marks.js";

const RADIUS_PX = 44;
/** Nearer than this, what has not parted has the same door. */
const HOUSE_ZOOM = 17;
const STREET_ZOOM = 16;
const TINY_DEG = 1e-7;

/** How a mark stands out: chosen stays, pointed at passes. */
const LIGHTS = {
  chosen(button, on) {
    if (on) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  },
  pointed(button, on) {
    button.classList.toggle("sna-map__mark--pointed", on);
  },
};

function makeIndex(page, map, list) {
  const index = new page.Supercluster({
    radius: RADIUS_PX, minZoom: map.getMinZoom(), maxZoom: map.getMaxZoom(), extent: 256,
  });
  return index.load(list.map((place) => ({
    type: "Feature",
    properties: { place },
    geometry: { type: "Point", coordinates: [place.lon, place.lat] },
  })));
}

function isAlone(index, place, zoom) {
  const { lon, lat } = place;
  const here = [lon - TINY_DEG, lat - TINY_DEG, lon + TINY_DEG, lat + TINY_DEG];
  return index.getClusters(here, zoom).some(
    (found) => !found.properties.cluster && found.properties.place === place,
  );
}

/** Draws what is in view and takes off what is not; what stays keeps its element and its focus. */
class Drawing {
  constructor(page, map) {
    Object.assign(this, { page, map, marks: new Map(), turn: 0, drawn: 0, marked: {} });
    map.on("moveend", () => this.draw());
  }

  /** From now on only these places; `look` may move the map, which draws them. */
  show(list, look) {
    const turn = this.turn + 1;
    this.turn = turn;
    this.drawn = 0;
    this.index = makeIndex(this.page, this.map, list);
    if (look) look();
    if (this.drawn !== turn) this.draw();
  }

  /** Makes a place stand out, or the number it is counted in, in one of `LIGHTS`; "" for none. */
  mark(light, id) {
    this.marked[light] = id;
    const key = id ? this.keyHolding(id) : "";
    this.marks.forEach(({ button }, other) => LIGHTS[light](button, other === key));
  }

  keyHolding(id) {
    if (this.marks.has(id)) return id;
    const holds = (leaf) => leaf.properties.place.id === id;
    const found = this.inView().find((one) => one.properties.cluster
      && this.index.getLeaves(one.id, Infinity).some(holds));
    return found ? this.keyOf(found) : "";
  }

  /** The zoom from which a place has a mark of its own, `zoom` or nearer; the street if none. */
  zoomFor(place, zoom) {
    for (let nearer = Math.floor(zoom); nearer <= HOUSE_ZOOM; nearer += 1) {
      if (isAlone(this.index, place, nearer)) return nearer;
    }
    return Math.max(zoom, STREET_ZOOM);
  }

  draw() {
    this.drawn = this.turn;
    const wanted = new Map(this.inView().map((found) => [this.keyOf(found), found]));
    this.marks.forEach((drawn, key) => wanted.has(key) || this.take(key, drawn));
    wanted.forEach((found, key) => this.marks.has(key) || this.put(key, found));
    Object.keys(this.marked).forEach((light) => this.mark(light, this.marked[light]));
    this.map.fire("marks");
  }

  inView() {
    const view = this.map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    return this.index.getClusters(box, Math.floor(this.map.getZoom()));
  }

  /** A place stays the same place; a number is another one when other places are shown. */
  keyOf(found) {
    return found.properties.cluster ? this.turn + " " + found.id : found.properties.place.id;
  }

  put(key, found) {
    const button = found.properties.cluster
      ? clusterButton(this.page, this.map, this.index, found)
      : placeButton(this.page, found.properties.place);
    const marker = addMark(this.page, this.map, button, found.geometry.coordinates);
    this.marks.set(key, { button, marker });
  }

  take(key, { button, marker }) {
    if (button === document.activeElement) {
      this.map.getContainer().focus({ preventScroll: true });
    }
    marker.remove();
    this.marks.delete(key);
  }
}

/** The counties and the kind or group of a map that the script leaves to the page's element. */
function asked(page, options) {
  const { county, counties, subject } = page.data;
  const [sort, code] = options.kind ? ["kind", options.kind] : (subject || "/").split("/");
  return {
    counties: options.counties.length ? options.counties : (counties || county).split(" "),
    isOf: (place) => !sort || place[sort] === code,
  };
}

/** @returns {Promise<{list: object[], drawing: Drawing}>} all places, and what draws them */
export async function places(page, map, options) {
  const { counties, isOf } = asked(page, options);
  const list = (await readPlaces(counties))
    .filter(isOf)
    .filter((place) => place.id !== page.data.id);
  const drawing = new Drawing(page, map);
  drawing.show(list);
  return { list, drawing };
}
