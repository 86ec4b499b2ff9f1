"""Noting that records were checked: when, by whom, how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safetynet.errors import CallError
from safetynet.freshness import Fact, checked
from safetynet.load import SERVICES, Loaded, nearest
from safetynet.load.yaml_text import Plain
from safetynet.model import How, Record, Status, Verified
from safetynet.staff.fresh.names import check_office
from safetynet.staff.writing import RecordsText

ASKED = (How.PHONE, How.VISIT)
MANY = 20
"""More calls or visits of one day than this are a campaign: somebody has to say so."""


@dataclass(frozen=True)
class Stamp:
    """A check: on which day, by which office or role, how; of some facts or (none) of all."""

    date: dt.date
    by: str
    how: How
    facts: tuple[Fact, ...] = ()
    """`phones`, `hours`."""

    def values(self) -> dict[str, Plain]:
        """As a record writes it."""
        return {"date": self.date, "by": self.by, "how": self.how.value}


def stamped(text: RecordsText, loaded: Loaded, ids: Sequence[str], stamp: Stamp) -> RecordsText:
    """The text with the stamp on the records of these ids; nothing else of it changes.

    Raises `CallError` for an id that is unknown or closed, a fact that the record does not have,
    and a check older than one that is noted already.
    """
    items = _items(loaded)
    for id_ in ids:
        item, record = _found(items, id_)
        for path, value in _changes(record, stamp):
            text = text.with_value(item, path, value)
    return text


def check_stamp(loaded: Loaded, ids: Sequence[str], stamp: Stamp, today: dt.date) -> None:
    """Raises `CallError` for a stamp that cannot be true: of the future, or by nobody."""
    if stamp.date > today:
        msg = f"{stamp.date} has not come yet; today is {today}"
        raise CallError(msg)
    check_office(stamp.by)
    for id_ in ids:
        _found(_items(loaded), id_)


def asked_that_day(records: Iterable[Record], ids: Iterable[str], stamp: Stamp) -> int:
    """How many records are then said to be asked on the day in this way, these included."""
    if stamp.how not in ASKED:
        return 0
    day = (stamp.date, stamp.how)
    noted = {r.id for r in records if day in {(c.date, c.how) for _, c in r.verified.checks()}}
    return len(noted | set(ids))


def _items(loaded: Loaded) -> Mapping[str, tuple[int, Record]]:
    """Id → position in the file and record."""
    records = loaded.directory.records if loaded.directory else ()
    pairs = zip(loaded.items, records, strict=True) if records else ()
    return {record.id: (item, record) for item, record in pairs}


def _found(items: Mapping[str, tuple[int, Record]], id_: str) -> tuple[int, Record]:
    if id_ not in items:
        near = nearest(id_, items)
        hint = f"did you mean {near!r}?" if near else f"its id stands in {SERVICES}"
        msg = f"no record has the id {id_!r}; {hint}"
        raise CallError(msg)
    item, record = items[id_]
    if record.status is Status.CLOSED:
        msg = f"{id_!r} is closed; nothing of it is checked any more"
        raise CallError(msg)
    return item, record


def _changes(record: Record, stamp: Stamp) -> list[tuple[tuple[str, ...], Mapping[str, Plain]]]:
    """Where to write what."""
    verified = record.verified
    if not stamp.facts:
        _check_newer(record, verified.date, stamp)
        return [(("verified",), _whole(verified, stamp))]
    for fact in stamp.facts:
        if not getattr(record, fact):
            msg = f"{record.id!r} has no {fact} to check; add them first"
            raise CallError(msg)
        _check_newer(record, checked(verified, fact).date, stamp)
    return [(("verified", fact), stamp.values()) for fact in stamp.facts]


def _check_newer(record: Record, noted: dt.date | None, stamp: Stamp) -> None:
    if noted and noted > stamp.date:
        msg = f"{record.id!r} was checked on {noted} already, after {stamp.date}"
        raise CallError(msg)


def _whole(verified: Verified, stamp: Stamp) -> dict[str, Plain]:
    """The stamp, with the checks of single facts that are newer."""
    values = stamp.values()
    for path, check in verified.checks():
        if path and check.date and check.date > stamp.date:
            by: dict[str, Plain] = {"by": check.by} if check.by else {}
            values[path[0]] = {"date": check.date, **by, "how": check.how.value}
    return values
