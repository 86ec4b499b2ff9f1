// The state of opening hours in words, e.g. "開放中，到17:00" / "Open until 17:00".

import { clockOf, dateOf, dayOf, minuteOf, weekdayOf } from "./hours-clock.js";
import { say as sayOf } from "./page.js";

function say(key, facts) {
  return sayOf("hours." + key, facts);
}

/** A day seen from another: today and tomorrow only when that other day is now's. */
function sayDay(day, from, now) {
  const [, month, date] = dateOf(day).split("-");
  const weekday = say("day." + weekdayOf(day));
  if (from === dayOf(now) && day === from) return say("today");
  if (from === dayOf(now) && day === from + 1) return say("tomorrow");
  const isNear = day >= from && day - from < 7;
  return isNear ? weekday : say("date", { month: say("month." + Number(month)), date: Number(date), weekday });
}

function sayOpening(opens, ms, now, own) {
  return say(own + "opens", { day: sayDay(dayOf(opens), dayOf(ms), now), time: clockOf(minuteOf(opens)) });
}

/** An end is said as 24:00 of the day it closes, never as 00:00 of the next. `sort`: "until." or
    "ends.". */
function sayEnd(sort, until, ms, now) {
  const last = dayOf(until - 1);
  const time = minuteOf(until) === 0 ? "24:00" : clockOf(minuteOf(until));
  const key = sort + (last === dayOf(ms) ? "today" : "later");
  return say(key, { day: sayDay(last, dayOf(ms), now), time });
}

function sayClosed(state, ms, now, own) {
  if (state.opens !== null && !state.appointment) return say("closed-opens", { opens: sayOpening(state.opens, ms, now, own) });
  if (state.appointment) return say("closed-appointment");
  return say(state.unsure ? "closed-unsure" : "closed");
}

/** What stateAt() gave for the moment `ms`, in a few words. `now` is the present moment: only on
    its own day are "today" and "tomorrow" said. `own`: "line." for a helpline, which is not a door
    that opens. */
export function sayState(state, ms, now = Date.now(), own = "") {
  switch (state.state) {
    case "open":
      return state.until === null ? say(own + "open") : say(own + "open-until", { until: sayEnd("until.", state.until, ms, now) });
    case "closing":
      return say("closing", { ends: sayEnd("ends.", state.until, ms, now) });
    case "closed":
      return sayClosed(state, ms, now, own);
    case "appointment":
      return say("appointment");
    default:
      return say("unknown." + (state.reason === "horizon" && dayOf(ms) > dayOf(now) ? "ahead" : state.reason));
  }
}

/** Why the hours of some of the next days are not known: one sentence for each reason. */
export function sayUnknownDays(days, ms) {
  const today = dayOf(ms);
  const reasons = [...new Set(days.map((one) => one.reason))];
  return reasons.map((reason) => {
    const said = days.filter((one) => one.reason === reason).map((one) => sayDay(one.day, today, ms));
    return say("note." + reason, { day: said.join(sayOf("joint")) });
  });
}
