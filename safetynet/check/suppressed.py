"""Rules on data/suppressed.yaml: what was taken down stays away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from safetynet.check.case import Case, strings_of
from safetynet.geo import Geography
from safetynet.load import SUPPRESSED, Fault, Path
from safetynet.model import Record, Suppressed, fingerprint

_OWN_FIELDS = frozenset({"id", "address", "hours"})
_NUMBERS = re.compile(r"(?<!\d)\+?[\d(][\d\s()#.-]{4,18}\d(?!\d)")
_DOORS = re.compile(r"[^\s，。、；：:,;()]{2,30}?\d+(?:[之-]\d+)?號(?:之\d+|\d*樓(?:之\d+)?)?")
"""An address in Chinese, from any of its characters on."""


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
    told = set[Path]()
    for path, text in (*_marks(record, geography), *_named(record)):
        entry = by_print.get(fingerprint(text))
        if entry and path not in told:
            told.add(path)
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


def _named(record: Record) -> Iterator[tuple[Path, str]]:
    """Every number and every address that stands in a text of a record."""
    for path, text in strings_of(record):
        if path[0] in _OWN_FIELDS:
            continue
        shown = unicodedata.normalize("NFKC", text)
        yield from ((path, found) for found in _NUMBERS.findall(shown))
        for found in _DOORS.finditer(shown):
            yield from (
                (path, found.group()[start:]) for start in range(found.end() - found.start())
            )
