"""Opening hours as the browser reads them: a week, and the dates that differ from it.

assets/hours.json is {"from": day, "to": day, "patterns": {key: {"week": seven days, Monday first,
"dated": {day: a day, or why it is unknown: "holiday" | "workday" | "work-stopped"}}}}. A day is a
list of pieces [from, to] that are open, or [from, to, sort]; minutes after midnight, 0 to 1440.
All times are Taiwan's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from safetynet.directory import Directory
from safetynet.hours.calendar import Calendar, calendar_of
from safetynet.hours.engine import Day, Nights, Piece, Schedule, Sort, schedule_of
from safetynet.hours.rules import MINUTES_A_DAY
from safetynet.model import DayKind
from safetynet.settings import Settings

HORIZON_DAYS = 400
"""Days after the day of the build for which hours are told; after them they are unknown."""
LEAD_DAYS = 2
"""Days before the day of the build: one that is told, and one whose night runs into it."""

Value: TypeAlias = Day | DayKind
"""What is told of a day; a kind of day means that its hours are unknown because of it."""


def hours_key(text: str, county: str) -> str:
    """Name of a pattern, the same in every build; "" for no hours.

    It is made of the text and the county (code), so a page can never be read with another's.
    """
    return hashlib.sha256(f"{county} {text}".encode()).hexdigest()[:10] if text else ""


def hours_file(directory: Directory, settings: Settings) -> dict[str, Any]:
    """The content of assets/hours.json for all records and hotlines of a directory."""
    first = settings.today - dt.timedelta(days=LEAD_DAYS)
    last = settings.today + dt.timedelta(days=HORIZON_DAYS)
    years = range(first.year, last.year + 1)
    calendars = {
        county: calendar_of(directory.special_days, directory.geography, county, years)
        for county in {county for _, county in _used(directory)}
    }
    count = (last - first).days + 1
    schedules = {text: schedule_of(text, first, count) for text, _ in _used(directory)}
    found = (
        (hours_key(text, county), pattern_of(schedule, calendars[county], first))
        for text, county in _used(directory)
        if (schedule := schedules[text])
    )
    patterns = dict(sorted(found))
    return {"from": str(settings.today), "to": str(last), "patterns": patterns}


def _used(directory: Directory) -> Iterator[tuple[str, str]]:
    """Every text with the county (code) whose days it follows; hotlines follow the country's."""
    pairs = {(record.hours, record.county) for record in directory.records}
    pairs |= {(line.hours, "") for line in directory.hotlines}
    return ((text, county) for text, county in sorted(pairs) if text)


def pattern_of(schedule: Schedule, calendar: Calendar, first: dt.date) -> dict[str, Any]:
    """A schedule that begins on `first` with its calendar, as the browser reads it.

    The first day only gives its night to the second.
    """
    dates = [first + dt.timedelta(days=n) for n in range(1, len(schedule.usual.days))]
    values = dict(zip(dates, _values(schedule, calendar, first), strict=True))
    week = [_commonest(values, calendar, weekday) for weekday in range(7)]
    dated = {str(date): _plain(v) for date, v in values.items() if v != week[date.weekday()]}
    return {"week": [_plain(day) for day in week], "dated": dated}


def _values(schedule: Schedule, calendar: Calendar, first: dt.date) -> Iterator[Value]:
    night: Day = ()
    for n in range(len(schedule.usual.days)):
        kind = calendar.get(first + dt.timedelta(days=n))
        told, number = _told(schedule, kind, n)
        if n:
            yield _with_night(night, told.days[number] if told else kind)
        night = told.tails[number] if told else _unsure(schedule.usual.tails[n])


def _told(schedule: Schedule, kind: DayKind | None, n: int) -> tuple[Nights | None, int]:
    """The days, and which of them holds on the day `n` of this kind; None = it is unknown."""
    if kind is DayKind.HOLIDAY and schedule.holiday:
        return schedule.holiday, 0
    is_usual = kind is None or schedule.is_always_open
    if is_usual or (kind is DayKind.WORKDAY and schedule.is_same_every_day):
        return schedule.usual, n
    return None, 0


def _unsure(day: Day) -> Day:
    return tuple((start, end, Sort.UNKNOWN) for start, end, _ in day)


def _with_night(night: Day, value: Value | None) -> Value:
    """A day with what runs in from the night before; work stopped for a typhoon stops that too."""
    if not night or value is DayKind.WORK_STOPPED:
        return value if value is not None else ()
    if isinstance(value, DayKind):
        value = ((0, MINUTES_A_DAY, Sort.UNKNOWN),)
    pieces = (*night, *(value or ()))
    edges = sorted({edge for start, end, _ in pieces for edge in (start, end)})
    parts = (
        (start, end, min(sorts))
        for start, end in itertools.pairwise(edges)
        if (sorts := [sort for a, b, sort in pieces if a <= start and end <= b])
    )
    return _merged(parts)


def _merged(parts: Iterable[Piece]) -> Day:
    merged: list[Piece] = []
    for start, end, sort in parts:
        if merged and merged[-1][1:] == (start, sort):
            merged[-1] = (merged[-1][0], end, sort)
        else:
            merged.append((start, end, sort))
    return tuple(merged)


def _commonest(values: Mapping[dt.date, Value], calendar: Calendar, weekday: int) -> Value:
    """What most days of one name have, special days apart; of equals the one that comes first."""
    dates = list(values)
    same = dates[(weekday - dates[0].weekday()) % 7 :: 7]
    usual = (values[date] for date in same if date not in calendar)
    return Counter(usual).most_common(1)[0][0]


def _plain(value: Value) -> str | Sequence[Sequence[int]]:
    if isinstance(value, DayKind):
        return str(value)
    return [[start, end, int(sort)] if sort else [start, end] for start, end, sort in value]
