// What the list is called, how it is sorted, and what is passed on of it, in words.

import { askedFor } from "./finder-chips.js";
import { CHOICES, print, sorts, without } from "./finder-state.js";
import { say } from "./page.js";

/** How many were found, from where, in which order. */
export function sentence(n, sort, place) {
  return n ? say("finder.status." + sort, { n: n, place: place ? place.label : "" }) : say("finder.status.none");
}

/** True when what is asked for, or everything found, is about violence. */
export function isQuiet(data, state, query, rows) {
  const isAsked = CHOICES.some((name) => data.quiet.has(state[name])) || Boolean(query && query.quiet);
  return isAsked || (rows.length > 0 && rows.every((row) => data.hushed[row]));
}

/** What is shared: of what is about violence only the address, without the words typed; paper says
    what was asked. */
export function passedOn({ state, place, label, said, quiet }) {
  const asked = askedFor(state, place, label);
  const text = quiet ? "" : [asked, said].filter(Boolean).join("\n");
  const query = print(quiet ? without(state, "q") : state);
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
