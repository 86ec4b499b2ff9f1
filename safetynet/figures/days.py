"""The days that a period covers, for files that sort and filter by date."""

from __future__ import annotations

import calendar
import datetime as dt

from safetynet.model import Step, period_of

SCHOOL_YEAR = 8
"""Schools begin their year on the first of August."""
MONTHS = {"year": 12, "school-year": 12, "quarter": 3, "month": 1}
"""What a step is → how many months it has."""


def days_of(text: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a period (Common Era), both included.

    No first day of what is "as of" a day: nobody says since when; none at all without a period.
    Raises `ValueError` for what is no period.
    """
    if not text:
        return None, None
    period = period_of(text)
    first = None if period.is_until else _first(period.first)
    return first, _last(period.last)


def _first(step: Step) -> dt.date:
    match step.grain:
        case "day":
            return dt.date(step.year, step.part, step.day)
        case "quarter":
            return dt.date(step.year, 3 * step.part - 2, 1)
        case "school-year":
            return dt.date(step.year, SCHOOL_YEAR, 1)
        case _:
            return dt.date(step.year, step.part or 1, 1)


def _last(step: Step) -> dt.date:
    first = _first(step)
    if step.grain == "day":
        return first
    years, month = divmod(first.month - 2 + MONTHS[step.grain], 12)
    year, month = first.year + years, month + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
