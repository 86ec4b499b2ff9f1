// Which records are open when: a column of states for each time that can be asked for. No DOM.

import { OPEN, SHUT, UNSTATED } from "./finder-filter.js";
import { momentMs, isMoment } from "./finder-state.js";
import { opensIn, stateAt } from "./hours-clock.js";

const OF_STATE = { open: OPEN, closing: OPEN, closed: SHUT, appointment: UNSTATED, unknown: UNSTATED };

/** Time → state of each row; `file` is assets/hours.json, or null when it could not be loaded.
    What is planned or closed for now is never open, whatever its hours say. Where one must make an
    appointment, one can call first, as where nothing is stated. */
export function timesOf(data, file, when, now) {
  const at = (ms) => (key) => OF_STATE[stateAt(file, key, ms).state];
  const during = (name) => (key) => {
    const opens = opensIn(file, key, name);
    return opens === null ? UNSTATED : opens ? OPEN : SHUT;
  };
  const times = {
    now: column(data, file, at(now)),
    evening: column(data, file, during("evening")),
    weekend: column(data, file, during("weekend")),
  };
  if (isMoment(when)) times[when] = column(data, file, at(momentMs(when)));
  return times;
}

/** The state of each pattern is worked out once. */
function column(data, file, stateOf) {
  const states = data.patterns.map((key) => (file ? stateOf(key) : UNSTATED));
  return Uint8Array.from(data.hours, (pattern, row) => (data.shut[row] ? SHUT : pattern < 0 ? UNSTATED : states[pattern]));
}
