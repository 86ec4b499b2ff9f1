/*
 * What the scripts made by Folium call: page.controls(map, options), page.townships(…),
 * page.tiles(…), page.places(…), page.view(…) or page.focus(…) for what is seen first,
 * page.follow(…) where the map shows what a list beside it shows, page.reach(…) for villages by
 * their way to the nearest site, and page.layers(…) for boxes that switch what lies on the map.
 */
import { controls } from "./map-controls.js";
import { focus } from "./map-focus.js";
import { follow } from "./map-follow.js";
import { places } from "./map-places.js";
import { makePanel } from "./map-panel.js";
import { reach } from "./map-reach.js";
import { layers } from "./map-reach-layers.js";
import { tiles } from "./map-tiles.js";
import { townships } from "./map-townships.js";
import { view } from "./map-view.js";

const PARTS = { controls, focus, follow, layers, places, reach, tiles, townships, view };

/**
 * @param {object} settings { locale, url, text }, as page.js has them, and for a map that
 *   follows a list: wanted(), toList(id)
 * @param {HTMLElement} figure the whole component
 * @param {HTMLElement} frame the element the map is drawn in; its data-* say what it shows
 */
export function makeLibrary(settings, figure, frame) {
  const leaflet = window.L;
  // Nothing glides: kinder to people whom motion makes sick, and quicker on an old phone.
  leaflet.Map.mergeOptions({
    fadeAnimation: false,
    inertia: false,
    markerZoomAnimation: false,
    zoomAnimation: false,
  });
  const say = (selector) => (key, facts) => {
    figure.querySelector(selector).textContent = settings.text(key, facts);
  };
  const page = Object.assign({
    leaflet,
    Supercluster: window.Supercluster,
    data: frame.dataset,
    figure,
    frame,
    parts: {},
    quietly: (move) => move(),
    note: say("[data-map-note]"),
    announce: say("[data-map-status]"),
    settled: () => Promise.all(Object.values(page.parts)),
  }, settings);
  page.panel = makePanel(page);
  Object.keys(PARTS).forEach((name) => {
    page[name] = (map, options) => {
      page.parts[name] = PARTS[name](page, map, options);
      return page.parts[name];
    };
  });
  return page;
}
