// The words typed: which records they match, in the search's order, and what else.

import { loadSearch } from "./search-view.js";

/** So many of the other things that match are offered. */
const OTHERS = 6;
/** So many closed sites of that name are named. */
const CLOSED = 3;
/** A need or kind about violence among the first results means that the words are about it. */
const SURE = 3;

/** What a query matches: { matches (0/1 a row), order (place among the results), others (hotlines,
    needs, kinds, areas), closed (sites that are closed for good), quiet (about violence) }. Fails when the search cannot be loaded. */
export function ask(data, query) {
  return loadSearch().then((search) => {
    const matches = new Uint8Array(data.size);
    const order = new Int32Array(data.size);
    const others = [];
    const closed = [];
    const results = search.find(query, Infinity).results;
    results.forEach((result, place) => {
      const row = result.type === "r" ? data.rows.get(result.id) : undefined;
      if (row !== undefined) {
        matches[row] = 1;
        order[row] = place;
      } else if (result.type !== "r" && others.length < OTHERS) {
        others.push(result);
      } else if (result.status === "closed" && closed.length < CLOSED) {
        closed.push(result);
      }
    });
    return { matches: matches, order: order, others: others, closed: closed, quiet: results.slice(0, SURE).some((one) => one.quiet) };
  });
}
