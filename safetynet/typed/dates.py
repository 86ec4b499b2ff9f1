"""Dates as they are typed in Taiwan: years of the Republic, points and slashes, names of months."""

from __future__ import annotations

import datetime as dt
import re

from safetynet.model import ROC
from safetynet.typed.width import arabic, narrow

_YEAR = r"(?P<era>(?:中華)?民國)?\s*(?P<year>\d{2,4})"
_GAP = r"\s*(?:[-/.]|年|\s)\s*"
_FULL = re.compile(
    rf"{_YEAR}{_GAP}(?P<month>\d{{1,2}})\s*(?:[-/.]|月|\s)\s*(?P<day>\d{{1,2}})\s*[日號]?"
    r"(?:\s+00:00(?::00)?)?"
)
_MONTH = re.compile(rf"{_YEAR}\s*(?:[-/.]|年)\s*(?P<month>\d{{1,2}})\s*月?")
_ONLY_YEAR = re.compile(rf"{_YEAR}\s*年?")
_COMPACT = re.compile(r"(?P<year>1\d\d|(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_NAME},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_CENTURIES = range(1900, 2101)


def day_in(text: str) -> str | None:
    """The day as year-month-day: 112/3/15, 民國112年3月15日, 2023.3.15, 15 March 2023.

    A year of two digits, or a day and month in an order that cannot be told, is not plain.
    """
    plain = _plain(text)
    for pattern in (_FULL, _COMPACT, *_ENGLISH):
        if found := pattern.fullmatch(plain):
            return _day(found)
    return None


def day_or_part_in(text: str) -> str | None:
    """A day as `day_in`, or only the year and month, or the year: 112年3月 → 2023-03."""
    plain = _plain(text)
    if found := _MONTH.fullmatch(plain):
        year, month = _year(found), int(found["month"])
        return f"{year}-{month:02d}" if year and month in range(1, 13) else None
    if (found := _ONLY_YEAR.fullmatch(plain)) and (found["era"] or plain.isdigit() is False):
        year = _year(found)
        return str(year) if year else None
    return plain if re.fullmatch(r"(19|20)\d\d", plain) else day_in(plain)


def _plain(text: str) -> str:
    return arabic(narrow(text)).strip().casefold()


def _day(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    year, name = _year(found), groups.get("name")
    month = _MONTHS.index(name) + 1 if name else int(groups["month"])
    if year is None:
        return None
    try:
        return dt.date(year, month, int(groups["day"])).isoformat()
    except ValueError:
        return None


def _year(found: re.Match[str]) -> int | None:
    """The Western year; one of three digits, or after 民國, counts from the Republic."""
    typed, number = found["year"], int(found["year"])
    is_republic = bool(found.groupdict().get("era")) or len(typed) == len("112")
    year = number + ROC if is_republic else number
    return year if year in _CENTURIES else None
