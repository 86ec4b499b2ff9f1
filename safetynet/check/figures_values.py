"""Rules on one figure: its value is of the sort of its unit, its period can be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safetynet.check.case import Case, at
from safetynet.load import Fault
from safetynet.load.network import INDICATORS, MEETINGS, PATHWAYS
from safetynet.model import Basis, Indicator, Unit, period_of
from safetynet.text import LocalizedText

EARLIEST = 1950
"""No figure of a safety net is older: an earlier year is a slip."""
TO_COME = frozenset({Basis.TARGET, Basis.APPROVED, Basis.EXPECTED, Basis.CEILING})
"""What may be of a time that has not come."""
WHOLE_SHARE = 100
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
    if one.is_small:
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
    try:
        return period_of(value).first.first_day if isinstance(value, str) else None
    except ValueError:
        return None


def _period_faults(text: str | None, today: dt.date, *, is_ahead_fine: bool) -> Iterator[Fault]:
    if text is None:
        return
    period = period_of(text)
    if period.first.year < EARLIEST:
        yield Fault("period-too-early", ("period",), text, {"earliest": EARLIEST})
    elif not is_ahead_fine and period.last.first_day > today:
        yield Fault("period-ahead", ("period",), text)
