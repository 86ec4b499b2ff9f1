// What the finder shows of its state: form, chips, notes, list, and the sentence that is spoken.

import { showChips, showNone } from "./finder-chips.js";
import { showHints, showLeftOut, showMine, showOthers } from "./finder-notes.js";
import { partsOf } from "./finder-rank.js";
import { entitle, sentence, showSorts } from "./finder-said.js";
import { isMoment, momentMs } from "./finder-state.js";
import { showStates } from "./hours.js";
import { isTooFar } from "./hours-clock.js";
import { say } from "./page.js";

const SPEAK_MS = 700;

/** A part of the page by its name. */
export const part = (name) => document.querySelector("[data-finder-" + name + "]");

/** The showing half of the finder (finder-page.js). */
export class FinderView {
  /** Stand where one stood, with the focus where it was. */
  stand(kept, hadFocus) {
    const isLost = () => document.activeElement === document.body;
    if (kept.focus && isLost()) this.list.focus(kept.focus);
    if (hadFocus && isLost()) document.getElementById("sna-result-title").focus({ preventScroll: true });
    if (kept.top) window.scrollTo(0, kept.top);
  }

  showForm(result, sort) {
    this.form.write(this.state);
    this.form.count(this.data, result.counts, Boolean(this.hours));
    showSorts(part("sorting"), this.followed(), this.place, sort);
    showChips(part("chips"), this.state, this.place, this.label, (next) => this.go(next));
  }

  showNotes(result) {
    const { state, query } = this;
    showNone(part("none"), this.followed(), result, this.label, (next) => this.go(next), (other) => this.select(other).rows.length);
    showHints(part("hints"), state, result, this.label, (patch) => this.change(patch), this.besides());
    showLeftOut(part("notes"), result, query ? query.closed : []);
    showMine(part("mine"), state, (patch) => this.change(patch));
    showOthers(part("query"), query ? query.others : []);
  }

  /** What else is to be said of the list. */
  besides() {
    const { state, hours, query } = this;
    const isFar = Boolean(hours) && isMoment(state.when) && isTooFar(hours, momentMs(state.when));
    const isHushed = this.quiet && state.q && !query.failed;
    return [isHushed && "hushed", isFar && "too_far"].filter(Boolean);
  }

  showList(result, sort, kept) {
    const { data, state, place, query } = this;
    const parts = partsOf(data, result.rows, sort, { place: place, order: query && query.order });
    entitle(parts, sort, place, this.counties);
    this.list.show({ data: data, place: place, listed: new Set(state.list), sort: sort }, parts, kept && kept.shown);
    part("result").hidden = false;
    part("result").classList.toggle("sna-result--none", !result.rows.length);
    const lost = [query && query.failed && "query_failed", !this.hours && "hours_failed"].filter(Boolean);
    this.said = [sentence(result.rows.length, sort, place)].concat(lost.map((key) => say("finder." + key))).join(" ");
    this.told();
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
}
