"""Rules on data/holidays.yaml: days of typhoons and of counties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.load import SPECIAL_DAYS, Fault
from safetynet.model import SpecialDay, is_web

LONGEST = 31
"""Days in a row; more is a slip of the pen."""


def check_special_days(case: Case) -> Iterator[tuple[str, Fault]]:
    """Each entry has days, and counties that there are."""
    for n, day in enumerate(case.directory.special_days):
        for fault in (*_date_faults(day, n), *_county_faults(day, n, case)):
            yield SPECIAL_DAYS, fault
        if day.source.casefold().startswith("http") and not is_web(day.source):
            yield SPECIAL_DAYS, Fault("bad-url", (n, "source"), day.source)


def check_special_days_are_there_once(case: Case) -> Iterator[tuple[str, Fault]]:
    """Of two entries for one day and county, nobody knows which one holds."""
    geography = case.directory.geography
    everywhere = [county.code for county in geography.counties]
    first: dict[tuple[dt.date, str], int] = {}
    for n, day in enumerate(case.directory.special_days):
        found = [geography.find_county(name) for name in day.counties]
        counties = [county.code for county in found if county] if day.counties else everywhere
        marks = [(date, county) for date in day.dates[:LONGEST] for county in counties]
        twice = [mark for mark in marks if first.setdefault(mark, n) != n]
        if twice:
            facts = {"number": first[twice[0]] + 1}
            yield SPECIAL_DAYS, Fault("duplicate-day", (n,), str(twice[0][0]), facts)


def _date_faults(day: SpecialDay, n: int) -> Iterator[Fault]:
    has_range = day.from_ is not None and day.to is not None
    has_part = day.from_ is not None or day.to is not None
    if (day.date is None) is not has_range or (day.date is not None and has_part):
        yield Fault("day-without-date", (n,))
    elif not 1 <= len(day.dates) <= LONGEST:
        yield Fault("bad-day-range", (n, "to"), str(day.to), {"first": str(day.from_)})


def _county_faults(day: SpecialDay, n: int, case: Case) -> Iterator[Fault]:
    geography = case.directory.geography
    known = ", ".join(county.slug for county in geography.counties)
    for m, name in enumerate(day.counties):
        if geography.find_county(name) is None:
            yield Fault("unknown-county", (n, "counties", m), name, {"known": known})
