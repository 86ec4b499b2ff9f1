// The finder: what is asked for (in the address) → what meets it → form, chips, list and map.

import { readCards } from "./finder-cards.js";
import { knownOf } from "./finder-data.js";
import { placeOf, queryOf } from "./finder-fetch.js";
import { select } from "./finder-filter.js";
import { startForm } from "./finder-form.js";
import { startHistory } from "./finder-history.js";
import { startList } from "./finder-list.js";
import { showMine } from "./finder-notes.js";
import { concerning } from "./finder-rank.js";
import { inAddress, isQuiet, passedOn } from "./finder-said.js";
import { nothing, parse, print, sortOf, without } from "./finder-state.js";
import { timesOf } from "./finder-times.js";
import { FinderView, part } from "./finder-view.js";
import { offerExit } from "./exit.js";
import { startFinderMap } from "./finder-map.js";
import { eachMinute, loadHours } from "./hours.js";
import { say } from "./page.js";
import { startShare } from "./share.js";
import { startWhere } from "./where.js";

/** The same question answered again so soon (arrow keys in a list) is no new step back. */
const SAME_STEP_MS = 1000;

/** One for the page: it holds the state and all parts that show it. */
export class Finder extends FinderView {
  constructor(data, hours) {
    super();
    const own = readCards(part("all"));
    this.data = data;
    this.hours = hours;
    this.counties = own.counties;
    this.known = knownOf(data);
    this.state = nothing();
    this.place = null;
    this.query = null;
    this.form = startForm(document.querySelector("[data-finder]"), (patch, typing) => this.change(patch, typing));
    this.list = startList(part("list"), own.cards, {
      list: (code) => this.toggle(code),
      map: (id) => this.map.choose(id),
      extended: () => this.told(),
    });
    this.map = startFinderMap(part("map"), { onChoose: (id) => this.list.reveal(id) });
    this.share = startShare(document.querySelector("[data-share]"), () => passedOn(this));
    this.where = startWhere(part("where"), (place) => this.moved(place));
    this.label = (name, value) => this.form.labelOf(name, value);
    this.history = startHistory(() => this.here(), (kept) => this.read(kept));
    this.changed = { what: "", at: 0 };
    eachMinute(() => this.refresh());
    window.addEventListener("online", () => this.isWhole() || this.fetch(this.here()));
  }

  /** Take the state from the address; `kept` is what the history has beside it, `given` are the
      controls used before the finder was there. Words about violence are in no address: they stay
      while it is the same. */
  read(kept, given) {
    const words = this.quiet ? this.state.q : "";
    const next = Object.assign(parse(window.location.search, this.known), this.form.answers(given || new Set()));
    if (words && print(next) === print(without(this.state, "q"))) next.q = words;
    this.state = next;
    this.isStep = false;
    return this.fetch(kept);
  }

  /** Answers have changed. */
  change(patch, typing) {
    const what = Object.keys(patch).join();
    const isAgain = what === this.changed.what && Date.now() - this.changed.at < SAME_STEP_MS;
    this.changed = { what: what, at: Date.now() };
    this.go(Object.assign({}, this.state, patch), typing || isAgain);
  }

  go(state, inPlace) {
    this.state = state || Object.assign(nothing(), { list: this.state.list });
    if (!this.state.when) this.state.unstated = false;
    if (!this.state.list.length) this.state.only = false;
    this.isStep = this.isStep || !inPlace;
    this.fetch();
  }

  /** Where one is in the list. */
  here() {
    return { shown: this.list.shown(), top: window.scrollY, focus: this.list.focused() };
  }

  /** Whether all could be loaded that was needed. */
  isWhole() {
    return Boolean(this.hours) && !(this.query && this.query.failed);
  }

  /** The reader has chosen a place, or none. */
  moved(place) {
    if (place === this.place) return;
    this.place = place;
    this.change({ place: place ? place.code : "" });
  }

  /** Gets what the state needs and is not there yet, then shows the list. */
  fetch(kept) {
    const state = this.state;
    const place = placeOf(this.where, this.place, state.place);
    const query = queryOf(this.data, this.query, state.q);
    if (!this.hours) this.fetchHours();
    if (!place && !query) return this.show(kept);
    if (!this.list.shown().length) part("count").textContent = say("finder.loading");
    return Promise.all([place || this.place, query || this.query]).then((found) => {
      if (state !== this.state) return;
      [this.place, this.query] = found;
      state.place = this.place ? this.place.code : ""; // a village nobody knows becomes its township
      this.show(kept);
    });
  }

  /** The hours failed before; the list does not wait for them. */
  fetchHours() {
    loadHours().then((file) => {
      if (this.hours) return;
      this.hours = file;
      this.fetch(this.here());
    }, () => {});
  }

  /** What the list can follow of the state: not what could not be loaded. */
  followed() {
    const state = this.query && this.query.failed ? without(this.state, "q") : this.state;
    return this.hours ? state : without(state, "when");
  }

  /** What meets the conditions, everywhere on the page. */
  show(kept) {
    const sort = sortOf(this.followed(), Boolean(this.place));
    const result = this.select(this.followed());
    const hadFocus = part("result").contains(document.activeElement);
    this.rows = result.rows.join();
    this.quiet = isQuiet(this.data, this.state, this.query, result.rows);
    this.write();
    this.showForm(result, sort);
    this.showNotes(result);
    this.showList(result, sort, kept);
    offerExit(this.quiet);
    this.map.show(new Set(result.rows.map((row) => this.data.ids[row])), this.place, this.quiet);
    this.share.refresh();
    this.stand(kept || {}, hadFocus);
  }

  /** Put the state into the address. */
  write() {
    this.history.write(inAddress(this.state, this.quiet), !this.isStep);
    this.isStep = false;
  }

  select(state) {
    const { data, place, query } = this;
    const listed = new Set(state.list);
    return select(data, state, {
      matches: (state.q && query && query.matches) || null,
      listed: Uint8Array.from(data.codes, (code) => (listed.has(code) ? 1 : 0)),
      concerns: place ? concerning(data, place) : null,
      times: timesOf(data, this.hours, state.when, Date.now()),
    });
  }

  /** What is open now changes with the minutes; the list is made anew only when it does. */
  refresh() {
    if (document.visibilityState !== "visible" || this.state.when !== "now" || !this.hours) return;
    const result = this.select(this.followed());
    if (result.rows.join() === this.rows) this.form.count(this.data, result.counts, true);
    else this.fetch(this.here());
  }

  /** Put a site on the list for this visit, or take it off. */
  toggle(code) {
    const list = this.state.list.filter((one) => one !== code);
    if (list.length === this.state.list.length) list.push(code);
    if (this.state.only) return this.go(Object.assign({}, this.state, { list: list }), true);
    this.state = Object.assign({}, this.state, { list: list });
    this.write();
    this.list.mark(new Set(list));
    showMine(part("mine"), this.state, (patch) => this.change(patch));
    this.share.refresh();
    return null;
  }
}
