// What the box and the find page share: the page's sentences, the search, and the words of a result.

import { fetchJson, locale, once, say as sayOf, url } from "./page.js";

/** A sentence about searching. */
export function say(key, facts) {
  return sayOf("search." + key, facts);
}

/** { find(query, limit), suggestions() }: engine and index, fetched when first asked for, so that
    pages nobody searches from stay light. */
export const loadSearch = once(async () => {
  const file = fetchJson(url("assets/search/" + locale + ".json"));
  const [engine, data] = await Promise.all([import("./search-engine.js"), file]);
  const index = engine.openIndex(data);
  return {
    find: (query, limit) => engine.search(index, query, limit),
    suggestions: () => engine.suggestions(index),
  };
});

/** What a result is and where: "諮商據點 · 金湖鎮". */
export function about(result) {
  const kind = result.kind || say("type." + result.type);
  const status = result.status === "active" ? "" : say("status." + result.status);
  return [status, kind, result.place].filter(Boolean).join(" · ");
}

export function telephone(number) {
  return "tel:" + number.replace(/[^\d+]/g, "");
}
