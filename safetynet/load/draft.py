"""A draft laid over the directory: records to be added, moved, closed or changed otherwise."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from safetynet.directory import Directory
from safetynet.errors import Finding, Place
from safetynet.geo import Geography
from safetynet.load.document import Document, read_list
from safetynet.load.folder import SERVICES, Files, Loaded
from safetynet.load.records import Read, read_record
from safetynet.load.yaml12 import Fault, Value
from safetynet.load.yaml12 import Path as Steps
from safetynet.model import Record


@dataclass(frozen=True)
class DraftFiles(Files):
    """The files of the folder and the draft, whose items come before those of services.yaml."""

    draft: Document
    count: int
    """How many items the draft has."""

    def finding(self, name: str, fault: Fault) -> Finding:
        """See `Files.finding`; a fault in one of the draft's items is found in the draft."""
        if name != SERVICES or not fault.path or not isinstance(fault.path[0], int):
            return super().finding(name, fault)
        item, rest = fault.path[0], fault.path[1:]
        if item < self.count:
            only = Files({SERVICES: self.draft}, self.ids)
            return only.finding(name, fault)
        only = Files(self.documents, self.ids[self.count :])
        return only.finding(name, dataclasses.replace(fault, path=(item - self.count, *rest)))


@dataclass(frozen=True)
class Draft:
    """The directory as it would be, and which of its records the draft gives."""

    loaded: Loaded
    """Its findings of reading are only those of the draft."""
    ids: tuple[str, ...]
    """Ids of the draft's records in its order; those that could not be read are not there."""
    file: Path

    def is_own(self, finding: Finding) -> bool:
        """Whether something is wrong in the draft itself."""
        return finding.place.file == self.file


def read_draft(file: Path, loaded: Loaded) -> Draft:
    """The directory with the records of the draft `file` laid over it.

    A draft is a list of records in the form of services.yaml. One with the id of a record that
    is there needs only the fields that change; a new id is a new record. Raises `CallError` when
    the file is not there, and `DataError` when `loaded` has no directory.
    """
    directory = loaded.whole
    given = _values(loaded)
    document, reads = read_list(file, partial(_laid_over, given, directory.geography))
    draft = {n: read.record for n, read in enumerate(reads) if read and read.record}
    faults = (*document.faults, *(fault for read in reads if read for fault in read.faults))
    ids = tuple(read.id if read else "" for read in reads)
    files = DraftFiles(loaded.files.documents, (*ids, *loaded.files.ids), document, len(reads))
    after, items = _after(directory, draft, loaded.items, len(reads))
    places = {
        **directory.places,
        **{record.id: Place(file, document.place(n).line) for n, record in draft.items()},
    }
    whole = Loaded(
        directory=dataclasses.replace(directory, records=after, places=places),
        findings=tuple(
            files.finding(SERVICES, fault) if fault.path else _of_file(file, fault)
            for fault in faults
        ),
        files=files,
        items=items,
        translated=loaded.translated,
    )
    return Draft(whole, tuple(dict.fromkeys(record.id for record in draft.values())), file)


def _values(loaded: Loaded) -> Mapping[str, dict[str, Value]]:
    """Id → the fields of the record as they stand in services.yaml."""
    file = loaded.files.documents[SERVICES].file
    _, values = read_list(file, lambda value, _: value)
    return {str(one["id"]): one for one in values if isinstance(one, dict) and "id" in one}


def _laid_over(
    given: Mapping[str, dict[str, Value]], geography: Geography, value: Value, at: Steps
) -> Read:
    if isinstance(value, dict):
        value = {**given.get(str(value.get("id")), {}), **value}
    return read_record(value, at, geography)


def _of_file(file: Path, fault: Fault) -> Finding:
    return Finding(fault.code, Place(file, fault.line or 1), "", "", fault.value, {**fault.facts})


def _after(
    directory: Directory, draft: Mapping[int, Record], items: Sequence[int], count: int
) -> tuple[tuple[Record, ...], tuple[int, ...]]:
    """The records with those of the draft, and the item that each comes from."""
    first: dict[str, int] = {}
    for n, record in draft.items():
        first.setdefault(record.id, n)
    kept = [
        (draft[first[record.id]], first[record.id])
        if record.id in first
        else (record, item + count)
        for record, item in zip(directory.records, items, strict=True)
    ]
    there = {n for _, n in kept}
    new = [(record, n) for n, record in draft.items() if n not in there]
    pairs = [*kept, *new]
    return tuple(record for record, _ in pairs), tuple(item for _, item in pairs)
