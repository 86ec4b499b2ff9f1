// What the list is called and how it is sorted, in words.

import { sorts } from "./finder-state.js";
import { say } from "./page.js";

/** How many were found, from where, in which order. */
export function sentence(n, sort, place) {
  return n ? say("finder.status." + sort, { n: n, place: place ? place.label : "" }) : say("finder.status.none");
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
