"""What a reviewer should think about although no rule is broken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from safetynet.freshness import MOST_UNSIGNED
from safetynet.geo import distance_m
from safetynet.model import How, Record
from safetynet.staff.changes import RecordChange
from safetynet.text import fold

FAR_M = 500.0
"""A corrected point lies nearer than this; farther away it is another place."""
MOBILE = "09"
"""Numbers of mobile phones begin so."""


@dataclass(frozen=True)
class Remark:
    """One thing to think about; `code` names its sentence, `review.remark.<code>`."""

    code: str
    record: str
    """Id of the record it is on; "" where it is on many."""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Moved:
    """A point before and after."""

    record: str
    start: tuple[float, float] | None
    """(lon, lat), WGS 84; None where none was known."""
    end: tuple[float, float] | None
    distance_m: float | None
    """None where either is not known."""


def moved_points(changes: Iterable[RecordChange]) -> tuple[Moved, ...]:
    """Every point that is not the same; nothing of a record that is or was confidential."""
    return tuple(
        moved
        for change in changes
        if not is_secret(change) and (moved := _moved(change)).start != moved.end
    )


def is_secret(change: RecordChange) -> bool:
    """Whether the values of a record may not be repeated."""
    return any(one is not None and one.confidential for one in (change.before, change.after))


def _moved(change: RecordChange) -> Moved:
    start, end = _place(change.before), _place(change.after)
    far = distance_m(start, end) if start and end else None
    return Moved(change.id, start, end, far)


def _place(record: Record | None) -> tuple[float, float] | None:
    return (record.point.lon, record.point.lat) if record and record.point else None


def remarks_on(
    changes: Iterable[RecordChange], renamed: Iterable[RecordChange], taken_down: Collection[str]
) -> Iterator[Remark]:
    """The remarks on all records that changed.

    `taken_down` are ids that data/suppressed.yaml names: nobody asks why those were removed.
    """
    changes, renamed = tuple(changes), tuple(renamed)
    for change in renamed:
        if change.before:
            yield Remark("renamed", change.id, {"old": change.before.id})
    for change in changes:
        if change.sort == "removed" and change.id not in taken_down:
            yield Remark("removed", change.id)
    for change in (*changes, *renamed):
        if change.sort == "closed" and change.after and not change.after.replaced_by:
            yield Remark("closed", change.id)
        if change.before and change.after:
            yield from _on_change(change, change.before, change.after)
        yield from _mobile(change)
    yield from _batches((*changes, *renamed))


def _on_change(change: RecordChange, before: Record, after: Record) -> Iterator[Remark]:
    if before.confidential and not after.confidential:
        yield Remark("not-confidential", change.id)
    if _is_other_place(before, after):
        yield Remark("other-place", change.id, {"old": before.name})
    for moved in moved_points([change]):
        if moved.distance_m and moved.distance_m > FAR_M:
            yield Remark("moved", change.id, {"distance": moved.distance_m})
    dropped = sorted({one.source for one in before.sources} - {one.source for one in after.sources})
    if dropped:
        yield Remark("sources-dropped", change.id, {"sources": ", ".join(dropped)})


def _is_other_place(before: Record, after: Record) -> bool:
    """Whether the record was written over with another one: its links lead elsewhere then."""
    return fold(before.name.zh) != fold(after.name.zh) and (
        before.kind != after.kind or before.township != after.township
    )


def _mobile(change: RecordChange) -> Iterator[Remark]:
    """A mobile number that is new, though it be called the office's own: often it is a person's."""
    old = {phone.number for phone in (change.before.phones if change.before else ())}
    for phone in change.after.phones if change.after else ():
        if phone.number.startswith(MOBILE) and phone.number not in old:
            yield Remark("mobile", change.id)
            return


def _batches(changes: Iterable[RecordChange]) -> Iterator[Remark]:
    """Records newly said to be verified on one day; one document may state any number of them."""
    stamped: dict[dt.date, int] = defaultdict(int)
    for change in changes:
        check = change.after.verified if change.after else None
        date = check.date if check and check.how is not How.DOCUMENT else None
        if date and not (change.before and change.before.verified.date == date):
            stamped[date] += 1
    for date, count in sorted(stamped.items()):
        if count > MOST_UNSIGNED:
            yield Remark("batch", "", {"count": count, "date": date})
