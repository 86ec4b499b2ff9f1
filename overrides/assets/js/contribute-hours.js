// The rows in which opening hours are entered day by day; the text field below them has the result.
import { timeFrom } from "./contribute-typed.js";
import { blankWeek, DAYS, doubtOf, readWeek, usualSpans, writeWeek } from "./contribute-week.js";
import { sayWeek } from "./contribute-week-words.js";
import { make, say as sayOf } from "./page.js";

function say(key, facts) {
  return sayOf("contribute." + key, facts);
}

/** One row of the table: a day of the week, or public holidays. */
class DayRow {
  constructor(element, changed) {
    this.part = (name) => element.querySelector("[data-day-" + name + "]");
    this.name = element.querySelector(".sna-week__name").textContent;
    this.changed = changed;
    this.part("state").addEventListener("change", () => {
      if (this.state === "open" && !this.fields.length) this.addSpan(["", ""]);
      this.show();
      changed();
    });
    this.part("add").addEventListener("click", () => {
      this.addSpan(["", ""]);
      this.fields[this.fields.length - 1][0].focus();
      changed();
    });
  }

  get state() {
    return this.part("state").value;
  }

  get fields() {
    return Array.from(this.part("spans").children).map((span) => span.querySelectorAll("input"));
  }

  show() {
    const isOpen = this.state === "open";
    this.part("spans").hidden = !isOpen;
    this.part("add").hidden = !isOpen;
  }

  addSpan(span) {
    const fields = span.map((value, end) => {
      const field = make("input", { type: "text", inputmode: "numeric", maxlength: 12, autocomplete: "off", class: "sna-week__time" });
      field.value = value;
      field.addEventListener("change", () => {
        field.value = timeFrom(field.value) || field.value;
        this.changed();
      });
      field.dataset.end = end ? "to" : "from";
      return field;
    });
    const remove = make("button", { type: "button", class: "sna-act sna-week__remove" }, ["×"]);
    const box = make("div", { class: "sna-week__span" }, [fields[0], "–", fields[1], remove]);
    remove.addEventListener("click", () => {
      box.remove();
      if (!this.fields.length) this.part("state").value = "unknown";
      this.nameFields();
      this.show();
      this.part("state").focus();
      this.changed();
    });
    this.part("spans").append(box);
    this.nameFields();
  }

  nameFields() {
    Array.from(this.part("spans").children).forEach((box, place) => {
      const number = place + 1;
      box.querySelectorAll("input").forEach((field) => {
        field.setAttribute("aria-label", say("span_of", { day: this.name, number, end: say(field.dataset.end) }));
      });
      box.querySelector("button").setAttribute("aria-label", say("remove_span", { day: this.name, number }));
    });
  }

  /** The day as the row shows it; null while a time is missing or unclear. */
  read() {
    if (this.state !== "open") return { state: this.state, spans: [] };
    const spans = this.fields.map(([from, to]) => [timeFrom(from.value), timeFrom(to.value)]);
    return spans.length && spans.every(([from, to]) => from && to) ? { state: "open", spans } : null;
  }

  /** What is typed there and is no time; "" where all can be read. */
  unread() {
    const typed = [].concat(...this.fields.map((span) => Array.from(span, (field) => field.value.trim())));
    return this.state === "open" ? typed.find((value) => value && !timeFrom(value)) || "" : "";
  }

  write(one) {
    this.part("spans").textContent = "";
    this.part("state").value = one.state;
    one.spans.forEach((span) => this.addSpan(span));
    this.show();
  }
}

/**
 * Makes the rows work.
 *
 * @param {HTMLElement} box [data-week]
 * @param {object} words sentences of opening hours
 * @returns {{show: (words: string) => void, fault: () => string}} `show` fills the rows from the
 *   text field; `words` are said where the rows cannot show it
 */
export function startHours(box, words) {
  const part = (name) => box.querySelector("[data-week-" + name + "]");
  const text = box.querySelector("[data-field=hours]");
  let fault = "";
  const rows = Array.from(box.querySelectorAll("[data-day]")).map((row) => new DayRow(row, () => take()));
  const days = rows.slice(0, DAYS.length);
  const holidays = rows[DAYS.length];

  function tell(lines) {
    const said = lines.length ? say("hours.said", { words: lines.join(words.rows) }) : say("hours.none");
    part("words").textContent = fault || said;
  }

  function weekOf() {
    const read = rows.map((row) => row.read());
    return {
      always: part("always").checked,
      appointment: part("appointment").checked,
      days: read.slice(0, DAYS.length),
      holidays: read[DAYS.length],
    };
  }

  function doubt(day, { from, to, late }) {
    return say(from === to ? "hours.equal" : "hours.doubt", { day, from, to, late });
  }

  /** What is wrong with the rows, in words; "" when they can be written. */
  function faultOf(week) {
    const all = week.days.concat(week.holidays);
    if (!all.every(Boolean)) {
      const typed = rows.map((row) => row.unread()).find(Boolean);
      return typed ? say("hours.unread", { typed }) : say("hours.incomplete");
    }
    const place = all.findIndex(doubtOf);
    if (place >= 0) return doubt(rows[place].name, doubtOf(all[place]));
    const isUnequal = week.holidays.state === "same" && !usualSpans(week);
    return isUnequal ? say("hours.differ") : "";
  }

  /** What the rows say goes into the text field. */
  function take() {
    part("days").hidden = part("always").checked;
    part("copy").hidden = days[0].state !== "open";
    box.querySelectorAll("[data-day-copy]").forEach((button) => (button.hidden = days[0].state !== "open"));
    const week = weekOf();
    fault = week.always ? "" : faultOf(week);
    if (!fault) text.value = writeWeek(week);
    tell(fault ? [] : sayWeek(week, words));
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What the text field says goes into the rows, where they can show it. */
  function show(raw) {
    const week = readWeek(text.value);
    fault = "";
    part("other").hidden = Boolean(week);
    part("days").hidden = !week || week.always;
    box.querySelector(".sna-week__all").hidden = !week;
    const shown = week || blankWeek();
    part("always").checked = shown.always;
    part("appointment").checked = shown.appointment;
    days.forEach((row, number) => row.write(shown.days[number]));
    holidays.write(shown.holidays);
    box.querySelectorAll("[data-day-copy], [data-week-copy]").forEach((button) => (button.hidden = days[0].state !== "open"));
    tell(week ? sayWeek(week, words) : [raw || say("hours.raw", { text: text.value })]);
  }

  function copyTo(targets) {
    const monday = days[0].read();
    if (!monday) return;
    targets.forEach((row) => row.write(monday));
    take();
  }

  part("always").addEventListener("change", take);
  part("appointment").addEventListener("change", take);
  part("copy").addEventListener("click", () => copyTo(days.slice(1, 5)));
  box.querySelectorAll("[data-day-copy]").forEach((button, place) => {
    button.addEventListener("click", () => copyTo([days[place + 1]]));
  });
  text.addEventListener("change", () => show(""));
  show("");
  return { show, fault: () => fault };
}
