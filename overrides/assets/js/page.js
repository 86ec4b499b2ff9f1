// What the page tells its scripts: where the site's root is, the language, the sentences; and the
// making of elements. Text goes in by textContent only.

const page = JSON.parse(document.querySelector("script#safetynet-page").textContent);
const root = new URL(page.root, document.baseURI).href;

/** "zh" or "en". */
export const locale = page.locale;

/** Address of a file of the site. */
export function url(path) {
  return root + path;
}

/** Address of a page in the page's language, by its path without the language. */
export function pageUrl(path) {
  return root + page.home + path;
}

/** A sentence of the interface, {facts} filled in. */
export function say(key, facts) {
  const known = facts || {};
  return (page.strings[key] || key).replace(/\{(\w+)\}/g, (whole, name) => (name in known ? String(known[name]) : whole));
}

/** An element with attributes and children; strings become text, never markup; what is not there
    (null, "", false) is left out. */
export function make(tag, attributes, children) {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...(children || []).filter(Boolean));
  return node;
}

/** A function that loads at its first call and gives the same promise from then on; after a
    failure the next call loads again. */
export function once(load) {
  let loading = null;
  return () => {
    if (!loading) {
      loading = load();
      loading.catch(() => (loading = null));
    }
    return loading;
  };
}

export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer.json();
}
