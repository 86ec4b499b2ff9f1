// Records as YAML, in the look that data/services.yaml has.
import { once, url } from "./page.js";

const WIDTH = 100;
const STEP = "  ";
const OPTIONS = { flowLevel: 0, lineWidth: -1, noRefs: true, quoteStyle: "double" };
/** A value that is a day: the file has it without quotes. Inside a text they are written \". */
const QUOTED_DAY = /(^|[{ ][a-z_]+: )"(\d{4}-\d{2}-\d{2})"(?=[,}]|$)/g;

function isMap(value) {
  return Boolean(value) && typeof value === "object" && !Array.isArray(value);
}

/** The library that knows which texts need quotes. */
const loadYaml = once(() => import(url("assets/vendor/js-yaml.js")));

/** Writes records; made once its library is there. */
class Writer {
  constructor(yaml) {
    this.yaml = yaml;
  }

  /** A value on one line. */
  flow(value) {
    // In a list even a lone text is quoted where a comma or a bracket in it would end it.
    return this.yaml.dump([value], OPTIONS).trim().slice(1, -1).replace(QUOTED_DAY, "$1$2");
  }

  entry(name, value, indent) {
    const flow = indent + name + ": " + this.flow(value);
    const isRows = Array.isArray(value) && value.some(isMap); // an item a line, as the file has them
    if (!isRows && (flow.length <= WIDTH || typeof value !== "object")) return [flow];
    return [indent + name + ":"].concat(this.block(value, indent + STEP));
  }

  item(value, indent) {
    const flow = indent + "- " + this.flow(value);
    if (flow.length <= WIDTH || typeof value !== "object") return [flow];
    const inner = this.block(value, indent + STEP);
    return [indent + "- " + inner[0].trim()].concat(inner.slice(1));
  }

  block(value, indent) {
    const lines = Array.isArray(value)
      ? value.map((one) => this.item(one, indent))
      : Object.keys(value).map((name) => this.entry(name, value[name], indent));
    return [].concat(...lines);
  }

  /** A record as an item of the list. */
  record(values) {
    return "- " + this.block(values, STEP).join("\n").slice(STEP.length) + "\n";
  }

  /** Sources as they stand in data/sources.yaml. */
  sources(values) {
    return Object.keys(values).map((code) => code + ":\n" + this.block(values[code], STEP).join("\n") + "\n").join("");
  }
}

export function loadWriter() {
  return loadYaml().then((yaml) => new Writer(yaml));
}
