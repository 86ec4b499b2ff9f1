/*
 * Reach of a kind or group of sites: every village in the look of its residents' mean way to the
 * nearest site, under the outlines of the townships and the marks of the sites.
 */
import { make } from "./page.js";
import { readReach } from "./map-reach-data.js";
import { factsOf, lineOf } from "./map-reach-words.js";

/** Farther away than this, thick outlines would hide small islands. */
const NEAR_ZOOM = 9;
/** Over the townships' land, under their names and the marks. */
const [BANDS, OUTLINES] = ["bands", "outlines"];

/** Village and township in words, and what the file says about the village. */
function villageOf(page, towns, { properties }) {
  const name = page.text("reach-map.village", {
    village: properties[page.locale], township: towns.get(properties.code.slice(0, 8)) || "",
  });
  return { name, people: properties.people, reach: properties.reach };
}

/** Hatched bands are filled with the patterns of the legend, the others by the style sheet. */
function styleOf(looks, { properties: { reach } }) {
  const look = reach ? looks[reach.band] || "nobody" : "unmeasured";
  const isHatched = look === "ferry" || look.startsWith("gap-");
  return {
    className: "sna-band sna-band--" + look,
    fillColor: isHatched ? "url(#sna-hatch-" + look + ")" : "",
  };
}

/** GeoJSON features in a pane of their own. */
function draw(page, map, pane, features, options) {
  map.createPane(pane).classList.add("sna-band__" + pane);
  const data = { type: "FeatureCollection", features };
  return page.leaflet.geoJSON(data, Object.assign({ pane }, options)).addTo(map);
}

/** Tells about the village that is pointed at in a line, and about one that is pressed at length. */
class Teller {
  constructor(page, towns) {
    Object.assign(this, { page, towns });
    // Only for whoever has a pointer: the words of the map and the panel say the same aloud.
    this.line = make("p", { class: "sna-map__told", "aria-hidden": "true" });
    this.line.hidden = true;
    page.frame.append(this.line);
  }

  point(shape) {
    this.line.hidden = !shape;
    if (!shape) return;
    this.line.textContent = lineOf(this.page, villageOf(this.page, this.towns, shape.feature));
  }

  async tell(shape) {
    const village = villageOf(this.page, this.towns, shape.feature);
    this.point(null);
    const { list } = await this.page.parts.places;
    const site = village.reach && list.find((one) => one.id === village.reach.nearest);
    this.page.panel.tell(village.name, factsOf(this.page, village), site && {
      words: this.page.text("reach-map.nearest"), place: site,
    });
  }
}

function listen(drawn, teller) {
  const light = (shape, on) => shape.getElement()
    && shape.getElement().classList.toggle("sna-band--here", on);
  drawn.on("mouseover", (event) => {
    event.propagatedFrom.bringToFront();
    light(event.propagatedFrom, true);
    teller.point(event.propagatedFrom);
  });
  drawn.on("mouseout", (event) => {
    light(event.propagatedFrom, false);
    teller.point(null);
  });
  drawn.on("click", (event) => teller.tell(event.propagatedFrom));
}

/** @param {{counties: string[]}} options slugs of the counties whose villages are drawn */
export async function reach(page, map, options) {
  const looks = page.data.looks.split(" ");
  page.frame.classList.add("sna-map__frame--reach");
  const [features, shapes] = await Promise.all([
    readReach(page.data.reach, options.counties, page.data.measured.split(" ")),
    page.parts.townships,
  ]);
  const own = new Set(features.map(({ properties }) => properties.code.slice(0, 8)));
  const towns = shapes.toGeoJSON().features.filter(({ properties }) => own.has(properties.code));
  const names = new Map(towns.map(({ properties }) => [properties.code, properties[page.locale]]));
  const villages = draw(page, map, BANDS, features, { style: (one) => styleOf(looks, one) });
  draw(page, map, OUTLINES, towns, {
    interactive: false, style: { className: "sna-band__outline" },
  });
  const thin = () => page.frame.classList.toggle("sna-map__frame--far", map.getZoom() < NEAR_ZOOM);
  map.on("zoomend", thin);
  thin();
  listen(villages, new Teller(page, names));
  return villages;
}
