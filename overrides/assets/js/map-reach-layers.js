/* What lies on the map, each with a box to switch it: villages, sites, outlines, street map. */
import { make } from "./page.js";

function box(words, isOn, change) {
  const input = make("input", { type: "checkbox" });
  input.checked = isOn;
  input.addEventListener("change", () => change(input.checked));
  return { input, label: make("label", { class: "sna-map__layer" }, [input, words]) };
}

/** A layer that has a pane of its own is hidden with it; hidden marks cannot get the focus. */
function paneBox(page, map, name, pane) {
  return box(page.text("reach-map.layer." + name), true, (isOn) => {
    map.getPane(pane).hidden = !isOn;
    page.frame.classList.toggle("sna-map__frame--no-" + name, !isOn);
  }).label;
}

/** The street map comes and goes; where its host is not to know, it waits to be asked for. */
function streetBox(page, map, street) {
  const words = page.text(street.isQuiet ? "map.tiles_ask" : "reach-map.layer.tiles");
  const { input, label } = box(words, !street.isQuiet, (isOn) => {
    if (isOn) street.lay();
    else street.takeOff();
  });
  street.ask.remove();
  map.on("streetmap", (event) => (input.checked = event.isOn));
  return label;
}

export function layers(page, map) {
  const { tiles } = page.parts;
  const group = make("fieldset", { class: "sna-map__layers" }, [
    make("legend", {}, [page.text("reach-map.layers")]),
    paneBox(page, map, "bands", "bands"),
    paneBox(page, map, "outlines", "outlines"),
    paneBox(page, map, "sites", "markerPane"),
    tiles && streetBox(page, map, tiles),
  ]);
  page.figure.querySelector(".sna-map__controls").after(group);
}
