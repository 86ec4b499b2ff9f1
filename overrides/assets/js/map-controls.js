/*
 * Zoom, pan and "whole map" buttons with words in the page's language; a map that neither traps
 * the wheel nor the finger of somebody who only wants to scroll past.
 */
import { icon } from "./map-marker.js";
import { make } from "./page.js";

const PAN_PX = 120;
const PAN = [["up", 0, -1], ["left", -1, 0], ["right", 1, 0], ["down", 0, 1]];

function button(name, label, press) {
  const node = make("button", {
    type: "button",
    class: "sna-map__control sna-map__control--" + name,
    "aria-label": label,
    title: label,
  });
  node.addEventListener("click", press);
  return node;
}

function zoomButtons(page, map) {
  const zoomIn = button("in", page.text("map.zoom_in"), () => map.zoomIn(1));
  const zoomOut = button("out", page.text("map.zoom_out"), () => map.zoomOut(1));
  const whole = button("whole", page.text("map.whole"), () => page.showAll());
  whole.append(icon(page.url, "whole"));
  const limit = () => {
    zoomIn.setAttribute("aria-disabled", String(map.getZoom() >= map.getMaxZoom()));
    zoomOut.setAttribute("aria-disabled", String(map.getZoom() <= map.getMinZoom()));
  };
  map.on("zoomend", limit);
  limit();
  return [zoomIn, zoomOut, whole];
}

function panButtons(page, map) {
  return PAN.map(([name, x, y]) => button(
    name,
    page.text("map.pan_" + name),
    () => map.panBy([x * PAN_PX, y * PAN_PX], { animate: false }),
  ));
}

/** Below the map and not on it, so that no button ever lies over a place. */
function toolbar(page, map) {
  const bar = make("div", {
    class: "sna-map__controls", role: "group", "aria-label": page.text("map.controls"),
  }, [...zoomButtons(page, map), ...panButtons(page, map)]);
  page.frame.parentElement.after(bar);
}

/** The wheel zooms only while the map is being used, so the page scrolls past it. */
function guardWheel(map) {
  const frame = map.getContainer();
  frame.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  frame.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
  frame.addEventListener("pointerleave", () => map.scrollWheelZoom.disable());
  frame.addEventListener("focusout", () => map.scrollWheelZoom.disable());
}

/** One finger scrolls the page until the map is tapped; a tap elsewhere gives the page back. */
function guardTouch(page, map) {
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  const frame = map.getContainer();
  const hint = make("p", { class: "sna-map__hint", "aria-hidden": "true" }, [page.text("map.tap")]);
  const hold = (held) => {
    ["dragging", "touchZoom"].forEach((name) => map[name][held ? "enable" : "disable"]());
    hint.hidden = held;
  };
  frame.append(hint);
  hold(false);
  map.on("click", () => hold(true));
  document.addEventListener("click", (event) => {
    if (!frame.contains(event.target)) hold(false);
  });
}

export function controls(page, map) {
  const frame = map.getContainer();
  frame.setAttribute("lang", document.documentElement.lang);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(page.text("map.boundaries"));
  page.leaflet.control.scale({ imperial: false }).addTo(map);
  toolbar(page, map);
  guardWheel(map);
  guardTouch(page, map);
}
