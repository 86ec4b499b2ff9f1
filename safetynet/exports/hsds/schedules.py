"""Opening hours as the parts of RFC 5545: one entry for each time block of the week.

HSDS can say neither public holidays nor appointments; every entry has the whole week in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.exports.clock import clock
from safetynet.exports.hsds.shape import Ids, Thing, known
from safetynet.exports.labels import Labels
from safetynet.hours import HoursTable, Nth, Span, Week, read_week
from safetynet.hours.rules import MINUTES_A_DAY
from safetynet.text import LocalizedText

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = range(1, 6)
"""A month has at most five days of a name."""
UTC_OFFSET_HOURS = 8

Block = tuple[str, Span]
"""A day, with its number in the month where it has one ("SA", "1SA"), and an opening within it."""


def schedules(labels: Labels, ids: Ids, hours: str, note: LocalizedText | None) -> list[Thing]:
    """The entries of an `opening_hours` text; one of words only where there is no time block."""
    if not hours and not note:
        return []
    table = labels.hours(hours)
    notes = (*table.notes, labels.text(note))
    words = known(
        description=_in_words(labels, hours, table) or table.raw,
        notes="\n".join(one for one in notes if one),
    )
    parts = list(_entries(hours)) or [{}]
    return [{"id": ids("schedule", _key(part)), **part, **words} for part in parts]


def _in_words(labels: Labels, hours: str, table: HoursTable) -> str:
    """The open days; closed ones too where the text names some: the second Saturday, Sundays."""
    week = read_week(hours)
    names_closed = week and (week.nth or any(not week.days[day] for day in week.named))
    if table.line and not names_closed:
        return table.line
    joint = labels.say("hours.joint")
    rows = (f"{row.days} {joint.join(row.times)}" for row in table.rows)
    return labels.say("hours.rows").join(rows)


def _key(part: Thing) -> str:
    return " ".join(str(fact) for fact in part.values())


def _entries(hours: str) -> Iterator[Thing]:
    week = read_week(hours)
    days: dict[tuple[str, Span], list[str]] = {}
    for day, span in _blocks(week) if week else ():
        freq = "MONTHLY" if day not in DAYS else "WEEKLY"
        days.setdefault((freq, span), []).append(day)
    for (freq, span), of in days.items():
        yield {
            "timezone": UTC_OFFSET_HOURS,
            "freq": freq,
            "byday": ",".join(of),
            "opens_at": _time(span.start),
            "closes_at": _time(span.end),
        }


def _blocks(week: Week) -> Iterator[Block]:
    for day, spans in enumerate(week.days):
        numbers = _usual_numbers(week, day)
        for span in spans if numbers is not None else ():
            yield from _cut(day, span, numbers or ("",))
    for nth in week.nth:
        for span in nth.told.spans:
            yield from _cut(nth.day, span, tuple(map(str, nth.numbers)))


def _usual_numbers(week: Week, day: int) -> tuple[str, ...] | None:
    """On which days of a month the usual times hold; () for all, None where that cannot be said."""
    apart = [number for nth in _nth_of(week, day) for number in nth.numbers]
    if min(apart, default=0) < 0:
        return None
    return tuple(str(n) for n in _NUMBERS if n not in apart) if apart else ()


def _nth_of(week: Week, day: int) -> Iterator[Nth]:
    return (nth for nth in week.nth if nth.day == day)


def _cut(day: int, span: Span, numbers: tuple[str, ...]) -> Iterator[Block]:
    """An opening past midnight goes on the next day, which has no number that can be told."""
    for number in numbers:
        yield f"{number}{DAYS[day]}", Span(span.start, min(span.end, MINUTES_A_DAY))
        if span.end > MINUTES_A_DAY and not number:
            yield DAYS[(day + 1) % len(DAYS)], Span(0, span.end - MINUTES_A_DAY)


def _time(minutes: int) -> str:
    """HSDS wants a time with its offset: "09:00+08:00"."""
    return f"{clock(minutes)}+{UTC_OFFSET_HOURS:02d}:00"
