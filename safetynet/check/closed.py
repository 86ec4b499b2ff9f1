"""Rules on what has closed: since when, and where its visitors are sent."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.check.times import is_ahead
from safetynet.load import Fault, nearest
from safetynet.model import Record, Status


def check_only_closed_say_so(record: Record, case: Case) -> Iterator[Fault]:
    """The day of closing, and what replaces a site, would not be shown while it is open."""
    del case
    if record.status is Status.CLOSED:
        return
    if record.closed is not None:
        yield Fault("closed-without-status", ("closed",), str(record.closed))
    if record.replaced_by:
        value = ", ".join(record.replaced_by)
        yield Fault("replaced-without-status", ("replaced_by",), value)


def check_closed_is_not_ahead(record: Record, case: Case) -> Iterator[Fault]:
    """A site that closes next month is still open, and did not close before it opened."""
    if is_ahead(record.closed, case.today):
        yield Fault("closed-ahead", ("closed",), str(record.closed))
    elif record.closed and record.opened and str(record.closed) < _cut(record):
        facts = {"opened": str(record.opened)}
        yield Fault("closed-before-opened", ("closed",), str(record.closed), facts)


def _cut(record: Record) -> str:
    """The opening day, no more exact than the day of closing."""
    return str(record.opened)[: len(str(record.closed))]


def check_replacements_exist(record: Record, case: Case) -> Iterator[Fault]:
    """`replaced_by` names other records."""
    for n, other in enumerate(record.replaced_by):
        if other == record.id:
            yield Fault("replaced-by-itself", ("replaced_by", n), other)
        elif other not in case.ids:
            near = nearest(other, case.ids)
            code = "misspelt-replaced-by" if near else "unknown-replaced-by"
            yield Fault(code, ("replaced_by", n), other, {"near": near})


def check_replacements_lead_on(record: Record, case: Case) -> Iterator[Fault]:
    """Whoever follows `replaced_by`, also through sites that are closed by now, gets somewhere."""
    for n, other in enumerate(record.replaced_by):
        reached = _reached(other, case)
        if other == record.id:
            continue
        if record.id in reached:
            yield Fault("replaced-by-circle", ("replaced_by", n), other)
        elif reached and all(_is_closed(one, case) for one in reached):
            yield Fault("replaced-by-closed", ("replaced_by", n), other)


def _reached(start: str, case: Case) -> set[str]:
    """Ids of the record and of all that `replaced_by` leads to from there."""
    reached: set[str] = set()
    wanted = [start]
    while wanted:
        record = case.directory.by_id.get(wanted.pop())
        if record is not None and record.id not in reached:
            reached.add(record.id)
            wanted += record.replaced_by if record.status is Status.CLOSED else ()
    return reached


def _is_closed(record_id: str, case: Case) -> bool:
    return case.directory.by_id[record_id].status is Status.CLOSED
