// What the list is called, how it is sorted, and what is passed on of it, in words.

import { askedFor } from "./finder-chips.js";
import { CHOICES, print, sorts, without } from "./finder-state.js";
import { say } from "./page.js";
import { isWhole } from "./place-words.js";

/** How many were found, from where, in which order. */
export function sentence(n, sort, place) {
  if (!n) return say("finder.status.none");
  const key = sort === "near" && isWhole(place) ? "near_township" : sort;
  return say("finder.status." + key, { n: n, place: place ? place.label : "" });
}

/** True when what is asked for, or everything found, is about violence; in doubt as well, when
    there are words and the search could not be loaded. */
export function isQuiet(data, state, query, rows) {
  const isAsked = CHOICES.some((name) => data.quiet.has(state[name])) || Boolean(query && (query.quiet || query.failed));
  return isAsked || (rows.length > 0 && rows.every((row) => data.hushed[row]));
}

/** What stands in the address: words about violence never do. */
export function inAddress(state, quiet) {
  return quiet ? without(state, "q") : state;
}

/** What is shared: of what is about violence only the address, without the words typed; paper says
    what was asked. */
export function passedOn({ state, place, label, said, quiet }) {
  const asked = askedFor(state, place, label);
  const text = quiet ? "" : [asked, said].filter(Boolean).join("\n");
  const query = print(inAddress(state, quiet));
  return { title: document.title, text: text, asked: asked, url: window.location.origin + window.location.pathname + query };
}

/** Gives each part of the list its heading; `counties`: slug → name. */
export function entitle(parts, sort, place, counties) {
  parts.forEach((part) => {
    const name = sort === "area" ? counties.get(part.key) : say("finder.section." + part.key, { place: place ? place.label : "" });
    part.title = sort === "match" ? "" : say("finder.section.count", { title: name, n: part.rows.length });
  });
}

/** Offers the ways of sorting that make sense, when there are several. */
export function showSorts(box, state, place, sort) {
  const sensible = sorts(state, Boolean(place));
  box.hidden = sensible.length < 2;
  box.querySelectorAll("option").forEach((option) => {
    option.hidden = !sensible.includes(option.value);
    option.disabled = option.hidden;
    option.selected = option.value === sort;
  });
}
