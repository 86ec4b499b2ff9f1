/* Pictures of the icon sheet: places (shape and colour of the group, glyph of the kind), buttons. */

const SVG = "http://www.w3.org/2000/svg";

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function use(url, name, attributes) {
  const href = url("assets/icons/markers.svg") + "#" + name;
  return node("use", Object.assign({ href }, attributes));
}

/** The picture on a button that has its words elsewhere. */
export function icon(url, name) {
  const svg = node("svg", {
    viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", class: "sna-map__icon",
  });
  svg.append(use(url, "glyph-" + name, { width: 24, height: 24 }));
  return svg;
}

/**
 * @param {(path: string) => string} url address of a file of the site
 * @param {{group: string, glyph: string, precision: string, planned: boolean}} place
 * @returns {SVGElement} a picture without words; whoever holds it has the label
 */
export function picture(url, place) {
  const svg = node("svg", {
    viewBox: "0 0 40 40",
    "aria-hidden": "true",
    focusable: "false",
    class: "sna-marker sna-group-" + place.group + (place.planned ? " sna-marker--planned" : ""),
  });
  if (place.precision === "village") {
    svg.append(node("circle", { class: "sna-marker__ring", cx: 20, cy: 20, r: 18.5 }));
  }
  svg.append(
    use(url, "shape-" + place.group, { class: "sna-marker__shape", x: 4, y: 4, width: 32, height: 32 }),
    use(url, "glyph-" + place.glyph, { class: "sna-marker__glyph", x: 12, y: 12, width: 16, height: 16 }),
  );
  return svg;
}
