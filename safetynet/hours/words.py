"""The week in words, as a page prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from safetynet.hours.reading import ALL_DAY, Told, Week, read_week
from safetynet.hours.rules import DAYS, MINUTES_A_DAY, Span
from safetynet.text import Locale, Strings


@dataclass(frozen=True)
class HoursRow:
    """A run of days that share their times."""

    days: str
    times: tuple[str, ...]
    """Each opening, or the one word for none."""
    is_open: bool
    is_closed: bool = False
    """No opening, and that is known; a row can be neither."""


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


def describe_hours(text: str, strings: Strings, locale: Locale) -> HoursTable:
    """The hours of `text` ("" = unknown) as a table in words of `locale`."""
    if not text:
        return HoursTable(known=False)
    week = read_week(text)
    if week is None:
        return HoursTable(raw=text, notes=(strings.say("hours.not-plain", locale),))
    return _Words(strings, locale).table(week)


@dataclass(frozen=True)
class _Words:
    """Says weeks in one language."""

    strings: Strings
    locale: Locale

    def say(self, key: str, **facts: object) -> str:
        return self.strings.say(f"hours.{key}", self.locale, **facts)

    def table(self, week: Week) -> HoursTable:
        rows = (*self._rows(week), *self._nth_rows(week), *self._holiday_row(week))
        return HoursTable(
            rows=rows,
            notes=tuple(self._notes(week)),
            known=week.is_told,
            line=self._line(rows) if week.is_told else "",
        )

    def _line(self, rows: tuple[HoursRow, ...]) -> str:
        joint = self.say("joint")
        said = [row for row in rows if not row.is_closed] or rows
        return self.say("rows").join(f"{row.days} {joint.join(row.times)}" for row in said)

    def _notes(self, week: Week) -> Iterator[str]:
        if week.comment:
            yield _capital(self._remark(week.comment))
        needs_no_word = week.is_always_open and week.holidays != "off"
        is_in_row = week.holidays == "open" and not week.has_holidays_as_usual
        if not needs_no_word and not is_in_row:
            yield self.say(f"holidays.{week.holidays}")

    def _remark(self, text: str) -> str:
        key = f"hours.remark.{text.casefold().replace(' ', '-')}"
        return self.strings.say(key, self.locale) if key in self.strings.texts else text

    def _rows(self, week: Week) -> Iterator[HoursRow]:
        """Days that share their times; of a week without an opening only the days it names."""

        def told(day: int) -> tuple[bool, Told]:
            is_told = week.has_opening or day in week.named
            return is_told, Told(week.days[day], day not in week.unknown, week.remarks[day])

        for (is_told, one), run in groupby(range(len(DAYS)), key=told):
            if is_told:
                yield self._row(self._say_days(list(run)), one)

    def _row(self, days: str, told: Told) -> HoursRow:
        is_closed = told.known and not told.spans and not told.remark
        return HoursRow(days, self._say_told(told), bool(told.spans), is_closed)

    def _nth_rows(self, week: Week) -> Iterator[HoursRow]:
        """Days that come once or twice a month, after those of every week."""
        for nth in week.nth:
            number = self.say("nth.joint").join(self.say(f"nth.{one}") for one in nth.numbers)
            day = self.say(f"day.{DAYS[nth.day]}")
            yield self._row(self.say("nth", number=_capital(number), day=day), nth.told)

    def _holiday_row(self, week: Week) -> Iterator[HoursRow]:
        """The times of public holidays, where they are not those of every open day."""
        if week.holiday_spans and not week.has_holidays_as_usual:
            yield HoursRow(self.say("day.PH"), self._say_spans(week.holiday_spans), is_open=True)

    def _say_days(self, days: list[int]) -> str:
        if len(days) == len(DAYS):
            return self.say("every-day")
        first, last = (self.say(f"day.{DAYS[day]}") for day in (days[0], days[-1]))
        return first if len(days) == 1 else self.say("days", first=first, last=last)

    def _say_told(self, told: Told) -> tuple[str, ...]:
        if told.remark:
            return (self._remark(told.remark),)
        return self._say_spans(told.spans) if told.known else (self.say("not-stated"),)

    def _say_spans(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        if not spans:
            return (self.say("closed"),)
        if spans == ALL_DAY:
            return (self.say("all-day"),)
        return tuple(self._say_span(span) for span in spans)

    def _say_span(self, span: Span) -> str:
        is_overnight = span.end > MINUTES_A_DAY
        key = "span-overnight" if is_overnight else "span"
        end = span.end - MINUTES_A_DAY if is_overnight else span.end
        return self.say(key, start=_clock(span.start), end=_clock(end))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
