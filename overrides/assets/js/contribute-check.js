// What is wrong with a record, in the words of the page: by the schema of the records, and by
// what a schema cannot say. Each fault is { path, text }; the path leads to the field.
import { dayFrom, phoneFrom } from "./contribute-typed.js";
import { fetchJson, once, say as sayOf, url } from "./page.js";

const CITED = ["name", "address", "phones", "hours", "point"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Steps of the schema that only hold others together; to this checker a wrong value is also an
    unknown one ("additionalProperties", "false"), and the form has no fields that nobody knows. */
const FRAMES = ["additionalProperties", "false", "properties", "items", "prefixItems", "$ref", "anyOf", "allOf", "oneOf", "if", "then", "else"];
/** Fields with a sentence of their own when they are not written as they should be. */
const OWN = { id: "id", number: "number", extension: "extension", floor: "floor", lon: "lon", lat: "lat", source: "source", opened: "day", closed: "day" };

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

/** The faults of one record: what is asked of the form besides the schema. */
class Checker {
  /** `facts`: { isNew, isTaken(id), label(path), fresh: codes of new sources, areas, cited: the fields
      that need a source } */
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
      // What is asked of mobile numbers is said by hand; other numbers need no tick.
      if (isNewSource || name === "county" || name === "office_mobile") return;
      const field = this.facts.label(path);
      if (kind === "required" && path.length > 1 && (name === "zh" || name === "en")) {
        this.add(path, "both", { field: this.facts.label(path.slice(0, -1)) });
      } else if (name === "township" && kind === "required") this.add(path, "place");
      else if (kind === "required") this.add(path, name === "sources" ? "sources" : "required", { field });
      else this.add(path, OWN[name] || kind, { field });
    });
  }

  phones() {
    (this.record.phones || []).forEach((phone, place) => this.number(phone, ["phones", place, "number"]));
  }

  /** A number is right when it reads as itself: so many digits as its area has, no extension. */
  number(phone, path) {
    const typed = phone.number || "";
    const read = phoneFrom(typed, this.facts.areas);
    const isMobile = /^09\d{2}-\d{6}$/.test(typed);
    if (isMobile && !phone.office_mobile) this.add(path, "mobile");
    else if (read && read.extension) this.add(path, "number_extension", read);
    else if (read && read.number !== typed) this.add(path, "number_try", read);
    else if (typed && !read) this.add(path, "number", { typed });
  }

  at(path) {
    return path.reduce((value, step) => (value === undefined ? undefined : value[step]), this.record);
  }

  byHand() {
    const { record } = this;
    if (!record.township && !record.county) this.add(["township"], "place");
    this.ids();
    this.dates();
    if ((record.urls || []).some((address) => !/^https?:\/\/[^\s/]+/.test(address))) this.add(["urls"], "url");
    if ((record.closed || record.replaced_by) && record.status !== "closed") this.add(["status"], "closed");
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
      if (this.record[name] && dayFrom(this.record[name]) !== this.record[name]) this.add([name], "day");
    });
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
  checker.phones(); // before the schema, which cannot say which number is meant
  checker.bySchema(units || []);
  checker.byHand();
  return { faults: checker.faults, isWhole: units !== null };
}
