// QR codes as inline SVG. Loaded only when one is asked for.
import { qrcode } from "../vendor/qrcode.js";

const SVG = "http://www.w3.org/2000/svg";
/** Blank modules around the code; readers need four (ISO/IEC 18004). */
const QUIET = 4;
/** Readable with 15 % of it soiled or torn. */
const CORRECTION = "M";

qrcode.stringToBytes = (text) => Array.from(new TextEncoder().encode(text));

/** The dark modules as one path: a rectangle for each run of a row. */
function pathOf(code) {
  const size = code.getModuleCount();
  const runs = [];
  for (let row = 0; row < size; row += 1) {
    let start = 0;
    for (let column = 1; column <= size; column += 1) {
      const dark = code.isDark(row, start);
      if (column < size && code.isDark(row, column) === dark) continue;
      if (dark) runs.push("M" + (start + QUIET) + " " + (row + QUIET) + "h" + (column - start) + "v1h-" + (column - start) + "z");
      start = column;
    }
  }
  return runs.join("");
}

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

/** A picture of `text` as a QR code, named `label`; black on white whatever the device prefers.
    Throws when the text is longer than 2,331 bytes. */
export function qrSvg(text, label) {
  const code = qrcode(0, CORRECTION);
  code.addData(text, "Byte");
  code.make();
  const side = code.getModuleCount() + 2 * QUIET;
  const picture = shape("svg", {
    "class": "sna-qr",
    "role": "img",
    "aria-label": label,
    "viewBox": "0 0 " + side + " " + side,
    "shape-rendering": "crispEdges",
  });
  picture.append(
    shape("rect", { width: side, height: side, fill: "#fff" }),
    shape("path", { d: pathOf(code), fill: "#000" })
  );
  return picture;
}
