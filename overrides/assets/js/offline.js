// Offline use, on every page: the worker is registered when the page has come to rest; from the
// second page on it keeps the finder of this language; a page from a cache says from when it is.
import { locale, url } from "./page.js";
import { controller, hasPacks, isOn, isPossible, register, savesData } from "./offline-store.js";

const REST_MS = 1500;
const body = document.body;
/** Asked at once: a worker that another tab registered may take this page over later. */
const isFirst = !controller();

if (body.dataset.kept || "missing" in body.dataset) import("./offline-notice.js").then((notice) => notice.start());

// Pages about violence leave the device as it is.
if (isPossible() && isOn() && !("private" in body.dataset)) {
  if (document.readyState === "complete") rest();
  else window.addEventListener("load", rest);
}

function rest() {
  window.setTimeout(() => (window.requestIdleCallback || window.setTimeout)(keep), REST_MS);
}

async function keep() {
  if (isLeaving()) return;
  try {
    const worker = await register();
    const path = isFirst ? window.location.href.slice(url("").length).split(/[?#]/)[0] : null;
    worker.postMessage({ type: "keep", locale, path, more: !isFirst && !savesData() });
    window.addEventListener("online", refresh);
    await refresh();
  } catch (error) {
    // No offline use here (private window, full device, refused by the browser): the site works as before.
  }
}

async function refresh() {
  if (savesData() || isLeaving() || !(await hasPacks())) return;
  const packs = await import("./offline-pack.js");
  await packs.refreshPacks();
}

/** The quick exit has been taken: nothing is to be kept again before the page is gone. */
function isLeaving() {
  return body.classList.contains("sna-page--leaving");
}
