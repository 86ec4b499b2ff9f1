"""Noting that records were checked: when, by whom, how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safetynet.freshness import ASKED, Fact, checked
from safetynet.load import Loaded, nearest
from safetynet.load.yaml_text import Plain
from safetynet.model import How, Record, Status, Verified
from safetynet.staff.fresh.names import check_office
from safetynet.staff.fresh.refused import RefusedError
from safetynet.staff.writing import RecordsText

_MISSING: Mapping[Fact, str] = {"phones": "no_phones", "hours": "no_hours"}
"""Fact → why it cannot be checked."""


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

    Raises `RefusedError` for an id that is unknown or closed, a fact that the record does not have,
    and a check older than one that is noted already.
    """
    items = _items(loaded)
    for id_ in ids:
        item, record = _found(items, id_)
        for path, value in _changes(record, stamp):
            text = text.with_value(item, path, value)
    return text


def check_stamp(loaded: Loaded, ids: Sequence[str], stamp: Stamp, today: dt.date) -> None:
    """Raises `RefusedError` for a stamp that cannot be true: of the future, or by nobody."""
    if stamp.date > today:
        raise RefusedError(key="ahead", date=stamp.date, today=today)
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
        raise RefusedError(key="unknown_near" if near else "unknown", id=id_, near=near)
    item, record = items[id_]
    if record.status is Status.CLOSED:
        raise RefusedError(key="closed", id=id_)
    return item, record


def _changes(record: Record, stamp: Stamp) -> list[tuple[tuple[str, ...], Mapping[str, Plain]]]:
    """Where to write what."""
    verified = record.verified
    if not stamp.facts:
        _check_newer(record, verified.date, stamp)
        return [(("verified",), _whole(verified, stamp))]
    for fact in stamp.facts:
        if not getattr(record, fact):
            raise RefusedError(key=_MISSING[fact], id=record.id)
        _check_newer(record, checked(verified, fact).date, stamp)
    return [(("verified", fact), stamp.values()) for fact in stamp.facts]


def _check_newer(record: Record, noted: dt.date | None, stamp: Stamp) -> None:
    if noted and noted > stamp.date:
        raise RefusedError(key="newer", id=record.id, noted=noted, date=stamp.date)


def _whole(verified: Verified, stamp: Stamp) -> dict[str, Plain]:
    """The stamp, with the checks of single facts that are newer."""
    values = stamp.values()
    for path, check in verified.checks():
        if path and check.date and check.date > stamp.date:
            by: dict[str, Plain] = {"by": check.by} if check.by else {}
            values[path[0]] = {"date": check.date, **by, "how": check.how.value}
    return values
