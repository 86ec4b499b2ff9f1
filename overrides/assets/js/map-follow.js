/*
 * A map that shows what the list beside it shows: the same places, the place looked for, and in
 * the picture what is nearest to it. A view that somebody has chosen by hand stays.
 */
import { make } from "./page.js";
import { makeHere } from "./map-here.js";
import { around } from "./map-around.js";

const PADDING = [32, 32];
/** Nearer than this the surroundings are no help in finding a place. */
const NEAREST_ZOOM = 15;

function cornersOf(points) {
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  // Spread arguments fail with very many points; a reduction does not.
  const low = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
  const high = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
  return [[low(lats), low(lons)], [high(lats), high(lons)]];
}

function isSame(one, other) {
  return one.length === other.length && one.every((place, i) => place === other[i]);
}

class Follower {
  constructor(page, map, { list, drawing }) {
    Object.assign(this, { page, map, list, drawing, shown: list, place: null });
    this.here = makeHere(page, map);
    Object.assign(this, { byHand: false, quiet: false });
    this.all = make("button", { type: "button", class: "sna-map__ask" }, [
      page.text("finder-map.whole_results"),
    ]);
    this.all.hidden = true;
    this.all.addEventListener("click", () => this.showAll());
    page.figure.querySelector("[data-map-note]").before(this.all);
    page.quietly = (move) => this.quietly(move);
    page.showAll = () => this.showAll();
    map.on("movestart", () => this.noteHand());
    map.on("moveend", () => this.offerAll());
  }

  /** A move of ours, not of a hand. */
  quietly(move) {
    const before = this.quiet;
    this.quiet = true;
    move();
    this.quiet = before;
  }

  noteHand() {
    if (!this.quiet) this.byHand = true;
  }

  /** Shows the places with these ids; `place` is the one looked for, or null; `isQuiet`: the list
      is about violence. No picture of such a list is asked of another host: the street map goes
      before the map moves, and comes back after it. */
  show({ ids, place, isQuiet }) {
    if (isQuiet) this.hush(true);
    this.showPlaces(ids, place);
    if (!isQuiet) this.hush(false);
  }

  hush(isQuiet) {
    if (this.page.parts.tiles) this.page.parts.tiles.hush(isQuiet);
  }

  showPlaces(ids, place) {
    const shown = this.list.filter((one) => ids.has(one.id));
    const look = () => this.byHand || this.fit(around(shown, place));
    const [isOther, hasMoved] = [!isSame(shown, this.shown), place !== this.place];
    this.shown = shown;
    if (hasMoved) this.lookFor(place);
    if (isOther) this.page.panel.leave();
    if (isOther) this.drawing.show(shown, look);
    else if (hasMoved) look();
    this.offerAll();
  }

  /** Another place was looked for: what a hand did to the view before counts no more. */
  lookFor(place) {
    this.place = place;
    this.byHand = false;
    this.here(place);
  }

  fit(points) {
    if (!points.length) return;
    this.quietly(() => {
      this.map.fitBounds(cornersOf(points), {
        padding: PADDING, maxZoom: NEAREST_ZOOM, animate: false,
      });
    });
  }

  /** The view of everything in the list; from then on it follows the list again. */
  showAll() {
    if (this.all === document.activeElement) this.page.frame.focus({ preventScroll: true });
    this.byHand = false;
    this.fit(this.shown);
    this.offerAll();
  }

  /** Offers the way back where a hand has left some of the results outside. */
  offerAll() {
    const view = this.map.getBounds();
    this.all.hidden = !this.byHand
      || this.shown.every((place) => view.contains([place.lat, place.lon]));
  }

  /** Comes near to one place and tells about it. */
  choose(id) {
    const place = this.shown.find((one) => one.id === id);
    if (!place) {
      this.page.note("finder-map.not_drawn");
      return;
    }
    const from = document.activeElement;
    const zoom = this.drawing.zoomFor(place, Math.max(this.map.getZoom(), NEAREST_ZOOM - 1));
    this.drawing.mark("chosen", id);
    this.byHand = true;
    this.map.setView([place.lat, place.lon], zoom, { animate: false });
    this.page.figure.querySelector(".sna-map__stage").scrollIntoView({ block: "nearest" });
    this.page.panel.open([place], from);
    this.uncover();
  }

  /** On a wide screen the panel lies over one side of the map: the place moves to the other. */
  uncover() {
    const panel = this.page.figure.querySelector(".sna-map__panel").getBoundingClientRect();
    const frame = this.page.frame.getBoundingClientRect();
    const middle = (frame.left + frame.right) / 2;
    if (panel.top < frame.bottom && panel.left < middle) {
      this.map.panBy([(frame.right - panel.left) / 2, 0], { animate: false });
    }
  }

  /** Makes the mark of a place stand out while its row is pointed at; "" for none. */
  point(id) {
    this.drawing.mark("pointed", id);
  }
}

export async function follow(page, map) {
  page.follower = new Follower(page, map, await page.parts.places);
  const wanted = page.wanted();
  if (wanted) page.follower.show(wanted);
}
