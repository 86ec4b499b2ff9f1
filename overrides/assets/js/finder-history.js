// The state in the address and in the browser's history: back and forward bring back the form, the
// list and where one was in it.

import { print } from "./finder-state.js";

const REST_MS = 150;

/** Starts keeping the history; `here()` tells where one is in the list, { shown, top, focus };
    `restore(kept)` is called when the address has changed, with what was kept beside it. */
export function startHistory(here, restore) {
  const twin = document.querySelector(".sna-brand__language");
  const twinPath = twin.getAttribute("href");
  let waiting = null;
  let query = window.location.search;
  window.history.scrollRestoration = "manual";
  window.addEventListener("scroll", keepSoon, { passive: true });
  document.addEventListener("click", (event) => event.target.closest("a") && keep());
  window.addEventListener("popstate", (event) => {
    window.clearTimeout(waiting);
    if (query === window.location.search && !event.state) return; // a link within the page
    lead();
    restore(event.state || {});
  });
  lead();

  /** Where one is in the list, once scrolling rests. */
  function keepSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, REST_MS);
  }

  function keep() {
    window.clearTimeout(waiting);
    window.history.replaceState(here(), "");
  }

  /** The same list in the other language. */
  function lead() {
    query = window.location.search;
    twin.setAttribute("href", twinPath + window.location.search);
  }

  /** Put a state into the address: as a step of its own, or (while typing) in place. */
  function write(state, inPlace) {
    const wanted = print(state);
    if (wanted === window.location.search) return;
    const address = window.location.pathname + wanted;
    if (inPlace) {
      window.history.replaceState(null, "", address);
    } else {
      keep();
      window.history.pushState(null, "", address);
    }
    lead();
  }

  return { write: write, keepSoon: keepSoon };
}
