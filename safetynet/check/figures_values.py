"""Rules on one figure: its value is of the sort of its unit, its period can be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.check.figures import at
from safetynet.load import Fault
from safetynet.load.network import INDICATORS, MEETINGS, PATHWAYS
from safetynet.model import Basis, Indicator, Period, Step, Unit, period_of
from safetynet.text import LocalizedText

EARLIEST = 1950
"""No figure of a safety net is older: an earlier year is a slip."""
TO_COME = frozenset({Basis.TARGET, Basis.APPROVED, Basis.EXPECTED, Basis.CEILING})
"""What may be of a time that has not come."""
WHOLE_SHARE = 100
_SCHOOL_YEAR_BEGINS = 8
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_A_DATE = LocalizedText(
    zh="日期（2021-12-11）或年月（2021-12）", en="a date (2021-12-11) or a month (2021-12)"
)
_A_COUNT = LocalizedText(zh="0以上的整數", en="a whole number, 0 or more")
_A_NUMBER = LocalizedText(zh="0以上的數字", en="a number, 0 or more")


def check_figure_values(case: Case) -> Iterator[tuple[str, Fault]]:
    """A date where the unit is one, else a number that can be; `<10` by the threshold only."""
    terms = case.directory.network.terms
    for n, one in enumerate(case.directory.network.indicators):
        unit = terms.units.get(one.unit)
        if unit:
            yield from at(INDICATORS, (n,), _value_faults(one, unit, terms.smallest_of_township))


def check_figure_periods(case: Case) -> Iterator[tuple[str, Fault]]:
    """No figure is of a time to come, unless it was meant to be; its document can date it."""
    for n, one in enumerate(case.directory.network.indicators):
        is_ahead_fine = one.basis in TO_COME
        faults = _period_faults(one.period, case.today, is_ahead_fine=is_ahead_fine)
        yield from at(INDICATORS, (n,), faults)
        day = _first_day(one.value)
        if day and day > case.today and not is_ahead_fine:
            yield INDICATORS, Fault("period-ahead", (n, "value"), one.value)
        source = case.directory.sources.get(one.source)
        if one.dated_by == "document" and source and source.date is None:
            yield INDICATORS, Fault("document-without-date", (n, "dated_by"), one.source)


def check_network_periods(case: Case) -> Iterator[tuple[str, Fault]]:
    """The same for meetings and for what has changed on a pathway."""
    network, today = case.directory.network, case.today
    for n, meeting in enumerate(network.meetings):
        is_planned = meeting.is_planned
        faults = _period_faults(meeting.period, today, is_ahead_fine=is_planned)
        yield from at(MEETINGS, (n,), faults)
    for n, pathway in enumerate(network.pathways):
        for m, change in enumerate(pathway.changes):
            faults = _period_faults(change.period, today, is_ahead_fine=True)
            yield from at(PATHWAYS, (n, "changes", m), faults)


def _value_faults(one: Indicator, unit: Unit, threshold: int) -> Iterator[Fault]:
    path, value = ("value",), one.value
    if isinstance(value, str) and value.startswith("<"):
        if not unit.is_people:
            yield _other_sort(value, _A_NUMBER, unit)
        elif value != f"<{threshold}":
            yield Fault("threshold-differs", path, value, {"threshold": threshold})
    elif unit.sort == "date":
        if _first_day(value) is None:
            yield _other_sort(value, _A_DATE, unit)
    elif isinstance(value, str) or value < 0 or not (unit.sort != "count" or _is_whole(value)):
        yield _other_sort(value, _A_COUNT if unit.sort == "count" else _A_NUMBER, unit)
    elif unit.sort == "share" and value > WHOLE_SHARE and one.note is None:
        yield Fault("share-over-100", path, value)


def _other_sort(value: object, wanted: LocalizedText, unit: Unit) -> Fault:
    return Fault("figure-of-other-sort", ("value",), value, {"wanted": wanted, "unit": unit.label})


def _is_whole(value: float) -> bool:
    return isinstance(value, int)


def _first_day(value: object) -> dt.date | None:
    """The day, or the first of the month, that a date means; None for what is no date."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    try:
        return dt.date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


def _period_faults(text: str | None, today: dt.date, *, is_ahead_fine: bool) -> Iterator[Fault]:
    if text is None:
        return
    period: Period = period_of(text)
    if period.first.year < EARLIEST:
        yield Fault("period-too-early", ("period",), text, {"earliest": EARLIEST})
    elif not is_ahead_fine and _begins(period.last) > today:
        yield Fault("period-ahead", ("period",), text)


def _begins(step: Step) -> dt.date:
    """The first day of a step."""
    match step.grain:
        case "year":
            return dt.date(step.year, 1, 1)
        case "school-year":
            return dt.date(step.year, _SCHOOL_YEAR_BEGINS, 1)
        case "quarter":
            return dt.date(step.year, 3 * step.part - 2, 1)
    return dt.date(step.year, step.part, step.day or 1)
