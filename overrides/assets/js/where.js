// Where to count from: a township of the list, a typed place, or where the device is. The list of
// places and the land are fetched only when somebody types or asks for the device's location.

import { fetchJson, locale, make, once, say, url } from "./page.js";
import { findLand, SHORE_M } from "./place-land.js";
import { openPlaces } from "./place-list.js";
import { matchPlace, openNames } from "./place-match.js";
import { isWhole, sayChoices, sayDistance, sayPlace } from "./place-words.js";
import { askDevice } from "./where-device.js";

/** A device less sure of itself than this is said to be. */
const ROUGH_M = 2000;

/** The names of all places. */
const loadNames = once(() =>
  fetchJson(url("assets/finder/places." + locale + ".json")).then((file) => openNames(openPlaces(file)))
);

/** Starts the choice in `element`; `onChange(place or null)` is called when people change it.
    Gives { set(code) → Promise of the place or null, clear() }, which do not call it.
    A place is { code, label, township, county, lon, lat, landmass, island, device }: `code` and
    `township` as they stand in addresses ("kinmen/jinhu", for a village with "/" and its code),
    `county` a slug, `device` whether lon and lat are where the device is: never to be stored,
    sent or written into an address, for which there is `code`. */
export function startWhere(element, onChange) {
  const box = element.querySelector("[data-where]");
  const part = (name) => box.querySelector("[data-where-" + name + "]");
  const select = part("township");
  const text = part("text");
  let place = null;
  let turn = 0;

  box.hidden = false;
  select.addEventListener("change", () => begin() && choose(ofOption(select.selectedOptions[0])));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    search();
  });
  part("search").addEventListener("click", search);
  part("device").addEventListener("click", locate);

  return { set, clear: () => begin() && show(null) };

  /** Something new was asked for: answers that still come are for nobody. */
  function begin() {
    part("message").textContent = "";
    part("choices").hidden = true;
    part("choices").textContent = "";
    turn += 1;
    return turn;
  }

  function tell(...sentences) {
    part("message").textContent = "";
    part("message").append(...sentences.filter(Boolean).map((sentence) => make("span", {}, [sentence])));
  }

  function choose(next, ...sentences) {
    show(next, ...sentences);
    if (!next) tell(say("where.cleared"));
    onChange(place);
  }

  function show(next, ...sentences) {
    place = next;
    select.value = next ? next.township : "";
    part("chosen").textContent = next ? next.said || say(isWhole(next) ? "where.from_township" : "where.from", { place: next.label }) : "";
    tell(...sentences, next && crossing(next));
  }

  /** A township on several islands is looked from on one of them. */
  function crossing(next) {
    const option = optionOf(next.township);
    return isWhole(next) && "several" in option.dataset ? say("where.several", { place: option.textContent, island: next.island }) : "";
  }

  function optionOf(code) {
    return Array.from(select.options).find((option) => code && option.value === code);
  }

  function ofOption(option) {
    if (!option || !option.value) return null;
    const { label, lon, lat, landmass, island } = option.dataset;
    return made(option.value, { label, lon: Number(lon), lat: Number(lat), landmass, island });
  }

  function ofPlace(one) {
    return one.level === "township" ? ofOption(optionOf(one.code)) : made(one.code, { ...one, label: sayPlace(one) });
  }

  function set(code) {
    const asked = begin();
    const [county, township, village] = String(code || "").split("/");
    const option = optionOf(county + "/" + township);
    if (place && place.code === code) return Promise.resolve(place);
    const found = village && option ? ofVillage(code) : Promise.resolve(null);
    return found.then((one) => {
      if (asked === turn) show(one || ofOption(option));
      return place;
    });
  }

  function ofVillage(code) {
    const find = (known) => known.places.villages.find((village) => village.code === code);
    return loadNames().then((known) => find(known) && ofPlace(find(known)), () => null);
  }

  function search() {
    const asked = begin();
    const typed = text.value.trim();
    if (!typed) return tell(say("where.empty"));
    return loadNames().then(
      (known) => asked === turn && answer(typed, matchPlace(known, typed), known),
      () => asked === turn && tell(say("where.failed"))
    );
  }

  function answer(typed, found, known) {
    const one = found.places.length === 1 && !found.guess ? ofPlace(found.places[0]) : null;
    if (one) return choose(one, found.unread && say("where.unread", { text: found.unread, place: one.label }));
    if (found.places.length) return offer(typed, found);
    const counties = known.places.counties.map((county) => county.name).join(say("joint"));
    return tell(say("where.none", { text: typed, counties }));
  }

  function offer(typed, found) {
    tell(say(found.guess ? "where.guess" : "where.many", { text: typed, n: found.places.length }));
    const labels = sayChoices(found.places);
    part("choices").append(...found.places.map((one, i) => {
      const button = make("button", { type: "button", class: "sna-where__button" }, [labels[i]]);
      button.addEventListener("click", () => {
        begin();
        choose(ofPlace(one));
        part("chosen").focus();
      });
      return make("li", {}, [button]);
    }));
    part("choices").hidden = false;
  }

  function locate() {
    const asked = begin();
    tell(say("where.asking"));
    const stillAsked = (next) => (value) => asked === turn && next(value);
    const look = (point) =>
      fetchJson(url("assets/finder/land.json")).then(stillAsked((land) => arrive(land, point)), stillAsked(() => tell(say("where.failed"))));
    askDevice().then(stillAsked(look), stillAsked((error) => tell(say("where." + error.message))));
  }

  function arrive(land, point) {
    const found = findLand(land, point);
    const township = optionOf(found.township);
    if (found.away > SHORE_M) {
      const county = township.parentNode.label;
      return tell(say("where.far", { county, distance: sayDistance(found.away) }));
    }
    const island = (land.islands[found.landmass] || {})[locale] || "";
    const label = township.dataset.label;
    const said = say(found.away ? "where.from_shore" : "where.from_device", { place: label });
    const here = made(township.value, { label, lon: point.lon, lat: point.lat, landmass: found.landmass, island });
    const rough = point.accuracy > ROUGH_M && say("where.rough", { distance: sayDistance(point.accuracy) });
    return choose({ ...here, device: true, said }, rough);
  }
}

function made(code, { label, lon, lat, landmass, island }) {
  const [county, township] = code.split("/");
  return { code, label, township: county + "/" + township, county, lon, lat, landmass, island, device: false };
}
