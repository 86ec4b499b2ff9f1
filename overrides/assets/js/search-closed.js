// Sites that are closed for good: an answer to their own name or number only, behind all others.
// Pure functions, no DOM.

import { literalPoints } from "./search-points.js";

export function isClosed(index, entry) {
  return index.data.status[entry] === "closed";
}

/** Takes the points of closed sites whose name, address or number has not all that was typed. */
export function dropUnnamed(index, points, segments) {
  const closed = Object.keys(index.data.status).filter((entry) => isClosed(index, entry));
  if (!closed.length) return;
  const literal = segments.map(({ text }) => literalPoints(index, text));
  closed.forEach((entry) => {
    if (!literal.every((one) => one[entry] > 0)) points[entry] = 0;
  });
}

/** The first `limit` answers, closed ones last; when the best answer is a closed one, it has a
    place among them. */
export function withClosed(open, closed, points, limit) {
  const isMeant = closed.length && (!open.length || points[closed[0]] > points[open[0]]);
  return open.slice(0, isMeant ? limit - 1 : limit).concat(closed).slice(0, limit);
}
