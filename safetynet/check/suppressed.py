"""Rules on data/suppressed.yaml: what was taken down stays away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from safetynet.check.case import Case
from safetynet.geo import Geography
from safetynet.load import SUPPRESSED, Fault, Path
from safetynet.model import Record, Suppressed, fingerprint


def check_record_is_not_suppressed(record: Record, case: Case) -> Iterator[Fault]:
    """What was taken down, for somebody's safety or at their wish, does not come back.

    The finding never repeats the number or address: reports are public too.
    """
    directory = case.directory
    for path, entry in suppressions_of(record, directory.suppressed, directory.geography):
        yield Fault("suppressed-record", path, facts=facts_of(entry))


def check_suppressed_are_clear(case: Case) -> Iterator[tuple[str, Fault]]:
    """Each entry takes down one thing."""
    for n, entry in enumerate(case.directory.suppressed):
        if len(entry.marks) != 1:
            yield SUPPRESSED, Fault("suppressed-unclear", (n,))


def facts_of(entry: Suppressed) -> dict[str, object]:
    """What may be said of an entry: when, never what, nor why, which may tell it."""
    return {"date": entry.date.isoformat()}


def suppressions_of(
    record: Record, entries: tuple[Suppressed, ...], geography: Geography
) -> Iterator[tuple[Path, Suppressed]]:
    """The entries that a record falls under, each with the field that it does by."""
    if not entries:
        return
    by_print = _by_print(entries)
    for path, text in _marks(record, geography):
        if entry := by_print.get(fingerprint(text)):
            yield path, entry


@lru_cache(maxsize=2)
def _by_print(entries: tuple[Suppressed, ...]) -> Mapping[str, Suppressed]:
    return {entry.print_: entry for entry in entries}


def _marks(record: Record, geography: Geography) -> Iterable[tuple[Path, str]]:
    yield ("id",), record.id
    for n, phone in enumerate(record.phones):
        yield ("phones", n, "number"), phone.number
    if record.address is None:
        return
    yield ("address", "zh"), record.address.zh
    if record.address.en:
        yield ("address", "en"), record.address.en
    if record.township:
        yield ("address", "zh"), geography.township(record.township).name.zh + record.address.zh
