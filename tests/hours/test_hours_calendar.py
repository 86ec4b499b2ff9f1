"""Taiwan's holidays and make-up working days, and those of data/holidays.yaml."""

from __future__ import annotations

import datetime as dt

import pytest

from safetynet.directory import Directory
from safetynet.hours import calendar_of
from safetynet.model import DayKind, SpecialDay

YEARS = range(2024, 2028)
NAME = {"zh": "颱風", "en": "Typhoon"}


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2025-01-27", DayKind.HOLIDAY),  # bridge day of the New Year, made up for on 2025-02-08
        ("2025-02-08", DayKind.WORKDAY),
        ("2024-02-17", DayKind.WORKDAY),
        ("2025-09-29", DayKind.HOLIDAY),  # day in lieu of 2025-09-28, new in 2025
        ("2025-10-24", DayKind.HOLIDAY),  # day in lieu of 2025-10-25, new in 2025
        ("2025-12-25", DayKind.HOLIDAY),  # Constitution Day, again since 2025
        ("2024-12-25", None),
        ("2026-05-01", DayKind.HOLIDAY),  # Labor Day, for everybody since 2026
        ("2025-05-01", None),
        ("2026-02-16", DayKind.HOLIDAY),
        ("2026-11-23", None),
    ],
)
def test_national_days_are_those_of_the_calendar(
    directory: Directory, date: str, kind: DayKind | None
) -> None:
    """As announced for 2024 and 2025, and by the law of 2025 afterwards."""
    calendar = calendar_of((), directory.geography, "", YEARS)

    assert kind == calendar.get(dt.date.fromisoformat(date))


def test_make_up_days_ended_in_2025(directory: Directory) -> None:
    """The law of 2025 has days in lieu, and no more Saturdays of work."""
    calendar = calendar_of((), directory.geography, "", range(2025, 2028))

    workdays = [date for date, kind in calendar.items() if kind is DayKind.WORKDAY]

    assert [dt.date(2025, 2, 8)] == [date for date in workdays if date.year in range(2025, 2028)]


def special(what: str, **more: object) -> SpecialDay:
    """An entry of data/holidays.yaml."""
    values = {"date": "2026-12-25", "what": what, "name": NAME, "source": "notice"}
    return SpecialDay.model_validate({**values, **more})


@pytest.mark.parametrize(
    ("counties", "county", "kind"),
    [
        (["kinmen"], "09020", DayKind.WORK_STOPPED),
        (["金門縣"], "09020", DayKind.WORK_STOPPED),
        (["09020"], "09020", DayKind.WORK_STOPPED),
        (["penghu"], "09020", DayKind.HOLIDAY),
        (["kinmen"], "", DayKind.HOLIDAY),
        (None, "", DayKind.WORK_STOPPED),
    ],
)
def test_typhoon_concerns_its_counties(
    directory: Directory, counties: list[str] | None, county: str, kind: DayKind
) -> None:
    """By slug, name or code; left out, it is for all, and for national lines."""
    day = special("work-stopped", **({"counties": counties} if counties else {}))

    assert kind == calendar_of((day,), directory.geography, county, YEARS)[dt.date(2026, 12, 25)]


def test_several_days_in_a_row_and_two_entries_for_one(directory: Directory) -> None:
    """From and to are both meant; a typhoon goes before a holiday."""
    days = (
        special("work-stopped"),
        special("holiday", date=None, **{"from": "2026-12-24", "to": "2026-12-25"}),
    )
    calendar = calendar_of(days, directory.geography, "09020", YEARS)

    assert [DayKind.HOLIDAY, DayKind.WORK_STOPPED] == [
        calendar[dt.date(2026, 12, 24)],
        calendar[dt.date(2026, 12, 25)],
    ]
