"""Rules on dates and opening hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from safetynet.check.case import Case
from safetynet.hours import can_be_told, read_week, replaced_rule, rule_without_days
from safetynet.load import Fault
from safetynet.model import Record, Status
from safetynet.typed import hours_in

_POSITION = re.compile(r"--> 1:(\d+)")
_SHOWN = 20


def check_hours_parse(record: Record, case: Case) -> Iterator[Fault]:
    """Hours are written as OpenStreetMap's opening_hours."""
    del case
    yield from hours_faults(record.hours)


def check_no_date_is_ahead(record: Record, case: Case) -> Iterator[Fault]:
    """Nothing was checked tomorrow, and what is open has been opened."""
    for path, check in record.verified.checks():
        if is_ahead(check.date, case.today):
            yield Fault("date-ahead", ("verified", *path, "date"), str(check.date))
    if record.status is not Status.PLANNED and is_ahead(record.opened, case.today):
        yield Fault("opened-ahead", ("opened",), str(record.opened))


def check_planned_is_ahead(record: Record, case: Case) -> Iterator[Fault]:
    """A planned site whose opening day has passed has opened, or is late."""
    if record.status is not Status.PLANNED or record.opened is None:
        return
    if _start(record.opened) < case.today.isoformat()[: len(_start(record.opened))]:
        yield Fault("planned-passed", ("opened",), str(record.opened))


def check_sources_are_not_ahead(case: Case) -> Iterator[tuple[str, Fault]]:
    """A document is not from the future."""
    for code, source in case.directory.sources.items():
        if is_ahead(source.date, case.today):
            yield "sources.yaml", Fault("date-ahead", (code, "date"), str(source.date))


def check_hotline_times(case: Case) -> Iterator[tuple[str, Fault]]:
    """Hotlines keep the same rules of time as records."""
    for n, hotline in enumerate(case.directory.hotlines):
        for fault in hours_faults(hotline.hours):
            yield "hotlines.yaml", Fault(fault.code, (n, "hours"), fault.value, fault.facts)
        if is_ahead(hotline.checked, case.today):
            yield "hotlines.yaml", Fault("date-ahead", (n, "checked"), str(hotline.checked))


def is_ahead(date: dt.date | str | None, today: dt.date) -> bool:
    """Whether a date, or the whole of a year or month, lies after today."""
    return date is not None and _start(date) > today.isoformat()[: len(_start(date))]


def _start(date: dt.date | str) -> str:
    return date if isinstance(date, str) else date.isoformat()


def hours_faults(hours: str) -> Iterator[Fault]:
    """What is wrong with an opening_hours text; nothing for an empty one, which is unknown."""
    if not hours:
        return
    try:
        OpeningHours(hours)
    except ParserError as error:
        found = _POSITION.search(str(error))
        start = int(found.group(1)) - 1 if found else 0
        rest = hours[start : start + _SHOWN] or hours[-_SHOWN:]
        yield Fault("bad-hours", ("hours",), hours, {"rest": rest})
        return
    replaced = replaced_rule(hours)
    if replaced:
        facts = {"first": replaced[0], "later": replaced[1]}
        yield Fault("hours-replaced", ("hours",), hours, facts)
    elif every_day := rule_without_days(hours):
        yield Fault("hours-without-days", ("hours",), hours, {"times": every_day})
    elif not can_be_told(hours):
        yield Fault("hours-not-told", ("hours",), hours)
    elif read_week(hours) is None and hours_in(hours):
        yield Fault("hours-untidy", ("hours",), hours)
