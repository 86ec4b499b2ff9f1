/*
 * Hatching of land that is not reached, so that it is told without colour: stripes beyond the goal,
 * closer together the farther; a grid where only a boat or plane leads. The legend's swatches and
 * the villages on the map are filled with the same patterns.
 */
const SVG = "http://www.w3.org/2000/svg";
const SIZE = 8;
const CLOSE = 5;

function node(name, attributes, children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...(children || []));
  return made;
}

/** A tile of ground with lines on it. */
function pattern(look, size, turn, lines) {
  const ground = node("rect", {
    class: "sna-band__ground sna-band--" + look.replace("gap-", ""), width: size, height: size,
  });
  return node("pattern", {
    id: hatchOf(look), width: size, height: size, patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(" + turn + ")",
  }, [ground, node("path", { class: "sna-band__line", d: lines })]);
}

const stripes = (look, size) => pattern(look, size, 45, `M${size / 2} 0V${size}`);
const grid = (look) => pattern(look, SIZE, 0, `M0 ${SIZE / 2}H${SIZE}M${SIZE / 2} 0V${SIZE}`);

function isHatched(look) {
  return look === "ferry" || look.startsWith("gap-");
}

function hatchOf(look) {
  return "sna-hatch-" + look;
}

/** What fills a band: a pattern, or nothing where the style sheet has its colour. */
export function fillOf(look) {
  return isHatched(look) ? "url(#" + hatchOf(look) + ")" : "";
}

/** Puts the patterns of these looks ("s0", "gap-s5", "ferry") into the page. */
export function drawHatches(figure, looks) {
  const gaps = looks.filter((look) => look.startsWith("gap-"));
  const patterns = looks.filter(isHatched).map((look) => {
    if (look === "ferry") return grid(look);
    return stripes(look, gaps.length > 1 && look === gaps[gaps.length - 1] ? CLOSE : SIZE);
  });
  const sheet = node("svg", { class: "sna-map__hatches", width: 0, height: 0, "aria-hidden": "true" }, [
    node("defs", {}, patterns),
  ]);
  figure.querySelector("[data-map-box]").append(sheet);
}
