// Whether a place is open at a moment. Arithmetic only: no page, no zone of the phone. Taiwan has had
// one time all year since 1980 (UTC+8), so its clock is a sum.
//
// `file` is assets/hours.json; a moment is milliseconds since 1970 (UTC). Unknown is never open and
// never closed.

const MINUTE = 60000;
const DAY = 1440 * MINUTE;
const TAIPEI = 480 * MINUTE;
const SORTS = ["open", "appointment", "unknown"];
const CLOSING_SOON = 60;
const EVENING = 18 * 60;
const EVENING_MINUTES = 30;
/** So many dated openings within the horizon are a habit (once a month), not a holiday or two. */
const OFTEN = 10;

/** Number of the day in Taiwan since 1970-01-01. */
export function dayOf(ms) {
  return Math.floor((ms + TAIPEI) / DAY);
}

/** Minutes after midnight in Taiwan. */
export function minuteOf(ms) {
  return Math.floor((((ms + TAIPEI) % DAY) + DAY) % DAY / MINUTE);
}

/** The moment of a day number and a minute of Taiwan. */
export function momentOf(day, minute) {
  return day * DAY + minute * MINUTE - TAIPEI;
}

/** "2026-11-22" of a day number. */
export function dateOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Monday 0. */
export function weekdayOf(day) {
  return (((day + 3) % 7) + 7) % 7;
}

/** Number of the day "2026-11-22" since 1970-01-01. */
export function dayNumber(date) {
  return Date.parse(date + "T00:00:00Z") / DAY;
}

/** "09:05" of minutes after midnight. */
export function clockOf(minute) {
  const two = (number) => (number < 10 ? "0" : "") + number;
  return two(Math.floor(minute / 60)) + ":" + two(minute % 60);
}

/** What a pattern has on a day: { pieces } or, where that is unknown, { reason }. */
function told(file, pattern, day) {
  if (day < dayNumber(file.from) - 1 || day > dayNumber(file.to)) return { reason: "horizon" };
  const dated = pattern.dated[dateOf(day)];
  const value = dated === undefined ? pattern.week[weekdayOf(day)] : dated;
  return Array.isArray(value) ? { pieces: value } : { reason: value || "day" };
}

function patternOf(file, key) {
  return (file && key && file.patterns[key]) || null;
}

/** The piece that holds at a minute: { sort, end }. */
function pieceAt(day, minute) {
  const found = day.pieces.find((piece) => piece[0] <= minute && minute < piece[1]);
  return found ? { sort: SORTS[found[2] || 0], end: found[1] } : { sort: "closed", end: 0 };
}

/** When what holds at a moment ends, over midnights; null when it does not before the horizon. */
function endOf(file, pattern, day, piece) {
  let last = day;
  let end = piece.end;
  while (end === 1440) {
    const next = told(file, pattern, last + 1);
    if (next.reason) return next.reason === "horizon" ? null : momentOf(last, end);
    const going = pieceAt(next, 0);
    if (going.sort !== piece.sort) break;
    last += 1;
    end = going.end;
  }
  return momentOf(last, end);
}

/** The next opening after a closed minute: { opens } or, where an unknown time or only
    appointments come before the horizon, { opens: null, unsure } or { opens: null, appointment }. */
function nextOpening(file, pattern, today, minute) {
  let appointment = false;
  for (let day = today; ; day += 1) {
    const here = told(file, pattern, day);
    if (here.reason) return { opens: null, unsure: here.reason !== "horizon", appointment };
    const next = here.pieces.find((piece) => (day > today || piece[0] > minute) && piece[2] !== 1);
    appointment = appointment || here.pieces.some((piece) => piece[2] === 1);
    if (next && next[2]) return { opens: null, unsure: true, appointment };
    if (next) return { opens: momentOf(day, next[0]), unsure: false, appointment };
  }
}

function unknown(reason) {
  return { state: "unknown", until: null, opens: null, unsure: false, appointment: false, reason };
}

/** What holds at a moment:
    state   "open" | "closing" (within the hour) | "closed" | "appointment" | "unknown"
    until   end of what is open; null: day and night, or not open
    opens   next opening of what is closed; null where that is not known or there is none
    unsure  closed, and a time that is not known comes before the next known opening
    appointment  closed, and appointments come before the next known opening
    reason  of unknown: "none" (no hours) | "day" | "holiday" | "workday" | "work-stopped" | "horizon" */
export function stateAt(file, key, ms) {
  const pattern = patternOf(file, key);
  if (!pattern) return unknown("none");
  const day = dayOf(ms);
  const minute = minuteOf(ms);
  const today = told(file, pattern, day);
  if (today.reason) return unknown(today.reason);
  const piece = pieceAt(today, minute);
  if (piece.sort === "unknown") return unknown("day");
  if (piece.sort === "closed") {
    return Object.assign(unknown(""), { state: "closed" }, nextOpening(file, pattern, day, minute));
  }
  const until = endOf(file, pattern, day, piece);
  if (piece.sort === "appointment") return Object.assign(unknown(""), { state: "appointment", until });
  const isClosing = until !== null && until - ms <= CLOSING_SOON * MINUTE;
  return Object.assign(unknown(""), { state: isClosing ? "closing" : "open", until });
}

/** Whether a moment comes after the days the file knows. */
export function isTooFar(file, ms) {
  return dayOf(ms) > dayNumber(file.to);
}

/** Whether it opens on weekday evenings (after 18:00) or at weekends: true, false, or null where that
    is not known or only by appointment. */
export function opensIn(file, key, when) {
  const pattern = patternOf(file, key);
  if (!pattern) return null;
  const days = when === "weekend" ? [5, 6] : [0, 1, 2, 3, 4];
  const fits = (piece) =>
    when === "weekend" || Math.min(piece[1], 1440) - Math.max(piece[0], EVENING) >= EVENING_MINUTES;
  const sortsOf = (value) =>
    Array.isArray(value) ? value.filter(fits).map((piece) => piece[2] || 0) : [2];
  const usual = [].concat(...days.map((day) => sortsOf(pattern.week[day])));
  if (usual.includes(0)) return true;
  const dates = Object.keys(pattern.dated).filter((date) => days.includes(weekdayOf(dayNumber(date))));
  const often = dates.filter((date) => sortsOf(pattern.dated[date]).includes(0)).length >= OFTEN;
  return often ? true : usual.length > 0 ? null : false;
}

/** The days of the coming week, today first, whose hours are not known because of the calendar:
    [{ day, reason }]. */
export function unknownDays(file, key, ms) {
  const pattern = patternOf(file, key);
  const days = pattern ? [0, 1, 2, 3, 4, 5, 6].map((n) => dayOf(ms) + n) : [];
  return days
    .map((day) => ({ day, reason: told(file, pattern, day).reason }))
    .filter((one) => one.reason && one.reason !== "horizon" && one.reason !== "day");
}
