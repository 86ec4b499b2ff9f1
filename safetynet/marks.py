"""Which records stand on maps, and what kinds of marks a set of them needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.model import Precision, Record, Status
from safetynet.nearest import has_pin

DRAWN = (Status.ACTIVE, Status.PLANNED)
"""Closed places are not put on a map with others; their own pages still show them."""


@dataclass(frozen=True)
class Marks:
    """What the legend of a map has to explain."""

    kinds: frozenset[str]
    """Codes of the kinds drawn."""
    has_village: bool
    """A place is known only to its village."""
    has_planned: bool
    """A place is not open yet."""
    has_several: bool
    """There are two or more, so they can be drawn as one number."""


def is_drawn(record: Record) -> bool:
    """Whether a record stands on the maps of its county, township and kind."""
    return has_pin(record) and record.status in DRAWN


def marks_of(records: Iterable[Record]) -> Marks:
    """The marks of those of the records that have a pin."""
    shown = [record for record in records if has_pin(record)]
    return Marks(
        kinds=frozenset(record.kind for record in shown),
        has_village=any(r.point and r.point.precision is Precision.VILLAGE for r in shown),
        has_planned=any(record.status is Status.PLANNED for record in shown),
        has_several=len(shown) > 1,
    )
