/*
 * Starts a map: when it scrolls near, or when its button is pressed. Until then nothing of it is
 * fetched. The page is complete without it, so every failure ends in a note.
 */
import { locale, say, url } from "./page.js";

const NEAR = "200px";
/** Below this width, and on pages one may have to leave quickly, a map waits to be asked for. */
const WIDE = window.matchMedia("(min-width: 45em)");

function insert(tag, attributes) {
  return new Promise((resolve, reject) => {
    const node = document.createElement(tag);
    node.addEventListener("load", resolve);
    node.addEventListener("error", () => reject(new Error(attributes.src || attributes.href)));
    document.head.append(Object.assign(node, attributes));
  });
}

let libraries;

/** Leaflet and supercluster, fetched once a page. */
function loadLibraries() {
  const vendor = url("assets/vendor/");
  libraries = libraries || Promise.all([
    insert("link", { rel: "stylesheet", href: vendor + "leaflet.css" }),
    insert("script", { src: vendor + "leaflet.js" }),
    insert("script", { src: vendor + "supercluster.min.js" }),
  ]);
  return libraries;
}

async function start(figure, settings) {
  const frame = figure.querySelector("[data-map]");
  frame.hidden = false;
  figure.classList.add("sna-map--started");
  const [recipe, parts] = await Promise.all([
    import(new URL(frame.dataset.map, document.baseURI).href),
    import("./map-library.js"),
    loadLibraries(),
  ]);
  const library = parts.makeLibrary(Object.assign({ locale, url, text: say }, settings), figure, frame);
  recipe.default(frame, library);
  await library.settled();
  figure.dataset.ready = "";
  return library;
}

function fail(figure, error) {
  window.console.warn(error);
  figure.classList.add("sna-map--failed");
  figure.querySelector("[data-map]").hidden = true;
  figure.querySelector("[data-map-note]").textContent = say("map.failed");
}

function watch(figure, begin) {
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
 *   fails when the map does
 */
export function prepareMap(figure, settings) {
  const button = figure.querySelector("[data-map-show]");
  const frame = figure.querySelector("[data-map]");
  let started = null;
  const begin = () => {
    if (!started) {
      button.hidden = true;
      started = start(figure, settings);
      started.catch((error) => fail(figure, error));
    }
    return started;
  };
  figure.querySelector("[data-map-box]").hidden = false;
  button.addEventListener("click", () => {
    begin().then(() => frame.focus({ preventScroll: true }), () => {});
  });
  if (WIDE.matches && !("quickExit" in frame.dataset)) watch(figure, begin);
  return begin;
}
