"""The days that a period covers, for files that sort and filter by date."""

from __future__ import annotations

import datetime as dt

from safetynet.model import period_of


def days_of(text: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a period (Common Era), both included.

    No first day of what is "as of" a day: nobody says since when; none at all without a period.
    Raises `ValueError` for what is no period.
    """
    if not text:
        return None, None
    period = period_of(text)
    return None if period.is_until else period.first.first_day, period.last.last_day
