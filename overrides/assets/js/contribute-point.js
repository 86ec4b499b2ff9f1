// The place of a site: two numbers, a pin on the map, and the township that is found for them.
import { findLand } from "./place-land.js";
import { narrow } from "./contribute-typed.js";
import { fetchJson, make, once, say as sayOf, url } from "./page.js";
import { prepareMap } from "./map-loader.js";

/** A drawn shore or border is not exact: so far outside (m) a point still counts as being inside. */
const EDGE_M = 150;
const NEAR_ZOOM = 14;
/** A township fills a map at this zoom. */
const TOWN_ZOOM = 12;
/** "24.4402, 118.4170": both numbers, as other maps copy them. */
const PAIR = /^\(?\s*(-?\d+(?:\.\d+)?)\s*[,、\s]\s*(-?\d+(?:\.\d+)?)\s*\)?$/;
const STEP_PX = 5;
const ARROWS = { ArrowUp: [0, -STEP_PX], ArrowDown: [0, STEP_PX], ArrowLeft: [-STEP_PX, 0], ArrowRight: [STEP_PX, 0] };

const loadLand = once(() => fetchJson(url("assets/finder/land.json")));

function say(key, facts) {
  return sayOf("contribute." + key, facts);
}

function isSwapped(point) {
  return point.lat > 116 && point.lat < 124 && point.lon > 20 && point.lon < 28;
}

function isInTaiwan(point) {
  return point.lon > 116 && point.lon < 124 && point.lat > 20 && point.lat < 28;
}

/** The pin on the map; `moved` hears of a new place as { lon, lat }. */
class Pin {
  constructor(map, moved) {
    Object.assign(this, { map, moved, marker: null });
    map.on("click", (event) => this.take(event.latlng));
    const frame = map.getContainer();
    frame.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== frame) return;
      event.preventDefault(); // else the form is sent
      this.take(map.getCenter());
    });
  }

  /** Shows places ([longitude, latitude]) while there is no pin. */
  look(places) {
    if (this.marker || !places.length) return;
    const corners = places.map(([lon, lat]) => [lat, lon]);
    if (places.length === 1) this.map.setView(corners[0], TOWN_ZOOM, { animate: false });
    else this.map.fitBounds(corners, { animate: false, padding: [20, 20] });
  }

  take(at) {
    const { lat, lng } = at.wrap();
    this.moved({ lon: lng, lat });
  }

  show(point, isNew) {
    if (!point) {
      if (this.marker) this.marker.remove();
      this.marker = null;
      return;
    }
    const at = [point.lat, point.lon];
    if (!this.marker) this.add(at);
    else this.marker.setLatLng(at);
    if (isNew) this.map.setView(at, Math.max(this.map.getZoom(), NEAR_ZOOM), { animate: false });
    else if (!this.map.getBounds().contains(at)) this.map.panTo(at, { animate: false });
  }

  add(at) {
    const icon = window.L.divIcon({ className: "sna-pin", html: make("span", { class: "sna-pin__drop" }), iconSize: [36, 44], iconAnchor: [18, 44] });
    this.marker = window.L.marker(at, { icon, draggable: true, keyboard: true, alt: say("pin") }).addTo(this.map);
    const element = this.marker.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", say("pin"));
    this.marker.on("dragend", () => this.take(this.marker.getLatLng()));
    element.addEventListener("keydown", (event) => {
      const step = ARROWS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation(); // else the map moves too
      const pixel = this.map.latLngToContainerPoint(this.marker.getLatLng()).add(step);
      this.take(this.map.containerPointToLatLng(pixel));
    });
  }
}

/**
 * @param {HTMLElement} form
 * @param {object} towns township code → [name, longitude, latitude, place in land.json]
 * @param {() => void} changed
 */
export class PointField {
  constructor(form, towns, changed) {
    const box = form.querySelector("[data-point]");
    Object.assign(this, { form, towns, changed, box, pin: null, found: "" });
    this.part = (name) => box.querySelector("[data-point-" + name + "]");
    this.field = (name) => form.querySelector("[data-field='" + name + "']");
    this.lon = this.field("point.lon");
    this.lat = this.field("point.lat");
    this.town = this.field("township");
    [this.lon, this.lat].forEach((field) => field.addEventListener("change", () => this.typed()));
    this.part("swap").addEventListener("click", () => this.set({ lon: Number(this.lat.value), lat: Number(this.lon.value) }, true));
    this.part("clear").addEventListener("click", () => this.clear());
    this.part("middle").addEventListener("click", () => this.useMiddle());
    this.part("town").addEventListener("click", () => this.useTown());
  }

  /** Makes the map's button work; about violence no street map is asked for unasked. */
  prepareMap(isQuiet) {
    const figure = this.box.querySelector("[data-map-figure]");
    if (isQuiet) figure.querySelector("[data-map]").dataset.quickExit = "";
    prepareMap(figure, {
      text: (key, facts) => sayOf(key === "map.tiles_failed" ? "contribute.tiles_failed" : key, facts),
      pin: (map) => {
        this.pin = new Pin(map, (point) => this.set(point, false));
        if (this.value) this.pin.show(this.value, true);
        else this.look();
        return Promise.resolve();
      },
    });
  }

  /** Shows the township that is chosen, else the county. */
  look() {
    const chosen = this.town.value || this.field("county").value;
    const codes = Object.keys(this.towns).filter((code) => chosen && code.startsWith(chosen));
    if (this.pin) this.pin.look(codes.map((code) => this.towns[code].slice(1, 3)));
  }

  /** { lon, lat } as typed, or null. */
  get value() {
    const numbers = [this.lon, this.lat].map((field) => narrow(field.value));
    const [lon, lat] = numbers.map(Number);
    return numbers.every(Boolean) && Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null;
  }

  set(point, isNew) {
    this.lon.value = String(Number(point.lon.toFixed(6)));
    this.lat.value = String(Number(point.lat.toFixed(6)));
    this.show(isNew);
    this.changed();
  }

  typed() {
    [this.lon, this.lat].forEach((field) => {
      field.value = narrow(field.value);
      const pair = field.value.match(PAIR);
      if (!pair) return;
      const [a, b] = pair.slice(1);
      [this.lon.value, this.lat.value] = Number(a) > Number(b) ? [a, b] : [b, a]; // so it is in Taiwan
    });
    this.show(true);
    this.changed();
  }

  clear() {
    [this.lon, this.lat, this.field("point.precision")].forEach((field) => (field.value = ""));
    this.typed();
    this.lon.focus();
  }

  useMiddle() {
    const town = this.towns[this.town.value];
    if (!town) {
      this.tell(say("point.choose_town"));
      this.town.focus();
      return;
    }
    this.field("point.precision").value = "township";
    this.set({ lon: town[1], lat: town[2] }, true);
  }

  useTown() {
    this.town.value = this.found;
    this.town.dispatchEvent(new Event("change", { bubbles: true }));
    this.town.focus();
  }

  tell(words) {
    this.part("said").textContent = words;
  }

  /** Moves the pin there and says which township the point lies in. */
  show(isNew) {
    const point = this.value;
    this.part("swap").hidden = !point || !isSwapped(point);
    this.part("town").hidden = true;
    if (!point) this.tell(say("point.none"));
    else if (isSwapped(point)) this.tell(say("point.swapped"));
    else if (!isInTaiwan(point)) this.tell(say("point.far"));
    else this.locate(point);
    if (this.pin) this.pin.show(point && isInTaiwan(point) ? point : null, isNew);
    if (!point) this.look();
  }

  /** Why the point cannot be right, in words; "" where it can. */
  async fault() {
    const point = this.value;
    if (!point) return "";
    if (isSwapped(point)) return say("point.swapped");
    if (!isInTaiwan(point)) return say("point.far");
    const land = await loadLand().catch(() => null);
    const found = land && this.judge(findLand(land, point));
    return found && found.key !== "in" ? say("point." + found.key, found) : "";
  }

  async locate(point) {
    const land = await loadLand().catch(() => null);
    const now = this.value;
    if (!now || now.lon !== point.lon || now.lat !== point.lat) return; // moved on meanwhile
    this.tell(land ? this.sentence(findLand(land, point)) : say("point.unplaced"));
  }

  /** { key, code, place, … }: where a point lies, and how that fits what is chosen. */
  judge(found) {
    const code = Object.keys(this.towns).find((one) => this.towns[one][3] === found.township);
    const place = this.towns[code][0];
    if (found.away > EDGE_M) return { key: "sea", code, place, km: (found.away / 1000).toFixed(1) };
    const chosen = this.town.value || this.field("county").value;
    if (code.startsWith(chosen)) return { key: "in", code, place };
    return { key: "other", code, place, chosen: this.chosenName() };
  }

  chosenName() {
    const town = this.towns[this.town.value];
    return town ? town[0] : this.field("county").selectedOptions[0].textContent.trim();
  }

  sentence(away) {
    const found = this.judge(away);
    if (found.key !== "sea" && this.town.value !== found.code) {
      this.found = found.code;
      this.part("town").textContent = say("point.use", found);
      this.part("town").hidden = false;
    }
    return say("point." + found.key, found);
  }
}
