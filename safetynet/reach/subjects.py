"""Whose reach is measured: kinds and groups of kinds, and the records of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from safetynet.directory import Directory
from safetynet.model import Delivery, Record, Status
from safetynet.nearest import has_pin, point_of
from safetynet.reach.distance import Places
from safetynet.reach.results import Reach, Subject


def subjects_of(directory: Directory) -> Iterator[tuple[Subject, tuple[Record, ...]]]:
    """Each group of kinds with its records, then each of its kinds with its own."""
    kinds: Mapping[str, tuple[Record, ...]] = directory.by_kind
    for group in directory.vocabulary.groups:
        members = [c for c, kind in directory.vocabulary.kinds.items() if kind.group == group]
        together = tuple(record for code in members for record in kinds.get(code, ()))
        yield Subject("group", group), together
        yield from ((Subject("kind", code), kinds.get(code, ())) for code in members)


def has_door(record: Record) -> bool:
    """Whether people go there, and it may be told where."""
    return record.delivery is Delivery.SITE and not record.confidential


def planned_doors(records: Iterable[Record]) -> tuple[Record, ...]:
    """Those of the records that people are to go to."""
    return tuple(r for r in records if has_door(r) and r.status is Status.PLANNED)


def is_placed(record: Record) -> bool:
    """Whether distances to it can be measured: people go there, and its point is known."""
    return has_door(record) and has_pin(record)


def unplaced(records: Iterable[Record]) -> tuple[Record, ...]:
    """The open services whose place is not known: nobody can say who is near them.

    A service that comes to people has no place to know, and a secret one none to tell; nor has
    one of a kind that nobody goes to. `records` are all of their kinds.
    """
    records = tuple(records)
    kinds = {record.kind for record in records if has_door(record)}
    return tuple(
        record
        for record in records
        if record.status is Status.ACTIVE
        and record.kind in kinds
        and record.delivery is not Delivery.MOBILE
        and not record.confidential
        and not is_placed(record)
    )


def open_doors(records: Iterable[Record]) -> tuple[Record, ...]:
    """Those of the records that people can go to today."""
    return tuple(r for r in records if has_door(r) and r.status is Status.ACTIVE)


def open_places(records: Iterable[Record]) -> Places:
    """Where those of the records are that have a pin."""
    return {record.id: point_of(record) for record in records if is_placed(record)}


def unmeasured(subject: Subject, records: Sequence[Record]) -> Reach:
    """What is known of a subject's records before anything is measured."""
    sites = tuple(open_places(open_doors(records)))
    left_out = tuple(record.id for record in unplaced(records))
    return Reach(
        subject=subject,
        sites=sites,
        unplaced=left_out,
        doorless=tuple(
            record.id
            for record in records
            if record.status is Status.ACTIVE and record.id not in {*sites, *left_out}
        ),
        planned=tuple(record.id for record in planned_doors(records)),
        coverage=None,
    )
