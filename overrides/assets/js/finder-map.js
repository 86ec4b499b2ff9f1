// The finder's map: in step with the list both ways, and its equal in words, which follows the
// list also where the map is never shown.
import { goToCard, watchCards } from "./finder-map-card.js";
import { mapInWords } from "./finder-map-words.js";
import { readPlaces } from "./map-data.js";
import { prepareMap } from "./map-loader.js";
import { make, say } from "./page.js";

/** The list is drawn first; the map follows when the typing rests. */
const REST_MS = 60;
/** What is said aloud waits until the list has said its own. */
const SAY_MS = 900;

const NO_MAP = { show() {}, choose() {} };

/** Calls `work` once, `ms` after the last time it was asked to. */
function rested(work, ms) {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(work, ms);
  };
}

class FinderMap {
  constructor(element, figure, { onChoose }) {
    Object.assign(this, { element, figure, onChoose });
    this.counties = figure.querySelector("[data-map]").dataset.counties.split(" ");
    this.words = figure.querySelector(".sna-map__words");
    this.wanted = null;
    this.follower = null;
    this.isStale = false;
    this.follow = rested(() => this.apply(), REST_MS);
    this.tell = rested(() => this.announce(), SAY_MS);
    this.start = prepareMap(figure, {
      wanted: () => this.wanted,
      toList: (id) => this.toList(id),
      started: (library) => {
        this.follower = library.follower;
        this.apply();
      },
    });
    this.words.addEventListener("toggle", () => this.refreshWords());
    watchCards((id) => this.follower && this.follower.point(id));
  }

  show(ids, place, isQuiet) {
    this.element.hidden = false;
    this.wanted = { ids, place: place || null, isQuiet: Boolean(isQuiet) };
    this.isStale = true;
    this.follow();
  }

  apply() {
    if (!this.wanted) return;
    if (this.follower) {
      this.follower.show(this.wanted);
      this.tell();
    }
    this.refreshWords();
  }

  announce() {
    this.figure.querySelector("[data-map-status]").textContent = say("finder-map.total", {
      count: this.follower.shown.length, total: this.wanted.ids.size,
    });
  }

  async refreshWords() {
    if (!this.isStale || !this.words.open) return;
    const wanted = this.wanted;
    this.isStale = false;
    let sentences;
    try {
      const placed = (await readPlaces(this.counties)).filter((place) => wanted.ids.has(place.id));
      sentences = mapInWords(placed, wanted.ids.size, wanted.place);
    } catch (error) {
      this.isStale = true;
      sentences = [say("finder-map.words_failed")];
    }
    if (wanted !== this.wanted) return;
    const list = this.words.querySelector("ul");
    list.textContent = "";
    list.append(...sentences.map((sentence) => make("li", {}, [sentence])));
  }

  /** From a row to the map: starts it if need be, comes near, and tells about the place. */
  async choose(id) {
    const note = this.figure.querySelector("[data-map-note]");
    const starting = this.start();
    if (!this.follower) {
      note.textContent = say("finder-map.loading");
      this.figure.scrollIntoView({ block: "nearest" });
    }
    try {
      await starting;
    } catch (error) {
      return; // the note says so by now
    }
    if (note.textContent === say("finder-map.loading")) note.textContent = "";
    this.apply();
    this.follower.choose(id);
  }

  /** From the map to a row. */
  toList(id) {
    if (this.onChoose) this.onChoose(id);
    goToCard(id);
  }
}

/**
 * @param {HTMLElement | null} element holds the map's figure
 * @param {{onChoose: (id: string) => void}} options told before the row of a site is gone to
 * @returns {{show: (ids: Set<string>, place: object | null, isQuiet: boolean) => void,
 *   choose: (id: string) => void}} both may be called at any time, also when the map is never
 *   loaded; `isQuiet`: the list is about violence
 */
export function startFinderMap(element, options) {
  const figure = element && element.querySelector("[data-map-figure]");
  return figure ? new FinderMap(element, figure, options || {}) : NO_MAP;
}
