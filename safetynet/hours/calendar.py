"""Days that are not like others of the week: holidays, make-up working days, days without work.

National days come from the package `holidays` (Taiwan: the calendar of the Directorate-General of
Personnel Administration, later years by the law's rules), those of a county and of typhoons from
data/holidays.yaml.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import holidays

from safetynet.geo import Geography
from safetynet.model import DayKind, SpecialDay

Calendar: TypeAlias = Mapping[dt.date, DayKind]
"""Special days only; a date that is not in it is a day like others of the week."""
_RANK = (DayKind.HOLIDAY, DayKind.WORKDAY, DayKind.WORK_STOPPED)
"""Of two entries for one day the later in this row holds."""


def calendar_of(
    days: Iterable[SpecialDay], geography: Geography, county: str, years: range
) -> Calendar:
    """The special days of a county (code; "" = the whole country) in some years.

    What the data says of a day goes before the national calendar.
    """
    known = dict(national_days(years))
    ours = (day for day in days if _concerns(day, geography, county))
    for day in sorted(ours, key=lambda day: _RANK.index(day.what)):
        known.update((date, day.what) for date in day.dates)
    return known


@functools.lru_cache(maxsize=4)
def national_days(years: range) -> Calendar:
    """Public holidays (with their days in lieu) and make-up working days of whole years."""
    found = holidays.country_holidays("TW", years=years)
    workdays = dict.fromkeys(found.weekend_workdays, DayKind.WORKDAY)
    return {**dict.fromkeys(found, DayKind.HOLIDAY), **workdays}


def _concerns(day: SpecialDay, geography: Geography, county: str) -> bool:
    counties = {found.code for name in day.counties if (found := geography.find_county(name))}
    return not day.counties or county in counties
