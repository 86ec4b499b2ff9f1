// What the box and the find page share: the page's sentences, the search, and the parts of a result.
// Text goes in by textContent only.

import { fetchJson, locale, say as sayOf, url } from "./page.js";

let opening = null;

/** A sentence about searching. */
export function say(key, facts) {
  return sayOf("search." + key, facts);
}

/** { find(query, limit), suggestions() }: engine and index, fetched once, when first asked for, so
    that pages nobody searches from stay light. A failed fetch is tried again next time. */
export function loadSearch() {
  if (!opening) {
    const index = fetchJson(url("assets/search/" + locale + ".json"));
    opening = Promise.all([import("./search-engine.js"), index]).then(([engine, data]) => {
      const index = engine.openIndex(data);
      return {
        find: (query, limit) => engine.search(index, query, limit),
        suggestions: () => engine.suggestions(index),
      };
    });
    opening.catch(() => (opening = null));
  }
  return opening;
}

/** An element with a class, and text or children. */
export function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (typeof content === "string") made.textContent = content;
  else (content || []).forEach((child) => child && made.appendChild(child));
  return made;
}

/** What a result is and where: "諮商據點 · 金湖鎮". */
export function about(result) {
  const kind = result.kind || say("type." + result.type);
  const status = result.status === "active" ? "" : say("status." + result.status);
  return [status, kind, result.place].filter(Boolean).join(" · ");
}

export function telephone(number) {
  return "tel:" + number.replace(/[^\d+]/g, "");
}
