"""The rules of an `opening_hours` text, and which of them are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MINUTES_A_DAY = 24 * 60

_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
_SPAN = rf"{_TIME}-{_TIME}"
_WEEKDAY = f"(?:{'|'.join(DAYS)})"
_NUMBER = r"(?:-1|[1-5](?:-[1-5])?)"
_DAY = rf"(?:{_WEEKDAY}(?:-{_WEEKDAY}|\[{_NUMBER}(?:,{_NUMBER})*\])?|PH)"
_PLAIN = re.compile(
    rf"(?P<days>{_DAY}(?:,\s*{_DAY})*)?:?\s*"
    rf"(?P<what>24/7|off|closed|unknown|{_SPAN}(?:,\s*{_SPAN})*)?\s*"
    r'(?P<comment>"[^"]*")?'
)
_NEXT_RULE = re.compile(rf'"[^"]*"|;|(?<=\d),\s*(?={_DAY})')
_QUOTED = re.compile(r'"[^"]*"')
_NEXT_DAY = re.compile(rf",\s*(?={_WEEKDAY}|PH)")


@dataclass(frozen=True, order=True)
class Span:
    """One opening, in minutes after midnight; an `end` past 1440 lies on the next day."""

    start: int
    end: int


@dataclass(frozen=True)
class Rule:
    """One rule: its days, what holds on them, and the words in quotes."""

    text: str
    adds: bool
    """Comma: it adds to the rules before it. Otherwise (;) it replaces them on its days."""
    is_plain: bool
    """Only days, times, off, unknown and a comment; otherwise the parts below are empty."""
    days: tuple[str, ...] = ()
    """As they are written: `Mo-Fr`, `Sa[1]`, `PH`; none means every day."""
    what: str = ""
    comment: str = ""
    """With its quotes."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The openings, sorted; none where it is off, unknown, or only a comment."""
        if self.what == "24/7":
            return (Span(0, MINUTES_A_DAY),)
        return tuple(sorted(span_of(part) for part in self.what.split(",") if ":" in part))


def rules_of(text: str) -> Iterator[Rule]:
    """The rules in the order of the text."""
    begin, adds = 0, False
    for match in _NEXT_RULE.finditer(text):
        if match[0].startswith('"'):
            continue
        yield _rule(text[begin : match.start()].strip(), adds=adds)
        begin, adds = match.end(), match[0] != ";"
    if text[begin:].strip():
        yield _rule(text[begin:].strip(), adds=adds)


def _rule(text: str, *, adds: bool) -> Rule:
    match = _PLAIN.fullmatch(text)
    if match is None or not (match["what"] or match["comment"]):
        return Rule(text, adds, is_plain=False)
    days = tuple(_NEXT_DAY.split(match["days"])) if match["days"] else ()
    what = (match["what"] or "").replace(" ", "")
    return Rule(text, adds, True, days, what, match["comment"] or "")  # noqa: FBT003 - in order


def unquoted(text: str) -> str:
    """The text without its comments."""
    return _QUOTED.sub("", text)


def span_of(text: str) -> Span:
    """The opening written `08:30-17:30`; an end that is not after the start is the next day's."""
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in text.strip().split("-"))
    return Span(start, end if end > start else end + MINUTES_A_DAY)
