// The find page: results for ?q= above the full list, kept up to date while one types.

import { about, element, loadSearch, say, telephone } from "./search-view.js";

const STEP = 50;
const PAUSE_MS = 150;

/** Fills [data-search-results], when the page has it. */
export function startFindPage() {
  const target = document.querySelector("[data-search-results]");
  const input = document.querySelector("main form[role=search] input[name=q]");
  if (!target || !input) return;
  const root = new URL("../", input.form.action); // where the language's pages start

  const status = element("p", "sna-results__status");
  status.setAttribute("role", "status");
  const list = element("ol", "sna-results__list");
  const more = element("button", "sna-results__more", say("show_more"));
  more.type = "button";
  const heading = element("h2", "sna-results__title", say("results"));
  heading.tabIndex = -1;
  [heading, status, list, more].forEach((part) => target.appendChild(part));
  let waiting = null;
  let shown = STEP;

  more.addEventListener("click", () => {
    const first = list.children.length;
    shown += STEP;
    render().then(() => list.children[first] && list.children[first].querySelector("a").focus());
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    restart(0);
    heading.focus();
  });
  input.addEventListener("input", (event) => event.isComposing || restart(PAUSE_MS));
  input.addEventListener("compositionend", () => restart(PAUSE_MS));

  input.value = new URLSearchParams(window.location.search).get("q") || "";
  if (input.value.trim()) render();

  function restart(pause) {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      shown = STEP;
      const query = input.value.trim();
      const address = query ? "?q=" + encodeURIComponent(query) : window.location.pathname;
      window.history.replaceState(null, "", address);
      render();
    }, pause);
  }

  function render() {
    const query = input.value.trim();
    target.hidden = !query;
    if (!query) return Promise.resolve();
    return loadSearch().then((search) => query === input.value.trim() && show(search, query), fail);
  }

  function show(search, query) {
    const found = search.find(query, shown);
    const results = found.total ? found.results : search.suggestions();
    const facts = { n: found.total, shown: results.length, q: query };
    const sentence = !found.total ? "none" : found.total > results.length ? "count_shown" : "count";
    status.textContent = say(sentence, facts);
    more.hidden = found.total <= results.length;
    list.textContent = "";
    results.forEach((result) => list.appendChild(item(result, root)));
  }

  function fail() {
    status.textContent = say("failed");
    more.hidden = true;
    list.textContent = "";
  }
}

function item(result, root) {
  const link = element("a", "sna-results__name", result.name);
  link.href = new URL(result.path, root).href;
  const phones = result.phones.map((number) => {
    const call = element("a", "sna-results__phone", number);
    call.href = telephone(number);
    return call;
  });
  return element("li", "sna-results__item", [
    link,
    element("span", "sna-results__about", about(result)),
    phones.length ? element("span", "sna-results__phones", phones) : null,
  ]);
}
