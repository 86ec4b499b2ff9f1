// What the box and the find page share: the page's sentences, the search, and the parts of a result.
// Text goes in by textContent only.

const page = JSON.parse(document.getElementById("safetynet-page").textContent);
let opening = null;

/** A sentence of the interface, {facts} filled in. */
export function say(key, facts) {
  const text = page.strings["search." + key] || "";
  return text.replace(/\{(\w+)\}/g, (whole, name) => (facts && name in facts ? String(facts[name]) : whole));
}

/** { find(query, limit), suggestions() }: engine and index, fetched once, when first asked for, so
    that pages nobody searches from stay light. A failed fetch is tried again next time. */
export function loadSearch() {
  if (!opening) {
    opening = Promise.all([import("./search-engine.js"), fetchIndex()]).then(([engine, data]) => {
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

function fetchIndex() {
  return fetch(page.root + "assets/search/" + page.locale + ".json").then((answer) =>
    answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))
  );
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
