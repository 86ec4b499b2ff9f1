/*
 * Starts the maps of a page: when one scrolls near, or when its button is pressed. Until then
 * nothing of a map is fetched. The page is complete without it, so every failure ends in a note.
 */
import { makeLibrary } from "./map-library.js";
import { locale, say, url } from "./page.js";

const NEAR = "200px";
/** Below this width, and on pages one may have to leave quickly, a map waits to be asked for. */
const WIDE = window.matchMedia("(min-width: 45em)");

const settings = { locale, url, text: say };

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
  const vendor = settings.url("assets/vendor/");
  libraries = libraries || Promise.all([
    insert("link", { rel: "stylesheet", href: vendor + "leaflet.css" }),
    insert("script", { src: vendor + "leaflet.js" }),
    insert("script", { src: vendor + "supercluster.min.js" }),
  ]);
  return libraries;
}

async function start(figure) {
  const frame = figure.querySelector("[data-map]");
  frame.hidden = false;
  figure.classList.add("sna-map--started");
  await loadLibraries();
  const recipe = await import(new URL(frame.dataset.map, document.baseURI).href);
  const library = makeLibrary(settings, figure, frame);
  const map = recipe.default(frame, library);
  await library.settled();
  figure.dataset.ready = "";
  return map;
}

function fail(figure) {
  figure.querySelector("[data-map]").hidden = true;
  const note = figure.querySelector("[data-map-note]");
  note.textContent = settings.text("map.failed");
}

function prepare(figure) {
  const button = figure.querySelector("[data-map-show]");
  const frame = figure.querySelector("[data-map]");
  let started = false;
  const begin = (focus) => {
    if (started) return;
    started = true;
    button.hidden = true;
    const done = start(figure);
    if (focus) done.then((map) => map.getContainer().focus({ preventScroll: true }), () => {});
    done.catch((error) => {
      window.console.warn(error);
      fail(figure);
    });
  };
  figure.querySelector("[data-map-box]").hidden = false;
  button.addEventListener("click", () => begin(true));
  if (WIDE.matches && !("quickExit" in frame.dataset)) {
    watch(figure, () => begin(false));
  }
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

document.querySelectorAll("[data-map-figure]").forEach(prepare);
