"""Opening hours as OpeningHoursSpecification: the week, and the special days to come.

Only what is plain is told. Programs take such hours for doors that stand open, so nothing is
said of hours by appointment, of days that come once or twice a month and of days that nobody
knows; a day without a word is not closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, TypeAlias

from safetynet.directory import Directory
from safetynet.exports.clock import clock
from safetynet.exports.jsonld.node import Node, node, one_or_all
from safetynet.exports.labels import Labels
from safetynet.hours import Calendar, Span, Week, calendar_of, pattern_of, read_week
from safetynet.hours.engine import schedule_of

HORIZON_DAYS = 120
"""So far ahead special days are told: to the Lunar New Year, without making pages heavy."""
MOST = 8
"""At most so many stretches of special days, about 100 bytes each."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = "PublicHolidays"
Opening: TypeAlias = tuple[int, int]
"""From and to, in minutes after midnight; an end past 1440 lies on the next day."""
Pieces: TypeAlias = Sequence[Sequence[int]]
Value: TypeAlias = str | Pieces
"""A day as `hours.pattern_of` tells it."""


@dataclass(frozen=True)
class Hours:
    """Describes the hours of a directory on a day; the same text is described once a county."""

    directory: Directory
    labels: Labels
    today: dt.date

    def of(self, text: str, county: str) -> dict[str, list[Node]]:
        """The properties for the hours of `text` in a county (code; "" = the whole country).

        {} where the text does not say them plainly.
        """
        key = (text, county)
        if key not in self._known:
            self._known[key] = self._described(text, county) if text else {}
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str], dict[str, list[Node]]]:
        return {}

    def _described(self, text: str, county: str) -> dict[str, list[Node]]:
        week = read_week(text)
        if week is None or week.comment or not week.is_told:
            return {}
        special = list(self._special(text, county))[:MOST]
        found = {
            "openingHoursSpecification": list(_week(week)),
            "specialOpeningHoursSpecification": special,
        }
        return {name: specifications for name, specifications in found.items() if specifications}

    def _special(self, text: str, county: str) -> Iterator[Node]:
        """The days to come that differ from the week, those with the same times together."""
        first = self.today - dt.timedelta(days=1)  # it only gives its night to the second
        schedule = schedule_of(text, first, HORIZON_DAYS + 1)
        if schedule is None:
            return
        dated = pattern_of(schedule, self._calendar(county), first)["dated"]
        told = [(day, pieces) for day, pieces in sorted(dated.items()) if _is_plain(pieces)]
        for pieces, days in _runs(told):
            yield from _dated(pieces, days[0], days[-1])

    def _calendar(self, county: str) -> Calendar:
        if county not in self._calendars:
            last = self.today + dt.timedelta(days=HORIZON_DAYS)
            years = range(self.today.year, last.year + 1)
            geography, days = self.directory.geography, self.directory.special_days
            self._calendars[county] = calendar_of(days, geography, county, years)
        return self._calendars[county]

    @cached_property
    def _calendars(self) -> dict[str, Calendar]:
        return {}


def _week(week: Week) -> Iterator[Node]:
    """Days that share an opening, then those named as closed, then public holidays."""
    uncertain = {*week.unknown, *(nth.day for nth in week.nth)}
    days = [day for day in range(len(DAYS)) if day not in uncertain and not week.remarks[day]]
    openings = {(span.start, span.end): None for day in days for span in week.days[day]}
    for start, end in sorted(openings):
        alike = [DAYS[day] for day in days if Span(start, end) in week.days[day]]
        yield _specification(alike, (start, end))
    closed = [DAYS[day] for day in days if day in week.named and not week.days[day]]
    if closed:
        yield _specification(closed)
    if week.holidays == "off":
        yield _specification([HOLIDAYS])
    for span in week.holiday_spans:
        yield _specification([HOLIDAYS], (span.start, span.end))


def _specification(days: list[str], opening: Opening | None = None) -> dict[str, Any]:
    """Without an opening the days are closed: that is how schema.org tells it."""
    start, end = (clock(opening[0]), clock(opening[1])) if opening else ("", "")
    of_week = one_or_all(days)
    return node("OpeningHoursSpecification", dayOfWeek=of_week, opens=start, closes=end)


def _is_plain(value: Value) -> bool:
    """Open or closed, not why it is unknown (a word) nor by appointment (a third number)."""
    return not isinstance(value, str) and all(len(piece) == len(("from", "to")) for piece in value)


def _runs(told: Iterable[tuple[str, Pieces]]) -> Iterator[tuple[Pieces, list[str]]]:
    """Days in a row with the same pieces."""

    def run(item: tuple[int, tuple[str, Pieces]]) -> tuple[int, Pieces]:
        number, (day, pieces) = item
        return dt.date.fromisoformat(day).toordinal() - number, pieces

    for (_, pieces), items in groupby(enumerate(told), key=run):
        yield pieces, [day for _, (day, _) in items]


def _dated(pieces: Pieces, first: str, last: str) -> Iterator[Node]:
    valid = {"validFrom": first, "validThrough": last}
    for start, end in pieces:
        yield _specification([], (start, end)) | valid
    if not pieces:
        yield _specification([]) | valid
