/* What the page tells its scripts: where the site's root is, the language, the sentences. */

/**
 * @returns {{locale: string, url: (path: string) => string,
 *   text: (key: string, facts?: Object<string, string|number>) => string}}
 */
export function readPage() {
  const page = JSON.parse(document.getElementById("safetynet-page").textContent);
  const root = new URL(page.root, document.baseURI).href;
  return {
    locale: page.locale,
    url: (path) => root + path,
    text: (key, facts) => fill(page.strings[key] || key, facts || {}),
  };
}

function fill(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
}

/** An element with attributes and children; strings become text, never markup. */
export function make(tag, attributes, children) {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...(children || []));
  return node;
}

export async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url + ": " + answer.status);
  return answer.json();
}
