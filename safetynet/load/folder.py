"""The folder data/ → the directory, and every finding made on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from safetynet.directory import Directory
from safetynet.errors import DataError, Finding, Place
from safetynet.geo import Geography, read_geography
from safetynet.load.document import Document, read_list
from safetynet.load.network import NetworkParts, read_network
from safetynet.load.parts import Part, read_many, read_one, read_optional
from safetynet.load.records import Read, read_record
from safetynet.load.starts import stray_starts
from safetynet.load.translations import read_translations
from safetynet.load.withheld import is_withheld
from safetynet.load.yaml12 import Fault
from safetynet.model import (
    Assumptions,
    Hotline,
    Record,
    Reviewer,
    Source,
    SpecialDay,
    Suppressed,
    Vocabulary,
)
from safetynet.text import LocalizedText, Strings

SERVICES = "services.yaml"
SPECIAL_DAYS = "holidays.yaml"
SUPPRESSED = "suppressed.yaml"
REVIEWERS = "reviewers.yaml"
_ID = re.compile(r"^(?:-|[ ]) +id: *[\"']?([\w-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Files:
    """The files that were read; turns a fault into a finding with its place."""

    documents: Mapping[str, Document]
    """Name of the file in the folder → its document."""
    ids: tuple[str, ...]
    """Id of each item of services.yaml, "" where it has none."""

    def finding(self, name: str, fault: Fault) -> Finding:
        """The finding for a fault in the file `name`; paths in services.yaml begin with an item."""
        document = self.documents[name]
        place = Place(document.file, fault.line or document.line(fault.path))
        record, path, is_secret = "", fault.path, False
        if name == SERVICES and path and isinstance(path[0], int):
            is_secret = is_withheld(document, path)
            record, path = self.ids[path[0]] if path[0] < len(self.ids) else "", path[1:]
        return Finding(
            code=fault.code,
            place=place,
            record=record,
            field=dotted(path),
            value=fault.value,
            facts=dict(fault.facts),
            path=fault.path,
            is_secret=is_secret,
        )


@dataclass(frozen=True)
class Loaded:
    """What could be read from the folder, and all that was wrong with it."""

    directory: Directory | None
    """None when anything but a record could not be read; records with faults are left out."""
    findings: tuple[Finding, ...]
    files: Files
    items: tuple[int, ...]
    """Position in services.yaml (from 0) of each record of the directory."""
    translated: Mapping[str, str]
    """`id.field` → fingerprint of the Chinese that its English was made from."""

    @property
    def whole(self) -> Directory:
        """The directory. Raises `DataError` when there is none."""
        if self.directory is None:
            msg = "the data cannot be read; run: safetynet check"
            raise DataError(msg)
        return self.directory


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as people write it: `phones[0].number`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def read_directory(data_dir: Path) -> Loaded:
    """Reads the whole folder once. Raises `CallError` when a file or the folder is missing."""
    geography = read_geography(data_dir / "geo")
    services = _read_services(data_dir / SERVICES, geography)
    rest = _Rest(
        read_one(data_dir / "vocabulary.yaml", Vocabulary),
        read_many(data_dir / "hotlines.yaml", Hotline),
        read_one(data_dir / "sources.yaml", dict[str, Source]),
        read_one(data_dir / "strings.yaml", dict[str, LocalizedText]),
        read_optional(data_dir / SPECIAL_DAYS, SpecialDay),
        read_one(data_dir / "reach.yaml", Assumptions),
        _read_suppressed(data_dir / SUPPRESSED),
        read_optional(data_dir / REVIEWERS, Reviewer),
        read_network(data_dir),
    )
    translations = Part(*read_translations(data_dir))
    parts = (services, *rest.parts, translations)
    files = Files({part.document.file.name: part.document for part in parts}, _ids(services))
    findings = tuple(
        files.finding(part.document.file.name, fault) for part in parts for fault in part.faults
    )
    records = {
        n: read.record for n, read in enumerate(services.value or ()) if read and read.record
    }
    places = {record.id: services.document.place(n) for n, record in records.items()}
    directory = rest.directory(tuple(records.values()), places, geography)
    return Loaded(directory, findings, files, tuple(records), translations.value or {})


@dataclass(frozen=True)
class _Rest:
    """The files beside services.yaml."""

    vocabulary: Part[Vocabulary]
    hotlines: Part[tuple[Hotline, ...]]
    sources: Part[dict[str, Source]]
    strings: Part[dict[str, LocalizedText]]
    special_days: Part[tuple[SpecialDay, ...]]
    assumptions: Part[Assumptions]
    suppressed: Part[tuple[Suppressed, ...]]
    reviewers: Part[tuple[Reviewer, ...]]
    network: NetworkParts

    @property
    def parts(self) -> tuple[Part[Any], ...]:
        """All of them, in the order in which their findings are told."""
        return (
            self.vocabulary,
            self.hotlines,
            self.sources,
            self.strings,
            self.special_days,
            self.assumptions,
            self.suppressed,
            self.reviewers,
            *self.network.all,
        )

    def directory(
        self, records: tuple[Record, ...], places: Mapping[str, Place], geography: Geography
    ) -> Directory | None:
        """The directory, if all of these files are what they should be."""
        vocabulary, hotlines = self.vocabulary.value, self.hotlines.value
        sources, strings = self.sources.value, self.strings.value
        days, network = self.special_days.value, self.network.network
        if vocabulary is None or hotlines is None or sources is None or strings is None:
            return None
        assumptions, suppressed = self.assumptions.value, self.suppressed.value
        if days is None or assumptions is None or suppressed is None or network is None:
            return None
        return Directory(
            records,
            places,
            vocabulary,
            hotlines,
            sources,
            geography,
            Strings(strings),
            assumptions,
            network,
            special_days=days,
            suppressed=suppressed,
            reviewers=self.reviewers.value or (),
        )


def _read_services(file: Path, geography: Geography) -> Part[list[Read | None]]:
    document, reads = read_list(
        file, lambda value, at: read_record(value, at, geography), stray_starts
    )
    faults = tuple(fault for read in reads if read for fault in read.faults)
    return Part(document, reads, (*document.faults, *faults))


def _ids(services: Part[list[Read | None]]) -> tuple[str, ...]:
    """Id of each item; of an item that could not be read, what its text says."""
    return tuple(
        read.id if read else _id_in(services.document.pieces[n].text)
        for n, read in enumerate(services.value or ())
    )


def _id_in(text: str) -> str:
    found = _ID.search(text)
    return found.group(1) if found else ""


def _read_suppressed(file: Path) -> Part[tuple[Suppressed, ...]]:
    """What its findings are about is not repeated: it was taken down, and reports are public."""
    part = read_optional(file, Suppressed)
    faults = tuple(replace(fault, value="…") for fault in part.faults)
    return replace(part, document=replace(part.document, faults=()), faults=faults)
