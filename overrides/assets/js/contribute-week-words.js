// A week of opening hours in words, as the pages of the sites print it. Pure, no DOM.
import { DAYS, usualSpans } from "./contribute-week.js";

const MINUTES = 24 * 60;

function minuteOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The openings of a day in minutes after midnight; an end past 1440 lies on the next day. */
export function minutesOf(one) {
  return one.spans.map(([from, to]) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    return [start, end > start ? end : end + MINUTES];
  }).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function isAllDay(one) {
  const [first] = minutesOf(one);
  return one.spans.length === 1 && first[0] === 0 && first[1] === MINUTES;
}

function clock(minutes) {
  return String(Math.floor(minutes / 60)).padStart(2, "0") + ":" + String(minutes % 60).padStart(2, "0");
}

/** Says a week: `words` are the sentences of the site without "hours.". */
class Words {
  constructor(words) {
    this.words = words;
  }

  say(key, facts) {
    return this.words[key].replace(/\{(\w+)\}/g, (whole, name) => (facts && name in facts ? facts[name] : whole));
  }

  day(one) {
    const spans = minutesOf(one);
    if (one.state === "unknown") return [this.say("not-stated")];
    if (!spans.length) return [this.say("closed")];
    if (isAllDay(one)) return [this.say("all-day")];
    return spans.map(([start, end]) => {
      const late = end > MINUTES;
      return this.say(late ? "span-overnight" : "span", { start: clock(start), end: clock(late ? end - MINUTES : end) });
    });
  }

  days(first, last) {
    if (last - first === 6) return this.say("every-day");
    const name = (number) => this.say("day." + DAYS[number]);
    return first === last ? name(first) : this.say("days", { first: name(first), last: name(last) });
  }

  rows(days) {
    const rows = [];
    days.forEach((one, number) => {
      const times = this.day(one).join(this.say("joint"));
      const last = rows[rows.length - 1];
      if (last && last.times === times) last.last = number;
      else rows.push({ first: number, last: number, times });
    });
    return rows.map((row) => this.days(row.first, row.last) + " " + row.times);
  }
}

/** The week in lines: the days, then what holds for public holidays and for the whole. */
export function sayWeek(week, words) {
  const own = new Words(words);
  if (week.always) return [own.say("every-day") + " " + own.say("all-day")];
  const isKnown = week.days.some((one) => one.state !== "unknown");
  const lines = isKnown ? own.rows(week.days) : [];
  const { state } = week.holidays;
  if (state === "open") lines.push(own.say("day.PH") + " " + own.day(week.holidays).join(own.say("joint")));
  if (week.appointment) lines.push(own.say("remark.by-appointment"));
  const needsNoWord = week.days.every(isAllDay) && state !== "closed";
  if (needsNoWord || (!lines.length && state === "unknown")) return lines;
  const known = { closed: "off", same: usualSpans(week) ? "open" : "unknown", unknown: "unknown" }[state];
  return known ? lines.concat(own.say("holidays." + known)) : lines;
}
