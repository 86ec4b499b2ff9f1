// What a state needs that is not on the page yet: the place, and what the words match.

import { ask } from "./finder-query.js";

/** A Promise of the place of a state (null when nobody knows it), or null when it is there. */
export function placeOf(where, place, code) {
  if ((place ? place.code : "") === code) return null;
  if (!code) where.clear();
  return code ? where.set(code).catch(() => null) : Promise.resolve(null);
}

/** A Promise of what the words match, or null when that is there; what failed is asked again.
    { q, others, closed, failed } when the search could not be loaded. */
export function queryOf(data, query, q) {
  if (query && query.q === q && !query.failed) return null;
  if (!q) return query ? Promise.resolve(null) : null;
  const named = (found) => Object.assign({ q: q }, found);
  return ask(data, q).then(named, () => named({ others: [], closed: [], failed: true }));
}
