/*
 * Starts a map: when it scrolls near, or when its button is pressed. Until then nothing of it is
 * fetched. The page is complete without it, so every failure ends in a note.
 */
import { locale, once, say, url } from "./page.js";

const NEAR = "200px";
/** Below this width, and on pages one may have to leave quickly, a map waits to be asked for. */
const WIDE = window.matchMedia("(min-width: 45em)");

function insert(tag, attributes) {
  return new Promise((resolve, reject) => {
    const node = document.createElement(tag);
    node.addEventListener("load", resolve);
    node.addEventListener("error", () => {
      node.remove();
      reject(new Error(attributes.src || attributes.href));
    });
    document.head.append(Object.assign(node, attributes));
  });
}

const VENDOR = url("assets/vendor/");

/** Leaflet and supercluster. */
const loadLibraries = once(() => Promise.all([
  insert("link", { rel: "stylesheet", href: VENDOR + "leaflet.css" }),
  insert("script", { src: VENDOR + "leaflet.js" }),
  insert("script", { src: VENDOR + "supercluster.min.js" }),
]));

/** Starts the map in a new copy of `blank`: nothing is left of a start that failed. */
async function start(figure, blank, settings) {
  const frame = blank.cloneNode(false);
  figure.querySelector("[data-map]").replaceWith(frame);
  frame.hidden = false;
  figure.classList.remove("sna-map--failed");
  figure.classList.add("sna-map--started");
  figure.querySelector("[data-map-note]").textContent = "";
  const [recipe, parts] = await Promise.all([
    import(new URL(frame.dataset.map, document.baseURI).href),
    import("./map-library.js"),
    loadLibraries(),
  ]);
  const library = parts.makeLibrary(Object.assign({ locale, url, text: say }, settings), figure, frame);
  const map = recipe.default(frame, library);
  await library.settled().catch((error) => {
    map.remove(); // what is still under way must not speak for it
    throw error;
  });
  figure.dataset.ready = "";
  if (settings && settings.started) settings.started(library);
  return library;
}

/** Says so, and takes away what the map has added to the figure; its `own` parts stay. */
function fail(figure, own, error) {
  window.console.warn(error);
  figure.classList.add("sna-map--failed");
  const box = figure.querySelector("[data-map-box]");
  const frame = figure.querySelector("[data-map]");
  box.querySelectorAll("*").forEach((node) => own.has(node) || node === frame || node.remove());
  frame.hidden = true;
  figure.querySelector("[data-map-show]").hidden = false;
  figure.querySelector("[data-map-note]").textContent = say("map.failed");
}

/** Old browsers (Safari before 12.1) cannot tell what is in view: there the button stays. */
function watch(figure, begin) {
  if (!("IntersectionObserver" in window)) return;
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      begin();
    }
  }, { rootMargin: NEAR });
  observer.observe(figure);
}

/**
 * Makes a figure's button work, and starts the map by itself where there is room for it.
 *
 * @param {HTMLElement} figure the component
 * @param {object} [settings] what the map's library is told besides language and sentences
 * @returns {() => Promise<object>} starts the map unless it has started; gives its library, and
 *   fails when the map does: the next call tries again
 */
export function prepareMap(figure, settings) {
  const button = figure.querySelector("[data-map-show]");
  const box = figure.querySelector("[data-map-box]");
  const own = new Set(box.querySelectorAll("*"));
  const blank = figure.querySelector("[data-map]").cloneNode(false);
  const begin = once(() => {
    button.hidden = true;
    const starting = start(figure, blank, settings);
    starting.catch((error) => fail(figure, own, error));
    return starting;
  });
  box.hidden = false;
  button.addEventListener("click", () => {
    begin().then((library) => library.frame.focus({ preventScroll: true }), () => {});
  });
  if (WIDE.matches && !("quickExit" in blank.dataset)) watch(figure, begin);
  return begin;
}
