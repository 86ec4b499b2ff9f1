"""Weekly opening hours: an OSM `opening_hours` text as a week, and the week in words.

Only plain weekly patterns are read (days, times, off, PH, a comment in quotes). Anything
else, such as months or "first Saturday", is not guessed at: `read_week` gives None and the
page shows the text itself. Syntax: wiki.openstreetmap.org/wiki/Key:opening_hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from safetynet.text import Locale, Strings

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Holidays = Literal["unknown", "open", "off"]

_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
_SPAN = rf"{_TIME}-{_TIME}"
_WEEKDAY = f"(?:{'|'.join(DAYS)})"
_DAY = rf"(?:{_WEEKDAY}(?:-{_WEEKDAY})?|PH)"
_RULE = re.compile(
    rf"(?P<days>{_DAY}(?:,\s*{_DAY})*)?:?\s*"
    rf"(?P<what>24/7|off|closed|{_SPAN}(?:,\s*{_SPAN})*)?\s*"
    r'(?P<comment>"[^"]*")?'
)
_NEXT_RULE = re.compile(rf";|(?<=\d),\s*(?={_DAY})")
_MINUTES_A_DAY = 24 * 60
_HOLIDAY = len(DAYS)
"""Number of the public holiday, which comes after the days of the week."""


@dataclass(frozen=True, order=True)
class Span:
    """One opening, in minutes after midnight; an `end` past 1440 lies on the next day."""

    start: int
    end: int


_ALL_DAY = (Span(0, _MINUTES_A_DAY),)


@dataclass(frozen=True)
class Week:
    """Seven days of openings, Monday first."""

    days: tuple[tuple[Span, ...], ...]
    holidays: Holidays = "unknown"
    """What the text says of public holidays."""
    comment: str = ""
    """The words in quotes, e.g. by appointment."""
    named: frozenset[int] = frozenset()
    """Days (Monday 0) that the text gives times for, or says are off."""
    holiday_spans: tuple[Span, ...] = ()
    """Openings on public holidays, where they are given."""

    @property
    def is_always_open(self) -> bool:
        """Day and night, so public holidays need no word."""
        return all(spans == _ALL_DAY for spans in self.days)

    @property
    def has_opening(self) -> bool:
        """Some day of the week is open; then those that are not named are closed."""
        return any(self.days)

    @property
    def is_told(self) -> bool:
        """Whether the text says when a week is open, or that it never is."""
        never = len(self.named) == len(DAYS)
        return self.has_opening or never or bool(self.comment or self.holiday_spans)

    @property
    def has_holidays_as_usual(self) -> bool:
        """Every open day has the openings of a public holiday."""
        return {spans for spans in self.days if spans} == {self.holiday_spans}


@dataclass(frozen=True)
class HoursRow:
    """A run of days that share their times."""

    days: str
    times: tuple[str, ...]
    """Each opening, or the one word for none."""
    is_open: bool


@dataclass(frozen=True)
class HoursTable:
    """Opening hours in words, as a page prints them."""

    rows: tuple[HoursRow, ...] = ()
    notes: tuple[str, ...] = ()
    raw: str = ""
    """The pattern itself, where it is not a plain week."""
    known: bool = True
    """False: no source states the hours; never to be read as closed."""
    line: str = ""
    """The days with an opening, in one line."""


def read_week(text: str) -> Week | None:
    """The week that `text` describes, or None where it is not a plain weekly pattern."""
    days: dict[int, tuple[Span, ...]] = {}
    comments: list[str] = []
    for part, adds in _rules(text):
        match = _RULE.fullmatch(part)
        if match is None or not (match["what"] or match["comment"]):
            return None
        spans, named = _spans(match["what"]), _days(match["days"])
        for day in named if match["what"] else ():
            days[day] = tuple(sorted((*days.get(day, ()), *spans))) if adds else spans
        comments += [match["comment"].strip('"')] if match["comment"] else []
    return _week(days, "; ".join(dict.fromkeys(comments)))


def _week(days: Mapping[int, tuple[Span, ...]], comment: str) -> Week:
    spans = days.get(_HOLIDAY)
    return Week(
        days=tuple(days.get(day, ()) for day in range(7)),
        holidays="unknown" if spans is None else "open" if spans else "off",
        comment=comment,
        named=frozenset(days) - {_HOLIDAY},
        holiday_spans=spans or (),
    )


def _rules(text: str) -> Iterator[tuple[str, bool]]:
    """Each rule, and whether it adds to the rules before it (comma) or replaces them (;)."""
    begin, adds = 0, False
    for match in _NEXT_RULE.finditer(text):
        yield text[begin : match.start()].strip(), adds
        begin, adds = match.end(), match[0] != ";"
    if text[begin:].strip():
        yield text[begin:].strip(), adds


def _days(text: str | None) -> list[int]:
    """Numbers of the days named (Monday 0, public holidays 7); none named means every day."""
    if not text:
        return list(range(7))
    named: list[int] = []
    for part in text.replace(" ", "").split(","):
        if part == "PH":
            named.append(_HOLIDAY)
            continue
        first, _, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        named += [day % 7 for day in range(start, end + (1 if end >= start else 8))]
    return named


def _spans(text: str | None) -> tuple[Span, ...]:
    if text == "24/7":
        return _ALL_DAY
    return tuple(_span(part.strip()) for part in (text or "").split(",") if ":" in part)


def _span(text: str) -> Span:
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in text.split("-"))
    return Span(start, end if end > start else end + _MINUTES_A_DAY)


def describe_hours(text: str, strings: Strings, locale: Locale) -> HoursTable:
    """The hours of `text` ("" = unknown) as a table in words of `locale`."""
    if not text:
        return HoursTable(known=False)
    week = read_week(text)
    if week is None:
        return HoursTable(raw=text, notes=(strings.say("hours.not-plain", locale),))
    rows = (*_rows(week, strings, locale), *_holiday_row(week, strings, locale))
    return HoursTable(
        rows=rows,
        notes=tuple(_notes(week, strings, locale)),
        known=week.is_told,
        line=_line(rows, strings, locale) if week.is_told else "",
    )


def _line(rows: tuple[HoursRow, ...], strings: Strings, locale: Locale) -> str:
    joint = strings.say("hours.joint", locale)
    said = [row for row in rows if row.is_open] or rows
    days = (f"{row.days} {joint.join(row.times)}" for row in said)
    return strings.say("hours.rows", locale).join(days)


def _notes(week: Week, strings: Strings, locale: Locale) -> Iterator[str]:
    if week.comment:
        yield _comment(week.comment, strings, locale)
    needs_no_word = week.is_always_open and week.holidays != "off"
    is_in_row = week.holidays == "open" and not week.has_holidays_as_usual
    if not needs_no_word and not is_in_row:
        yield strings.say(f"hours.holidays.{week.holidays}", locale)


def _comment(comment: str, strings: Strings, locale: Locale) -> str:
    key = f"hours.comment.{comment.casefold().replace(' ', '-')}"
    return strings.say(key, locale) if key in strings.texts else comment


def _rows(week: Week, strings: Strings, locale: Locale) -> Iterator[HoursRow]:
    """Days that share their times; of a week without an opening only the days it names."""

    def told(day: int) -> tuple[bool, tuple[Span, ...]]:
        return week.has_opening or day in week.named, week.days[day]

    for (is_told, spans), run in groupby(range(7), key=told):
        if is_told:
            names = _say_days(list(run), strings, locale)
            yield HoursRow(names, _say_spans(spans, strings, locale), bool(spans))


def _holiday_row(week: Week, strings: Strings, locale: Locale) -> Iterator[HoursRow]:
    """The times of public holidays, where they are not those of every open day."""
    if week.holiday_spans and not week.has_holidays_as_usual:
        times = _say_spans(week.holiday_spans, strings, locale)
        yield HoursRow(strings.say("hours.day.PH", locale), times, is_open=True)


def _say_days(days: list[int], strings: Strings, locale: Locale) -> str:
    if len(days) == len(DAYS):
        return strings.say("hours.every-day", locale)
    first, last = (strings.say(f"hours.day.{DAYS[day]}", locale) for day in (days[0], days[-1]))
    if len(days) == 1:
        return first
    return strings.say("hours.days", locale, first=first, last=last)


def _say_spans(spans: tuple[Span, ...], strings: Strings, locale: Locale) -> tuple[str, ...]:
    if not spans:
        return (strings.say("hours.closed", locale),)
    if spans == _ALL_DAY:
        return (strings.say("hours.all-day", locale),)
    return tuple(_say_span(span, strings, locale) for span in spans)


def _say_span(span: Span, strings: Strings, locale: Locale) -> str:
    key = "hours.span" if span.end <= _MINUTES_A_DAY else "hours.span-overnight"
    end = span.end if span.end <= _MINUTES_A_DAY else span.end - _MINUTES_A_DAY
    return strings.say(key, locale, start=_clock(span.start), end=_clock(end))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
