// What is asked for, as it stands in the page's address. Pure functions, no DOM.
// Everything is in the address, so that a list can be shared and the back button works; nothing is
// kept on the device. A place is a township or village, never a point.

import { dateOf, dayNumber, momentOf } from "./hours-clock.js";

/** Questions with one answer of many. */
export const CHOICES = ["need", "kind", "audience", "language"];
/** Questions that are on or off. */
export const FLAGS = ["free", "walkin", "stepfree"];
/** All that makes the list shorter, in the order in which it is shown. */
export const CONDITIONS = ["q"].concat(CHOICES, "when", FLAGS, "only");

/** Times that are not a moment. */
export const TIMES = ["now", "evening", "weekend"];
const MOMENT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/;
const PLACE = /^([a-z-]+\/[a-z-]+)(\/\d{1,11})?$/;
const SORTS = ["near", "match", "area"];
const LONGEST = 80;

/** Nothing asked for. */
export function nothing() {
  return {
    q: "", need: "", kind: "", audience: "", language: "", when: "", free: false, walkin: false,
    stepfree: false, unstated: false, place: "", sort: "", list: [], only: false,
  };
}

/** True for a chosen day and time. */
export function isMoment(when) {
  const day = dayNumber(when.slice(0, 10));
  return MOMENT.test(when) && !Number.isNaN(day) && when.startsWith(dateOf(day)); // no 31 February
}

/** A chosen day and time in Taiwan as milliseconds since 1970. */
export function momentMs(when) {
  const [day, hour, minute] = when.split(/[T:]/);
  return momentOf(dayNumber(day), Number(hour) * 60 + Number(minute));
}

/** The state in an address's query; what it does not know is left out.
    `known` has has(question, value) for choices, townships ("place") and records ("list"). */
export function parse(search, known) {
  const given = new URLSearchParams(search);
  const value = (name) => given.get(name) || "";
  const state = nothing();
  state.q = Array.from(value("q").trim()).slice(0, LONGEST).join(""); // never half a character
  CHOICES.forEach((name) => (state[name] = known.has(name, value(name)) ? value(name) : ""));
  FLAGS.forEach((name) => (state[name] = value(name) === "1"));
  state.when = TIMES.includes(value("when")) || isMoment(value("when")) ? value("when") : "";
  state.unstated = Boolean(state.when) && value("unstated") === "1";
  const place = PLACE.exec(value("place"));
  state.place = place && known.has("place", place[1]) ? value("place") : "";
  state.sort = SORTS.includes(value("sort")) ? value("sort") : "";
  state.list = Array.from(new Set(value("list").split("~"))).filter((code) => known.has("list", code));
  state.only = state.list.length > 0 && value("only") === "list";
  return state;
}

/** A state as the query of an address, "" when nothing is asked for. */
export function print(state) {
  const said = {
    q: state.q, need: state.need, kind: state.kind, audience: state.audience, language: state.language,
    when: state.when, unstated: state.when && state.unstated ? "1" : "",
  };
  FLAGS.forEach((name) => (said[name] = state[name] ? "1" : ""));
  said.place = state.place;
  said.sort = state.sort;
  said.list = state.list.join("~");
  said.only = state.only && state.list.length ? "list" : "";
  const pairs = Object.keys(said).filter((name) => said[name]).map((name) => name + "=" + readable(said[name]));
  return pairs.length ? "?" + pairs.join("&") : "";
}

function readable(value) {
  return encodeURIComponent(value).replace(/%2F/g, "/").replace(/%3A/g, ":");
}

/** The conditions in use. */
export function inUse(state) {
  return CONDITIONS.filter((name) => state[name]);
}

/** The state without a condition. */
export function without(state, name) {
  const empty = nothing();
  const rest = Object.assign({}, state, { [name]: empty[name] });
  if (name === "when") rest.unstated = false;
  if (name === "place" && rest.sort === "near") rest.sort = "";
  if (name === "q" && rest.sort === "match") rest.sort = "";
  return rest;
}

/** How the list is sorted: as asked for where that makes sense, else by what is asked for. */
export function sortOf(state, hasPlace) {
  const sensible = sorts(state, hasPlace);
  return sensible.includes(state.sort) ? state.sort : sensible[0];
}

/** The ways of sorting that make sense, the usual one first. */
export function sorts(state, hasPlace) {
  return [hasPlace && "near", state.q && "match", "area"].filter(Boolean);
}
