// Which records meet all conditions, and how many there would be with another answer. No DOM.
// Each record has a bit for each condition it fails. One that fails none counts for every answer
// it has; one that fails a single condition counts for its answers to that one alone: that is what
// choosing them instead would give.

import { CHOICES, CONDITIONS, FLAGS, TIMES } from "./finder-state.js";

/** States of a record at a time. */
export const SHUT = 0;
export const OPEN = 1;
export const UNSTATED = 2;

const BIT = {};
CONDITIONS.forEach((name, place) => (BIT[name] = 1 << place));
/** The place fails a service of another area; no answer of the form changes that. */
const ELSEWHERE = 1 << CONDITIONS.length;

/** Rows that meet all conditions, and all counts.
    `asked`: { matches, listed, concerns, times } – a 0/1 column a row, or null: what matches the
    words, what is on the list, what concerns the place; `times`: time → column of states. */
export function select(data, state, asked) {
  const fails = failures(data, state, asked);
  const counts = emptyCounts(data);
  const result = { rows: [], counts: counts, without: {}, unstated: 0, unsaid: {}, elsewhere: 0 };
  CONDITIONS.forEach((name) => (result.without[name] = 0));
  for (let row = 0; row < data.size; row += 1) {
    const failed = fails[row];
    if (failed & (failed - 1)) continue;
    if (!failed) result.rows.push(row);
    if (failed === ELSEWHERE) result.elsewhere += 1;
    else count(data, asked, counts, row, failed, state.unstated);
    if (failed && failed !== ELSEWHERE) missed(data, state, asked, result, row, failed);
  }
  CONDITIONS.forEach((name) => (result.without[name] += result.rows.length));
  return result;
}

function emptyCounts(data) {
  const counts = { when: {}, unstated: 0 };
  CHOICES.forEach((name) => (counts[name] = new Uint32Array(data.facets[name].codes.length)));
  FLAGS.forEach((name) => (counts[name] = 0));
  return counts;
}

function failures(data, state, asked) {
  const fails = new Uint16Array(data.size);
  const demand = (column, bit) => {
    for (let row = 0; row < data.size; row += 1) if (!column[row]) fails[row] |= bit;
  };
  if (asked.matches) demand(asked.matches, BIT.q);
  if (state.only) demand(asked.listed, BIT.only);
  else if (asked.concerns) demand(asked.concerns, ELSEWHERE);
  FLAGS.forEach((name) => state[name] && demand(data.flags[name], BIT[name]));
  CHOICES.forEach((name) => state[name] && demand(having(data.facets[name], state[name], data.size), BIT[name]));
  if (state.when) demand(passing(asked.times[state.when], state.unstated), BIT.when);
  return fails;
}

function having(facet, code, size) {
  const wanted = facet.at.get(code);
  const column = new Uint8Array(size);
  for (let row = 0; row < size; row += 1) {
    for (let at = facet.starts[row]; at < facet.starts[row + 1]; at += 1) if (facet.items[at] === wanted) column[row] = 1;
  }
  return column;
}

function passing(states, withUnstated) {
  return states.map((state) => (state === OPEN || (withUnstated && state === UNSTATED) ? 1 : 0));
}

/** Count a record for its answers: to all conditions, or to the one it fails. */
function count(data, asked, counts, row, failed, withUnstated) {
  CHOICES.forEach((name) => {
    if (failed && failed !== BIT[name]) return;
    const facet = data.facets[name];
    for (let at = facet.starts[row]; at < facet.starts[row + 1]; at += 1) counts[name][facet.items[at]] += 1;
  });
  FLAGS.forEach((name) => {
    if (!failed || failed === BIT[name]) counts[name] += data.flags[name][row];
  });
  if (failed && failed !== BIT.when) return;
  if (asked.times.now[row] === UNSTATED) counts.unstated += 1;
  TIMES.forEach((time) => {
    const states = asked.times[time];
    const counted = states && (states[row] === OPEN || (withUnstated && states[row] === UNSTATED));
    if (counted) counts.when[time] = (counts.when[time] || 0) + 1;
  });
}

/** A record that fails one condition: there would be one more without it. */
function missed(data, state, asked, result, row, failed) {
  const name = CONDITIONS.find((one) => BIT[one] === failed);
  result.without[name] += 1;
  if (name === "when" && asked.times[state.when][row] === UNSTATED) result.unstated += 1;
  const stated = data.stated[name];
  if (stated && !stated[row]) result.unsaid[name] = (result.unsaid[name] || 0) + 1;
}
