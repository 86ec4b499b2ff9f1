"""Whose reach is measured: kinds and groups of kinds, and the records of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safetynet.directory import Directory
from safetynet.model import Delivery, Record, Status
from safetynet.reach.results import Subject


def subjects_of(directory: Directory) -> Iterator[tuple[Subject, tuple[Record, ...]]]:
    """Each group of kinds with its records, then each of its kinds with its own."""
    kinds: Mapping[str, tuple[Record, ...]] = directory.by_kind
    for group in directory.vocabulary.groups:
        members = [c for c, kind in directory.vocabulary.kinds.items() if kind.group == group]
        together = tuple(record for code in members for record in kinds.get(code, ()))
        yield Subject("group", group), together
        yield from ((Subject("kind", code), kinds.get(code, ())) for code in members)


def has_door(record: Record) -> bool:
    """Whether people go there: a site of a township that may be told."""
    is_site = record.delivery is Delivery.SITE
    return is_site and record.township is not None and not record.confidential


def open_doors(records: Iterable[Record]) -> tuple[Record, ...]:
    """Those of the records that people can go to today."""
    return tuple(r for r in records if has_door(r) and r.status is Status.ACTIVE)
