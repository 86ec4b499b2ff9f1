// The finder: what is asked for (in the address) → what meets it → form, chips, list and map.

import { showChips, showNone } from "./finder-chips.js";
import { readCards } from "./finder-cards.js";
import { knownOf } from "./finder-data.js";
import { select } from "./finder-filter.js";
import { startForm } from "./finder-form.js";
import { startHistory } from "./finder-history.js";
import { startList } from "./finder-list.js";
import { showHints, showLeftOut, showMine, showOthers } from "./finder-notes.js";
import { ask } from "./finder-query.js";
import { concerning, partsOf } from "./finder-rank.js";
import { entitle, isQuiet, passedOn, sentence, showSorts } from "./finder-said.js";
import { isMoment, momentMs, nothing, parse, sortOf } from "./finder-state.js";
import { timesOf } from "./finder-times.js";
import { offerExit } from "./exit.js";
import { startFinderMap } from "./finder-map.js";
import { showStates } from "./hours.js";
import { say } from "./page.js";
import { startShare } from "./share.js";
import { startWhere } from "./where.js";

const SPEAK_MS = 700;

const part = (name) => document.querySelector("[data-finder-" + name + "]");

/** One for the page: it holds the state and all parts that show it. */
export class Finder {
  constructor(data, hours) {
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
    this.history = startHistory(() => this.list.shown(), (kept) => this.read(kept));
    document.addEventListener("visibilitychange", () => this.refresh());
  }

  /** Take the state from the address; `kept` is what the history has beside it. */
  read(kept) {
    this.state = parse(window.location.search, this.known);
    this.history.write(this.state, true);
    return this.fetch(kept);
  }

  /** Answers have changed. */
  change(patch, typing) {
    this.go(Object.assign({}, this.state, patch), typing);
  }

  go(state, inPlace) {
    this.state = state || Object.assign(nothing(), { list: this.state.list });
    if (!this.state.when) this.state.unstated = false;
    if (!this.state.list.length) this.state.only = false;
    this.history.write(this.state, inPlace);
    this.fetch();
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
    const still = () => state === this.state;
    const waits = [this.fetchPlace(state, still), this.fetchQuery(state, still)].filter(Boolean);
    if (!waits.length) return this.show(kept);
    if (!this.list.shown().length) part("count").textContent = say("finder.loading");
    return Promise.all(waits).then(() => still() && this.show(kept));
  }

  fetchPlace(state, still) {
    if ((this.place ? this.place.code : "") === state.place) return null;
    if (!state.place) {
      this.place = null;
      this.where.clear();
      return null;
    }
    const take = (place) => {
      if (!still()) return;
      this.place = place;
      state.place = place ? place.code : ""; // a village nobody knows becomes its township
      this.history.write(state, true);
    };
    return this.where.set(state.place).then(take, () => take(null));
  }

  fetchQuery(state, still) {
    if (!state.q) this.query = null;
    if (!state.q || (this.query && this.query.q === state.q)) return null;
    const take = (found) => still() && (this.query = Object.assign({ q: state.q }, found));
    return ask(this.data, state.q).then(take, () => take({ others: [], failed: true }));
  }

  /** What meets the conditions, everywhere on the page. */
  show(kept) {
    const sort = sortOf(this.state, Boolean(this.place));
    const result = this.select();
    const hadFocus = part("result").contains(document.activeElement);
    this.showForm(result, sort);
    this.showNotes(result);
    this.showList(result, sort, kept);
    this.quiet = isQuiet(this.data, this.state, this.query, result.rows);
    offerExit(this.quiet);
    this.map.show(new Set(result.rows.map((row) => this.data.ids[row])), this.place, this.quiet);
    this.share.refresh();
    if (hadFocus && document.activeElement === document.body) document.getElementById("sna-result-title").focus({ preventScroll: true });
    if (kept && kept.top) window.scrollTo(0, kept.top);
  }

  select() {
    const { data, state, place, query } = this;
    const listed = new Set(state.list);
    return select(data, state, {
      matches: (query && query.matches) || null,
      listed: Uint8Array.from(data.codes, (code) => (listed.has(code) ? 1 : 0)),
      concerns: place ? concerning(data, place) : null,
      times: timesOf(data, this.hours, state.when, Date.now()),
    });
  }

  showForm(result, sort) {
    this.form.write(this.state);
    this.form.count(this.data, result.counts);
    showSorts(part("sorting"), this.state, this.place, sort);
    showChips(part("chips"), this.state, this.place, this.label, (next) => this.go(next));
  }

  showNotes(result) {
    const { state, query } = this;
    showNone(part("none"), state, result, this.label, (next) => this.go(next));
    showHints(part("hints"), state, result, this.label, (patch) => this.change(patch));
    showLeftOut(part("notes"), result);
    showMine(part("mine"), state, (patch) => this.change(patch));
    showOthers(part("query"), query ? query.others : []);
  }

  showList(result, sort, kept) {
    const { data, state, place, query } = this;
    const parts = partsOf(data, result.rows, sort, { place: place, order: query && query.order });
    entitle(parts, sort, place, this.counties);
    this.list.show({ data: data, place: place, listed: new Set(state.list), sort: sort }, parts, kept && kept.shown);
    part("result").hidden = false;
    part("result").classList.toggle("sna-result--none", !result.rows.length);
    this.said = sentence(result.rows.length, sort, place) + (query && query.failed ? " " + say("finder.query_failed") : "");
    this.told();
  }

  /** What is open now has changed while the page was not looked at. */
  refresh() {
    if (document.visibilityState === "visible" && this.state.when === "now") this.show({ shown: this.list.shown() });
  }

  /** New cards get their states; the sentence is shown at once and spoken when all is quiet. */
  told() {
    this.showStates();
    part("count").textContent = this.said;
    window.clearTimeout(this.speaking);
    this.speaking = window.setTimeout(() => (part("status").textContent = this.said), SPEAK_MS);
    this.history.keepSoon();
  }

  /** States at the chosen moment do not change with the minutes: they are taken from hours.js. */
  showStates() {
    const list = part("list");
    const { when } = this.state;
    showStates(list, isMoment(when) ? momentMs(when) : Date.now()).then(() => {
      if (isMoment(when) && when === this.state.when) list.querySelectorAll("[data-hours]").forEach((one) => one.removeAttribute("data-hours"));
    });
  }

  /** Put a site on the list for this visit, or take it off. */
  toggle(code) {
    const list = this.state.list.filter((one) => one !== code);
    if (list.length === this.state.list.length) list.push(code);
    if (this.state.only) return this.go(Object.assign({}, this.state, { list: list }), true);
    this.state = Object.assign({}, this.state, { list: list });
    this.history.write(this.state, true);
    this.list.mark(new Set(list));
    showMine(part("mine"), this.state, (patch) => this.change(patch));
    this.share.refresh();
    return null;
  }

}
