"""The time that a figure is of, as it is written in data/indicators.yaml."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

Grain = Literal["year", "school-year", "quarter", "month", "day"]
ROC = 1911
"""Year 1 of the Republic of China is 1912."""
SCHOOL_YEAR = 8
"""Schools begin their year on the first of August."""
_MONTHS: Mapping[Grain, int] = MappingProxyType({"quarter": 3, "month": 1})
"""How many months a step has, where it is no whole year."""
_STEP = re.compile(
    r"(?P<school>SY)?(?P<year>(?:19|20)\d{2})"
    r"(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?",
    re.ASCII,
)


@dataclass(frozen=True, order=True)
class Step:
    """One year, school year, quarter, month or day."""

    year: int
    """Of the Common Era; the first of a school year's two."""
    part: int = 0
    """Quarter or month; 0 = the whole year."""
    day: int = 0
    grain: Grain = "year"

    @property
    def roc(self) -> int:
        """The year as documents of Taiwan count it."""
        return self.year - ROC

    @property
    def first_day(self) -> dt.date:
        """The day on which it begins."""
        months = {"quarter": 3 * self.part - 2, "school-year": SCHOOL_YEAR}
        return dt.date(self.year, months.get(self.grain, self.part or 1), self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The day on which it ends."""
        first = self.first_day
        if self.grain == "day":
            return first
        years, month = divmod(first.month - 2 + _MONTHS.get(self.grain, 12), 12)
        year, month = first.year + years, month + 1
        return dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, order=True)
class Period:
    """From one step to another; a single step is both its first and last."""

    first: Step
    last: Step
    is_until: bool = False
    """The state at the end of `last`, or all that had been counted by then."""


def period_of(text: str) -> Period:
    """Reads a year, school year, quarter, month or day, from one to another, or "as of" one.

    `2019`, `SY2022` (school year 111), `2022-Q1`, `2023-02`, `2021-12-11`; two of one sort with a
    slash between are from – to (`2018/2020`); `../2023-02` is the state at its end.
    Raises `ValueError` for anything else.
    """
    first, slash, last = text.partition("/")
    if first == "..":
        return Period(_step(last), _step(last), is_until=True)
    period = Period(_step(first), _step(last) if slash else _step(first))
    if slash and not _rises(period):
        raise ValueError(text)
    return period


def _rises(period: Period) -> bool:
    return period.first.grain == period.last.grain and period.first < period.last


def _step(text: str) -> Step:
    found = _STEP.fullmatch(text)
    if not found or (found["school"] and "-" in text):
        raise ValueError(text)
    year, part, day = int(found["year"]), found["quarter"] or found["month"], found["day"]
    if day:
        dt.date(year, int(part), int(day))
    grain: Grain = "day" if day else "quarter" if found["quarter"] else "month" if part else "year"
    return Step(year, int(part or 0), int(day or 0), "school-year" if found["school"] else grain)


def _checked(text: str) -> str:
    try:
        period_of(text)
    except ValueError:
        raise PydanticCustomError("bad_period", "not a period") from None  # noqa: EM101
    return text


PeriodText = Annotated[str, AfterValidator(_checked)]
"""A period as it is written; see `period_of`."""
