// What is wrong with a record, in the words of the page: by the schema of the records, and by
// what a schema cannot say. Each fault is { path, text }; the path leads to the field.
import { fetchJson, once, say as sayOf, url } from "./page.js";

const CITED = ["name", "address", "phones", "hours", "point"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DAY_OR_PART = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
export const PHONE = /^(0\d{1,3}-\d{5,8}|09\d{2}-\d{6}|0800-\d{3}-\d{3}|1\d{2,3})$/;
/** Steps of the schema that only hold others together; to this checker a wrong value is also an
    unknown one ("additionalProperties", "false"), and the form has no fields that nobody knows. */
const FRAMES = ["additionalProperties", "false", "properties", "items", "prefixItems", "$ref", "anyOf", "allOf", "oneOf", "if", "then", "else"];
/** Fields with a sentence of their own when they are not written as they should be. */
const OWN = ["id", "number", "extension", "floor", "lon", "lat", "source"];

function say(key, facts) {
  return sayOf("contribute.error." + key, facts);
}

/** Checks records by the schema; loaded once. */
const loadValidator = once(async () => {
  const [schema, library] = await Promise.all([
    fetchJson(url("data/services.schema.json")),
    import(url("assets/vendor/json-schema/validator.js")),
  ]);
  return new library.Validator(schema, "2020-12", false);
});

function stepsOf(location) {
  return location.split("/").slice(2).map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** The innermost units of a result: where a value has several ways to be right, one is enough. */
function leaves(units) {
  const told = units.filter((unit) => !FRAMES.includes(unit.keyword));
  const places = told.map((unit) => unit.instanceLocation);
  return told.filter((unit) => !places.some((place) => place.startsWith(unit.instanceLocation + "/")));
}

function missingOf(unit) {
  const found = unit.error.match(/required property "([^"]+)"/);
  return found ? found[1] : "";
}

/** { path, kind } for each unit: kind is "required" or "value" or "enum". */
function faultsOf(units) {
  return leaves(units).map((unit) => {
    const path = stepsOf(unit.instanceLocation);
    if (unit.keyword === "required") return { path: path.concat(missingOf(unit)), kind: "required" };
    return { path, kind: unit.keyword === "enum" ? "enum" : "value" };
  });
}

/** Number as it should be written, where that is plain: full-width digits, brackets, no hyphen.
    No number of 04 begins with 9: that is 049. */
export function numberFrom(typed, prefixes) {
  const digits = typed.normalize("NFKC").replace(/[^\d]/g, "");
  if (/^1\d{2,3}$/.test(digits)) return digits;
  if (/^0800\d{6}$/.test(digits)) return digits.replace(/^(\d{4})(\d{3})/, "$1-$2-");
  if (/^09\d{8}$/.test(digits)) return digits.replace(/^(\d{4})/, "$1-");
  const codes = prefixes.filter((code) => digits.startsWith(code) && !(code === "04" && digits[2] === "9"));
  const fits = codes.map((code) => code + "-" + digits.slice(code.length)).filter((number) => PHONE.test(number));
  return fits.length === 1 ? fits[0] : "";
}

/** The faults of one record: what is asked of the form besides the schema. */
class Checker {
  /** `facts`: { isNew, isTaken(id), label(path), fresh: codes of new sources, prefixes, cited: the
      fields that need a source } */
  constructor(record, facts) {
    this.record = record;
    this.facts = facts;
    this.faults = [];
  }

  add(path, key, facts) {
    const place = path.join(".");
    if (!this.faults.some((fault) => fault.path.join(".") === place)) this.faults.push({ path, text: say(key, facts) });
  }

  bySchema(units) {
    faultsOf(units).forEach(({ path, kind }) => {
      const name = path[path.length - 1];
      const isNewSource = name === "source" && this.facts.fresh.includes(this.at(path));
      if (isNewSource || name === "county") return;
      const field = this.facts.label(path);
      if (kind === "required" && path.length > 1 && (name === "zh" || name === "en")) {
        this.add(path, "both", { field: this.facts.label(path.slice(0, -1)) });
      } else if (name === "township" && kind === "required") this.add(path, "place");
      else if (kind === "required") this.add(path, name === "sources" ? "sources" : "required", { field });
      else if (OWN.includes(name)) this.own(path, name);
      else this.add(path, kind, { field });
    });
  }

  own(path, name) {
    const number = name === "number" ? numberFrom(String(this.at(path)), this.facts.prefixes) : "";
    this.add(path, number ? "number_try" : name, { number });
  }

  at(path) {
    return path.reduce((value, step) => (value === undefined ? undefined : value[step]), this.record);
  }

  byHand() {
    const { record } = this;
    if (!record.township && !record.county) this.add(["township"], "place");
    this.ids();
    this.dates();
    (record.phones || []).forEach((phone, n) => {
      if (/^09/.test(phone.number) && PHONE.test(phone.number) && !phone.office_mobile) this.add(["phones", n, "number"], "mobile");
    });
    if ((record.urls || []).some((address) => !/^https?:\/\/[^\s/]+/.test(address))) this.add(["urls"], "url");
    if ((record.closed || record.replaced_by) && record.status !== "closed") this.add(["status"], "closed");
    this.point();
    this.sources();
  }

  ids() {
    const { record, facts } = this;
    if (facts.isNew && record.id && SLUG.test(record.id) && facts.isTaken(record.id)) this.add(["id"], "taken");
    if (record.part_of && !facts.isTaken(record.part_of)) this.add(["part_of"], "record", { id: record.part_of });
    const lost = (record.replaced_by || []).find((id) => !facts.isTaken(id));
    if (lost) this.add(["replaced_by"], "record", { id: lost });
  }

  dates() {
    ["opened", "closed"].forEach((name) => {
      if (this.record[name] && !DAY_OR_PART.test(this.record[name])) this.add([name], "day");
    });
  }

  point() {
    const { point } = this.record;
    if (!point) return;
    if (typeof point.lon === "number" && (point.lon < 117 || point.lon > 123)) this.add(["point", "lon"], "lon");
    if (typeof point.lat === "number" && (point.lat < 20 || point.lat > 27)) this.add(["point", "lat"], "lat");
  }

  sources() {
    const named = [].concat(...(this.record.sources || []).map((one) => one.fields || []));
    const cited = new Set(named.map((field) => field.split(".")[0]));
    const open = CITED.filter((name) => this.facts.cited.includes(name) && this.record[name] && !cited.has(name));
    open.filter((name) => name !== "phones" || this.record.phones.some((one) => !/^1\d{2,3}$/.test(one.number)))
      .forEach((name) => this.add(["sources", 0, "fields"], "uncited", { field: this.facts.label([name]) }));
  }
}

/** { faults, isWhole }: isWhole is false when the schema could not be loaded. */
export async function checkRecord(record, facts) {
  const checker = new Checker(record, facts);
  const units = await loadValidator().then((validator) => validator.validate([record]).errors, (error) => {
    window.console.warn(error);
    return null;
  });
  checker.bySchema(units || []);
  checker.byHand();
  return { faults: checker.faults, isWhole: units !== null };
}
