"""An `opening_hours` text as a week.

Only plain weekly patterns are read (days, numbered days, times, off, unknown, PH, a comment in
quotes). Anything else, such as months, is not guessed at: `read_week` gives None and the page
shows the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from safetynet.hours.rules import DAYS, MINUTES_A_DAY, Rule, Span, rules_of

Holidays = Literal["unknown", "open", "off"]
ALL_DAY = (Span(0, MINUTES_A_DAY),)
_HOLIDAY = len(DAYS)
"""Number of the public holiday, which comes after the days of the week."""


@dataclass(frozen=True)
class Told:
    """What a text says of a day."""

    spans: tuple[Span, ...] = ()
    known: bool = True
    """False: the text says that the hours are not known."""
    remark: str = ""
    """The comment that stands instead of times, e.g. by appointment."""


@dataclass(frozen=True)
class Nth:
    """Some days of a month that differ from the others of their name, e.g. its first Saturday."""

    day: int
    """Monday 0."""
    numbers: tuple[int, ...]
    """1 to 5; -1 is the last of the month."""
    told: Told


@dataclass(frozen=True)
class Week:
    """Seven days of openings, Monday first."""

    days: tuple[tuple[Span, ...], ...]
    holidays: Holidays = "unknown"
    """What the text says of public holidays."""
    comment: str = ""
    """The words in quotes that hold for the whole, e.g. by appointment."""
    named: frozenset[int] = frozenset()
    """Days (Monday 0) that the text says anything of."""
    holiday_spans: tuple[Span, ...] = ()
    """Openings on public holidays, where they are given."""
    unknown: frozenset[int] = frozenset()
    """Days that the text says are not known."""
    remarks: tuple[str, ...] = ("",) * len(DAYS)
    """Of each day the comment that stands instead of times."""
    nth: tuple[Nth, ...] = ()

    @property
    def is_always_open(self) -> bool:
        """Day and night, so public holidays need no word."""
        return all(spans == ALL_DAY for spans in self.days) and not self.nth

    @property
    def has_opening(self) -> bool:
        """Some day of the week is open; then those that are not named are closed."""
        return any(self.days)

    @property
    def is_told(self) -> bool:
        """Whether the text says when a week is open, or that it never is."""
        never = len(self.named - self.unknown) == len(DAYS)
        others = self.comment or self.holiday_spans or self.nth or any(self.remarks)
        return self.has_opening or never or bool(others)

    @property
    def has_holidays_as_usual(self) -> bool:
        """Every open day has the openings of a public holiday."""
        return {spans for spans in self.days if spans} == {self.holiday_spans}


def read_week(text: str) -> Week | None:
    """The week that `text` describes, or None where it is not a plain weekly pattern."""
    draft = _Draft()
    if all(draft.take(rule) for rule in rules_of(text)):
        return draft.week()
    return None


@dataclass
class _Draft:
    """A week while its rules are read one after the other."""

    days: dict[int, Told] = field(default_factory=dict)
    nth: list[Nth] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def take(self, rule: Rule) -> bool:
        """Apply a rule; False when it is not plain."""
        if not rule.is_plain:
            return False
        has_comment_only = rule.what in ("", "unknown") and rule.comment != ""
        is_remark = has_comment_only and bool(rule.days)
        comment = rule.comment.strip('"')
        if comment and not is_remark:
            self.comments.append(comment)
        if has_comment_only and not is_remark:
            return True
        told = Told(rule.spans, rule.what != "unknown" or is_remark, comment if is_remark else "")
        return all(self._tell(part, told, adds=rule.adds) for part in rule.days or ("Mo-Su",))

    def _tell(self, part: str, told: Told, *, adds: bool) -> bool:
        if "[" in part:
            return self._tell_nth(part, told, adds=adds)
        for day in days_of(part):
            before = self.days.get(day, Told()).spans
            both = Told(tuple(sorted((*before, *told.spans)))) if adds and told.spans else told
            self.days[day] = both
            self.nth = [one for one in self.nth if one.day != day or adds]
        return True

    def _tell_nth(self, part: str, told: Told, *, adds: bool) -> bool:
        """False where the words for it would mislead: times that come on top of the usual ones."""
        day = DAYS.index(part[:2])
        if adds and self.days.get(day, Told()).spans:
            return False
        self.nth.append(Nth(day, tuple(_numbers(part[3:-1])), told))
        return True

    def week(self) -> Week:
        """The whole, after the last rule."""
        holiday = self.days.pop(_HOLIDAY, Told(known=False))
        state: Holidays = "open" if holiday.spans else "off"
        told = [self.days.get(day, Told()) for day in range(len(DAYS))]
        return Week(
            days=tuple(day.spans for day in told),
            holidays=state if holiday.known and not holiday.remark else "unknown",
            comment="; ".join(dict.fromkeys(self.comments)),
            named=frozenset(self.days),
            holiday_spans=holiday.spans,
            unknown=frozenset(day for day, one in enumerate(told) if not one.known),
            remarks=tuple(day.remark for day in told),
            nth=tuple(self.nth),
        )


def days_of(part: str) -> list[int]:
    """Numbers of the days named (Monday 0, public holidays 7)."""
    if part == "PH":
        return [_HOLIDAY]
    first, _, last = part.partition("-")
    start, end = DAYS.index(first), DAYS.index(last or first)
    return [day % 7 for day in range(start, end + (1 if end >= start else 8))]


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-") if part != "-1" else (part, "", "")
        yield from range(int(first), int(last or first) + 1)
