// The live state of opening hours on every page: fills each [data-hours], and again each minute.

import { stateAt, unknownDays } from "./hours-clock.js";
import { sayState, sayUnknownDays } from "./hours-words.js";
import { fetchJson, make, once, say, url } from "./page.js";

const MINUTE = 60000;
/** A shape for each state: it is told by more than a colour. */
const SHAPES = { open: "●", closing: "◐", closed: "○", appointment: "◇", unknown: "?" };

/** assets/hours.json. */
export const loadHours = once(() => fetchJson(url("assets/hours.json")));

/** Fill every [data-hours] below `root` with the state at a moment; a Promise of when it is done.
    Where no hours are stated the text beside says so, or says what is known: no state then. */
export function showStates(root, ms) {
  const places = [...root.querySelectorAll("[data-hours]")];
  if (!places.length) return Promise.resolve();
  return loadHours().then(
    (file) => {
      const said = new Map();
      places.forEach((place) => show(place, described(file, place, ms, said)));
      root.querySelectorAll("[data-hours-days]").forEach((place) => showDays(place, file, ms));
    },
    () => undefined
  );
}

/** State and words of a place; many cards have the same hours. */
function described(file, place, ms, said) {
  const key = place.dataset.hours;
  const own = place.hasAttribute("data-line") ? "line." : "";
  if (!said.has(own + key)) {
    const state = stateAt(file, key, ms);
    said.set(own + key, { state: state.state, words: key ? sayState(state, ms, Date.now(), own) : "" });
  }
  return said.get(own + key);
}

function show(place, { state, words }) {
  const isOpen = state === "open" || state === "closing";
  const text = isOpen && place.hasAttribute("data-booking") ? say("hours.with-booking", { state: words }) : words;
  if (place.dataset.said === state + text) return;
  place.dataset.said = state + text;
  place.className = "sna-open sna-open--" + state;
  place.textContent = "";
  if (text) place.append(make("span", { "aria-hidden": "true", class: "sna-open__shape" }, [SHAPES[state]]), " " + text);
}

function showDays(place, file, ms) {
  const sentences = sayUnknownDays(unknownDays(file, place.dataset.hoursDays, ms), ms);
  place.hidden = !sentences.length;
  place.textContent = "";
  place.append(...sentences.map((text) => make("span", { class: "sna-open__days" }, [text])));
}

function showNow() {
  showStates(document, Date.now());
}

/** Does something at each full minute, and at once when the page is looked at again. */
export function eachMinute(act) {
  const wait = () => setTimeout(() => {
    act();
    wait();
  }, MINUTE - (Date.now() % MINUTE));
  wait();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") act();
  });
}

showNow();
eachMinute(showNow);
