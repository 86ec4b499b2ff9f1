// The form: filled with a record or empty, checked, and turned into text. Nothing leaves the page.
import { checkRecord } from "./contribute-check.js";
import { Faults } from "./contribute-faults.js";
import { startHours } from "./contribute-hours.js";
import { hashOf, proposeId } from "./contribute-ids.js";
import { PointField } from "./contribute-point.js";
import { changedPaths, differences, merged, ordered, same } from "./contribute-record.js";
import { Result } from "./contribute-result.js";
import { Sources } from "./contribute-sources.js";
import { dayFrom, phoneFrom } from "./contribute-typed.js";
import { addRow, fillFields, nameRows, readFields, sayTicks } from "./contribute-values.js";
import { sayValue } from "./contribute-words.js";
import { offerExit } from "./exit.js";
import { fetchJson, locale, make, once, say as sayOf, url } from "./page.js";

/** Where the data of the form lie. */
export const FILES = "assets/contribute/";

function say(key, facts) {
  return sayOf("contribute." + key, facts);
}

/** The form on the page. `facts`: assets/contribute/form/<locale>.json; `given`: the file of the
    record to correct, or null for a new one. */
export class ContributeForm {
  constructor(form, facts, taken, given) {
    Object.assign(this, { form, facts, given, taken: new Set(taken), isDirty: false });
    this.old = given ? given.record : {};
    this.hours = startHours(form.querySelector("[data-week]"), facts.hours);
    this.point = new PointField(form, facts.towns, () => this.changed());
    this.sources = new Sources(form.querySelector("[data-rows=sources]"), facts.sources);
    this.result = new Result(form);
    this.faults = new Faults(form);
    Object.assign(this, { checks: 0, isPressing: false, isWaiting: false });
    this.ownId = "";
    this.field = (name) => form.querySelector("[data-field='" + name + "']");
  }

  start() {
    fillFields(this.form, this.old);
    this.hours.show(this.given ? this.given.hours[locale] : "");
    this.point.show(false);
    if (!this.given) this.addFirstRows();
    this.sources.showAll();
    this.before = readFields(this.form);
    this.listen();
    this.showMode();
    this.fillLists();
    this.point.prepareMap(this.isQuiet);
    offerExit(this.isQuiet);
  }

  addFirstRows() {
    ["phones", "sources"].forEach((name) => addRow(this.form.querySelector("[data-rows=" + name + "]")));
  }

  /** About violence: by the record, or by the kind that is chosen. */
  get isQuiet() {
    return Boolean(this.given && this.given.quiet) || this.facts.quiet.includes(this.field("kind").value);
  }

  get isNew() {
    return !this.given;
  }

  isTaken(id) {
    return this.taken.has(hashOf(id));
  }

  showMode() {
    const about = this.form.querySelector("[data-form-about]");
    about.hidden = this.isNew;
    this.field("id").readOnly = !this.isNew;
    const first = this.isNew ? ["what", "where", "contact"] : [];
    this.form.querySelectorAll("[data-group]").forEach((group) => (group.open = first.includes(group.dataset.group)));
    if (!this.isNew) about.querySelector("[data-form-name]").textContent = say("title", { name: this.old.name[locale] });
  }

  listen() {
    this.form.addEventListener("input", (event) => {
      if (!event.target.matches("[data-day-state], .sna-week__time")) this.changed();
    });
    this.form.addEventListener("change", (event) => this.chosen(event.target));
    this.form.addEventListener("click", (event) => this.pressed(event.target));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.isDirty) event.preventDefault();
      if (this.isDirty) event.returnValue = ""; // what older browsers ask for
    });
    this.form.querySelector("[data-form-closed]").addEventListener("click", () => this.close());
    this.waitForPresses();
  }

  changed() {
    this.isDirty = !same(this.before, readFields(this.form));
    this.result.hide();
    this.form.querySelector("[data-form-state]").textContent = "";
    if (this.isNew) this.propose();
  }

  chosen(target) {
    this.tidy(target);
    const group = target.closest("[data-ticks]");
    if (group) sayTicks(group);
    if (target === this.field("township") && target.value) this.field("county").value = target.value.slice(0, 5);
    if (target === this.field("county") && !this.field("township").value.startsWith(target.value)) this.field("township").value = "";
    if (target === this.field("township") || target === this.field("county")) this.point.show(false);
    if (target === this.field("kind")) offerExit(this.isQuiet);
    this.changed();
    this.faults.touch(target);
    this.checkLive();
  }

  /** Numbers and days are written as they should be where it is plain; else they stay as typed. */
  tidy(target) {
    const { field, new: fresh } = target.dataset;
    if (field === "opened" || field === "closed" || fresh === "date") target.value = dayFrom(target.value) || target.value;
    if (field !== "number") return;
    const read = phoneFrom(target.value, this.facts.areas);
    const extension = target.closest("[data-row]").querySelector("[data-field=extension]");
    if (!read || (read.extension && extension.value.trim() && extension.value.trim() !== read.extension)) return;
    target.value = read.number;
    if (read.extension) extension.value = read.extension;
  }

  pressed(target) {
    const list = target.closest("[data-rows]");
    if (target.matches("[data-row-add]")) {
      addRow(list).querySelector("[data-row-title]").focus();
      this.changed();
    } else if (target.matches("[data-row-remove]")) {
      const row = target.closest("[data-row]");
      const name = row.querySelector("[data-row-title]").textContent;
      row.remove();
      nameRows(list);
      list.focus();
      this.changed();
      this.faults.say(say("removed", { name }));
      this.checkLive();
    }
  }

  /** Proposes an id until somebody writes another. */
  propose() {
    const field = this.field("id");
    if (field.value !== this.ownId) return;
    const county = this.facts.counties[this.field("county").value];
    this.ownId = proposeId(county && county.slug, this.field("name.en").value, this.field("kind").value, (id) => this.isTaken(id));
    field.value = this.ownId;
  }

  /** "This site has closed": the status, and the place where the day is asked for. */
  close() {
    this.field("status").value = "closed";
    this.form.querySelector("[data-group=status]").open = true;
    this.form.querySelector("[data-form-closed-said]").textContent = say("closed");
    this.field("closed").focus();
    this.changed();
  }

  fillLists() {
    const options = (pairs) => pairs.map(([value, label]) => make("option", { value, label }));
    this.form.querySelector("#sna-sources").append(...options(Object.entries(this.facts.sources)));
    const fill = once(() => fetchJson(url(FILES + "form/records." + locale + ".json")).then((records) => {
      this.form.querySelector("#sna-records").append(...options(records));
    }));
    this.form.addEventListener("focusin", (event) => {
      if (event.target.matches("[data-list=records], [data-sort=records]")) fill().catch(() => {});
    });
  }

  /** The record as the form says it now, in the words of the old one where nothing changed. */
  record() {
    const now = merged(this.old, this.before, readFields(this.form));
    return ordered(Object.assign({}, now, this.isNew ? {} : { id: this.old.id }), this.facts.order);
  }

  label(path) {
    const words = path.filter((step) => typeof step !== "number" && !/^\d+$/.test(step));
    return this.facts.fields[words.join(".")] || this.facts.fields[words[words.length - 1]] || words.join(".");
  }

  /** A part of a field with both names: 名稱（英文）. */
  longLabel(path) {
    const [name, ...parts] = path.split(".");
    const field = this.label([name]);
    return parts.length ? say("change.part", { field, part: this.label([name].concat(parts)) }) : field;
  }

  /** The record with all that is wrong with it: { record, part, removed, fresh, faults, isWhole }. */
  async checked() {
    const county = this.facts.counties[this.field("county").value];
    const fresh = this.sources.fresh(county && county.slug);
    const record = this.record();
    const { part, removed } = differences(this.old, record);
    const { faults, isWhole } = await checkRecord(record, {
      isNew: this.isNew,
      isTaken: (id) => this.isTaken(id),
      label: (path) => this.label(path),
      fresh: Object.keys(fresh),
      areas: this.facts.areas,
      cited: Object.keys(part),
    });
    const own = [{ path: ["hours"], text: this.hours.fault() }, { path: ["point"], text: await this.point.fault() }];
    const all = faults.concat(own.filter((fault) => fault.text), this.sources.faults());
    return { record, part, removed, fresh, faults: all, isWhole };
  }

  /** A message that comes while a button is pressed would move the button away: it waits. */
  waitForPresses() {
    this.form.addEventListener("pointerdown", (event) => (this.isPressing = Boolean(event.target.closest("button, a, summary"))));
    ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => {
      this.isPressing = false;
      if (this.isWaiting) window.setTimeout(() => this.checkLive());
    }));
  }

  /** After a change: only what is wrong with fields that were changed, or were wrong before. */
  async checkLive() {
    this.isWaiting = this.isPressing;
    if (this.isPressing) return;
    this.checks += 1;
    const mine = this.checks;
    const { faults } = await this.checked();
    if (mine === this.checks) this.faults.refresh(faults);
  }

  async check() {
    this.checks += 1;
    const { record, part, removed, fresh, faults, isWhole } = await this.checked();
    const count = Object.keys(part).length + removed.length - 1;
    this.faults.showAll(faults);
    this.tell(faults.length, isWhole, count === 0);
    if (faults.length) this.form.querySelector("[data-form-errors]").focus();
    else if (count) await this.give({ record, part, removed, fresh });
  }

  tell(count, isWhole, isSame) {
    const state = this.form.querySelector("[data-form-state]");
    if (count) state.textContent = say("state.errors", { count });
    else if (isSame) state.textContent = say("state.same");
    else state.textContent = say(isWhole ? "state.fine" : "state.unchecked");
  }

  /** Whom to call about a record: its county's office. */
  office({ county, township }) {
    const known = this.facts.counties[county || (township || "").slice(0, 5)];
    return known ? known.office : "";
  }

  give({ record, part, removed, fresh }) {
    const names = Object.keys(part).filter((name) => name !== "id").concat(removed);
    const paths = [].concat(...names.map((name) => changedPaths(name, this.old[name], record[name])));
    const at = (values, path) => path.split(".").reduce((value, step) => (value ? value[step] : undefined), values);
    const said = (values, path) => sayValue(this.form, path, at(values, path), this.facts) || say("change.none");
    return this.result.show({
      record,
      part,
      fresh,
      removed: removed.map((name) => this.label([name])),
      changes: paths.map((path) => ({ field: this.longLabel(path), old: said(this.old, path), new: said(record, path) })),
      isNew: this.isNew,
      isQuiet: this.isQuiet,
      office: this.office(record),
      line: this.given ? this.given.line : 0,
    });
  }
}
