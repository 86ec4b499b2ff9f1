"""Texts evaluated by opening-hours-py: what each day of a stretch of days has.

The library knows neither Taiwan's holidays nor how an opening that runs past midnight goes with
a day off (measured with 2.1.4: `Fr 18:00-02:00; 2026 Nov 27 off` is open at 01:00 after that
Friday). So a text is taken apart before: the rules for public holidays are evaluated by
themselves, and an opening belongs to the day on which it begins.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeAlias

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from safetynet.hours.rules import MINUTES_A_DAY, Rule, Span, rules_of, unquoted


class Sort(IntEnum):
    """What holds during a piece of a day; where there is no piece, it is closed."""

    OPEN = 0
    APPOINTMENT = 1
    UNKNOWN = 2


Piece: TypeAlias = tuple[int, int, Sort]
"""From and to, in minutes after midnight (0 to 1440), and what holds."""
Day: TypeAlias = tuple[Piece, ...]

ALL_OPEN: Day = ((0, MINUTES_A_DAY, Sort.OPEN),)
_APPOINTMENT = re.compile(r"appointment|預約")
_NO_APPOINTMENT = re.compile(r"(no|without)( an)? appointment|(不|免|無).{0,3}預約")
_NOT_TELLING = re.compile(r"\bSH\b|sunrise|sunset|dawn|dusk|easter|:\d\d\+|\|\|")
"""School holidays, the sun and Easter are not known here; an open end (`09:00+`) says nothing of
closing; the library takes the whole day from a fallback (`||`)."""
_SPAN = re.compile(r"(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)")
_MIDNIGHT = 2400
"""The end of a day, as its clock is written without a colon."""
_TELLS_OPENING = re.compile(r"\d:\d\d|24/7|\bopen\b")
_TELLS_STATE = re.compile(r"\d:\d\d|24/7|\b(open|off|closed|unknown)\b")


@dataclass(frozen=True)
class Nights:
    """Days in a row: the openings that begin on each, cut at midnight, and their rest."""

    days: tuple[Day, ...]
    tails: tuple[Day, ...]
    """What each day's openings add to the day after it."""


@dataclass(frozen=True)
class Schedule:
    """A text evaluated, before the calendar is laid over it."""

    usual: Nights
    holiday: Nights | None
    """One day: what the text says of public holidays; None where it says nothing."""

    @property
    def is_always_open(self) -> bool:
        """Day and night on every day."""
        return set(self.usual.days) == {ALL_OPEN}

    @property
    def is_same_every_day(self) -> bool:
        """Which day of the week it is makes no difference."""
        return len(set(self.usual.days)) == 1


def schedule_of(text: str, first: dt.date, count: int) -> Schedule | None:
    """What `text` says of `count` days from `first` on; None where it cannot be told."""
    rules = tuple(rules_of(text))
    if not _can_be_told(text, rules):
        return None
    usual = [replace(rule, days=_weekdays(rule)) for rule in rules if rule.days != ("PH",)]
    holiday = [replace(rule, days=()) for rule in rules if "PH" in rule.days]
    try:
        on_holidays = _nights(holiday, first, 1) if holiday else None
        return Schedule(_nights(usual, first, count), on_holidays)
    except ParserError:
        return None


def can_be_told(text: str) -> bool:
    """Whether the days of a text can be worked out at all; otherwise they are unknown."""
    return schedule_of(text, dt.date(2000, 1, 1), 1) is not None


def _can_be_told(text: str, rules: Iterable[Rule]) -> bool:
    bare = unquoted(text)
    others = " ".join(unquoted(rule.text) for rule in rules if not rule.is_plain)
    has_night = any(int(end) <= int(start) or int(end) > _MIDNIGHT for start, end in _ends(bare))
    return not (_NOT_TELLING.search(bare) or re.search(r"\bPH\b", others) or (others and has_night))


def _ends(bare: str) -> Iterable[tuple[str, str]]:
    return ((a + b, c + d) for a, b, c, d in _SPAN.findall(bare))


def _weekdays(rule: Rule) -> tuple[str, ...]:
    return tuple(day for day in rule.days if day != "PH")


def _nights(rules: Sequence[Rule], first: dt.date, count: int) -> Nights:
    """The days of some rules; without a rule that tells of an opening all others are unknown."""
    own = _joined((rule, _evening(rule)) for rule in rules)
    if not _TELLS_OPENING.search(unquoted(own)):
        own = f"24/7 unknown; {own}" if own else "24/7 unknown"
    rest = _joined((rule, _morning_after(rule)) for rule in rules)
    has_rest = any(map(_is_overnight, rules))
    turn = 7 if all(map(_is_weekly, rules)) else count
    return Nights(
        _repeated(_evaluate(own, first, turn), count),
        _repeated(_evaluate(rest, first, turn), count) if has_rest else ((),) * count,
    )


def _repeated(days: tuple[Day, ...], count: int) -> tuple[Day, ...]:
    return (days * (count // len(days) + 1))[:count]


def _is_weekly(rule: Rule) -> bool:
    """The same in every week, so one week is enough to know (measured: eight times as fast)."""
    return rule.is_plain and not any("[" in day for day in rule.days)


def _joined(parts: Iterable[tuple[Rule, str]]) -> str:
    text = ""
    for rule, part in parts:
        separator = ", " if rule.adds else "; "
        text += separator + part if text and part else part
    return text


def _is_overnight(rule: Rule) -> bool:
    return any(span.end > MINUTES_A_DAY for span in rule.spans)


def _evening(rule: Rule) -> str:
    """The rule with its openings cut at midnight; days without times or state are unknown."""
    if not rule.is_plain:
        days, quote, comment = rule.text.partition('"')
        is_told = _TELLS_STATE.search(unquoted(rule.text))
        return rule.text if is_told else f"{days} unknown {quote}{comment}"
    cut = (Span(span.start, min(span.end, MINUTES_A_DAY)) for span in rule.spans)
    return _written(rule, _times(cut) or rule.what or "unknown")


def _morning_after(rule: Rule) -> str:
    """The rule with what its openings have after midnight, as if it were on the same day."""
    late = [span for span in rule.spans if span.end > MINUTES_A_DAY]
    if late:
        return _written(rule, _times(Span(0, span.end - MINUTES_A_DAY) for span in late))
    return "" if rule.adds else _written(rule, "off")


def _written(rule: Rule, what: str) -> str:
    return " ".join(filter(None, (",".join(rule.days), what, rule.comment)))


def _times(spans: Iterable[Span]) -> str:
    return ",".join(f"{_clock(span.start)}-{_clock(span.end)}" for span in spans)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _evaluate(text: str, first: dt.date, count: int) -> tuple[Day, ...]:
    """Each day's pieces, cut at midnight. Raises `ParserError`."""
    days: list[list[Piece]] = [[] for _ in range(count)]
    begin = dt.datetime.combine(first, dt.time())
    for start, end, state, comment in OpeningHours(text).intervals(
        begin, begin + dt.timedelta(days=count)
    ):
        if state != State.CLOSED:
            _put(days, Span(_minutes(start - begin), _minutes(end - begin)), _sort(state, comment))
    return tuple(map(tuple, days))


def _minutes(time: dt.timedelta) -> int:
    return time.days * MINUTES_A_DAY + time.seconds // 60


def _put(days: list[list[Piece]], span: Span, sort: Sort) -> None:
    """Put a piece, in minutes since the first midnight, into its days."""
    for n in range(span.start // MINUTES_A_DAY, -(-span.end // MINUTES_A_DAY)):
        midnight = n * MINUTES_A_DAY
        start = max(span.start - midnight, 0)
        end = min(span.end - midnight, MINUTES_A_DAY)
        if days[n] and days[n][-1][1:] == (start, sort):
            start = days[n].pop()[0]
        days[n].append((start, end, sort))


def _sort(state: State, comment: str) -> Sort:
    said = comment.casefold()
    if _APPOINTMENT.search(said) and not _NO_APPOINTMENT.search(said):
        return Sort.APPOINTMENT
    return Sort.UNKNOWN if state == State.UNKNOWN else Sort.OPEN
