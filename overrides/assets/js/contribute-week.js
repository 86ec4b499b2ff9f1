// A week of opening hours as the rows of the form have it, and as opening_hours text. Pure, no DOM.
//
// A week is { always, appointment, days: seven days, holidays: a day }; a day is { state, spans }:
// state "open", "closed", "unknown" and, for public holidays, "same"; spans [["08:00", "12:00"], …].

export const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const HOLIDAY = DAYS.length;
const APPOINTMENT = '"by appointment"';
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d|24:00";
const SPAN = "(?:" + TIME + ")-(?:" + TIME + ")";
const DAY = "(?:" + DAYS.join("|") + ")";
const RULE = new RegExp("^(?:((?:" + DAY + "(?:-" + DAY + ")?|PH)(?:,\\s*(?:" + DAY + "(?:-" + DAY + ")?|PH))*)\\s+)?"
  + "(off|closed|unknown|" + SPAN + "(?:,\\s*" + SPAN + ")*)$");

function day(state, spans) {
  return { state, spans: spans || [] };
}

/** A week of which nothing is known. */
export function blankWeek() {
  return { always: false, appointment: false, days: DAYS.map(() => day("unknown")), holidays: day("unknown") };
}

function hoursOf(time) {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
}

/** The first opening of a day that says no length, or whose end before noon seems to mean the
    afternoon ("08:30" to "05:30"): { from, to, late }, its end in the afternoon; else null. */
export function doubtOf(one) {
  const found = one.spans.find(([from, to]) => {
    const noon = hoursOf(to) + 12;
    return from === to || (to < from && noon > hoursOf(from) && noon < 24);
  });
  if (!found) return null;
  const late = String(Number(found[1].slice(0, 2)) % 12 + 12) + found[1].slice(2);
  return { from: found[0], to: found[1], late };
}

/** The days (Monday 0, public holidays 7) that "Mo-Fr,PH" names; none named are all seven. */
function daysOf(text) {
  if (!text) return DAYS.map((name, number) => number);
  return [].concat(...text.split(/,\s*/).map((part) => {
    if (part === "PH") return [HOLIDAY];
    const [first, last] = part.split("-").map((name) => DAYS.indexOf(name));
    if (last === undefined) return [first];
    const count = (last - first + 7) % 7 + 1;
    return Array.from({ length: count }, (none, step) => (first + step) % 7);
  }));
}

function toldOf(what) {
  if (what === "unknown") return day("unknown");
  if (!what.includes(":")) return day("closed");
  return day("open", what.split(/,\s*/).map((span) => span.split("-")).sort());
}

/** The week that a text means; null when the rows cannot show all that it says. */
export function readWeek(text) {
  const week = blankWeek();
  const rules = text.trim() ? text.trim().split(/\s*;\s*/) : [];
  if (rules.length === 1 && rules[0] === "24/7") return Object.assign(week, { always: true });
  const told = new Map();
  const isPlain = rules.every((rule) => {
    if (rule === APPOINTMENT) {
      week.appointment = true;
      return true;
    }
    const found = rule.match(RULE);
    if (found) daysOf(found[1]).forEach((number) => told.set(number, toldOf(found[2])));
    return Boolean(found);
  });
  return isPlain ? settled(week, told) : null;
}

function settled(week, told) {
  const isOpen = DAYS.some((name, number) => told.has(number) && told.get(number).state === "open");
  const rest = isOpen ? "closed" : "unknown"; // as the site reads days that are not named
  week.days = DAYS.map((name, number) => told.get(number) || day(rest));
  week.holidays = told.get(HOLIDAY) || day("unknown");
  const usual = usualSpans(week);
  if (week.holidays.state === "open" && usual && written(week.holidays) === written(day("open", usual))) {
    week.holidays = day("same");
  }
  return week;
}

/** The spans of every open day, when they are all alike; else null. */
export function usualSpans(week) {
  const open = week.days.filter((one) => one.state === "open");
  const isAlike = open.length > 0 && open.every((one) => written(one) === written(open[0]));
  return isAlike ? open[0].spans : null;
}

function written(one) {
  if (one.state !== "open") return one.state === "closed" ? "off" : "unknown";
  return one.spans.map((span) => span.join("-")).sort().join(",");
}

/** Days that stand together as "Mo,Th-Sa". */
export function runs(numbers) {
  const found = [];
  numbers.forEach((number) => {
    const last = found[found.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  });
  return found;
}

function dayRule(numbers, what) {
  const names = runs(numbers).map(([first, last]) => DAYS[first] + (last > first ? "-" + DAYS[last] : ""));
  return names.join(",") + " " + what;
}

/** The week as opening_hours; "" when nothing of it is known. */
export function writeWeek(week) {
  if (week.always) return "24/7";
  const isOpen = week.days.some((one) => one.state === "open");
  const isKnown = week.days.some((one) => one.state !== "unknown");
  const skipped = isOpen ? "off" : "unknown"; // what is not named is read like this
  const whats = isKnown ? [...new Set(week.days.map(written))].filter((what) => what !== skipped) : [];
  const rules = whats.map((what) => dayRule(DAYS.map((name, number) => number).filter((number) => written(week.days[number]) === what), what));
  const holiday = holidayOf(week);
  if (holiday) rules.push("PH " + holiday);
  if (week.appointment) rules.push(APPOINTMENT);
  return rules.join("; ");
}

function holidayOf(week) {
  const { state } = week.holidays;
  const usual = usualSpans(week);
  if (state === "same") return usual ? written(day("open", usual)) : "";
  return state === "unknown" ? "" : written(week.holidays);
}
