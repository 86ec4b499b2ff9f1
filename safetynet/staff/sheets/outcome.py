"""What planned rows make of the whole: the new text, checked by the rules, faulty rows left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safetynet.check import check_directory
from safetynet.check.catalogue import severity
from safetynet.errors import DataError, Finding, Severity
from safetynet.load import SERVICES, Files, Loaded
from safetynet.load.document import Document
from safetynet.load.records import Read, read_record
from safetynet.load.yaml12 import Reader, compose
from safetynet.staff.sheets.base import Base
from safetynet.staff.sheets.plan import Planned
from safetynet.staff.writing import RecordsText, last_of_county, with_records_below

Mark = tuple[str, str, str]


@dataclass(frozen=True)
class Outcome:
    """The records as they would be."""

    text: RecordsText
    loaded: Loaded
    """The directory read from that text."""
    kept: tuple[Planned, ...]
    refused: tuple[tuple[Planned, tuple[Finding, ...]], ...]
    """Rows whose record would have errors, with these."""
    warnings: tuple[Finding, ...] = ()
    """What somebody should look at since these rows."""
    elsewhere: tuple[Finding, ...] = ()
    """Errors that the kept rows would make in other records."""


def outcome_of(base: Base, planned: Sequence[Planned], today: dt.date) -> Outcome:
    """Every planned row that the rules let pass, written into the text.

    An error that a record has already is not the row's. Leaving a row out may make another one
    faulty, so this goes on until nothing is. Raises `DataError` without a directory.
    """
    given_up = base.taken.before if any(one.item is None for one in planned) else ()
    kept, refused = list(planned), list[tuple[Planned, tuple[Finding, ...]]]()
    before = check_directory(base.loaded, today, given_up) if planned else ()
    known = {_mark(finding) for finding in before}
    while True:
        text, order = _applied(base, kept)
        after = _read(base.loaded, text, order)
        findings = check_directory(after, today, given_up) if kept else ()
        new = [finding for finding in findings if _mark(finding) not in known]
        errors = [finding for finding in new if severity(finding) is Severity.ERROR]
        by_row, elsewhere = _by_row(errors, text, order)
        if not by_row:
            warnings = tuple(finding for finding in new if finding not in errors)
            return Outcome(text, after, tuple(kept), tuple(refused), warnings, elsewhere)
        refused += [(one, tuple(by_row[one.row.number])) for one in kept if _is_in(one, by_row)]
        kept = [one for one in kept if not _is_in(one, by_row)]


def _is_in(planned: Planned, by_row: Mapping[int, object]) -> bool:
    return planned.row.number in by_row


def _mark(finding: Finding) -> Mark:
    return finding.code, finding.record, finding.field


Origin = int | Planned
"""Where an item of the new text comes from: an item of the old one as it was, or a row."""


def _applied(base: Base, planned: Sequence[Planned]) -> tuple[RecordsText, tuple[Origin, ...]]:
    """The new text, and the origin of each of its items."""
    items = base.text.items
    changed = {one.item: one for one in planned if one.item is not None}
    added: dict[int, list[Planned]] = {}
    for one in planned:
        if one.item is None:
            last = last_of_county(base.loaded, one.county)
            added.setdefault(len(items) - 1 if last is None else last, []).append(one)
    texts = {item: one.text for item, one in changed.items()}
    for item, some in added.items():
        if item >= 0:
            own = texts.get(item, items[item].text)
            texts[item] = with_records_below(own, [one.text for one in some])
    order: list[Origin] = []
    for item in range(len(items)):
        order += [changed.get(item, item), *added.get(item, ())]
    text = base.text.with_texts(texts) if texts else base.text
    if -1 in added:
        records = "\n".join(one.text for one in added[-1])
        text = dataclasses.replace(text, text=f"{text.text.rstrip()}\n\n{records}".lstrip("\n"))
        order += added[-1]
    return text, tuple(order)


def _read(loaded: Loaded, text: RecordsText, order: Sequence[Origin]) -> Loaded:
    """What the new text says: what changed is read, the rest is taken over."""
    directory = loaded.whole
    if len(order) != len(text.items):
        msg = "the data cannot be read; run: safetynet check"
        raise DataError(msg)
    document = Document(loaded.files.documents[SERVICES].file, text.items)
    old = dict(zip(loaded.items, directory.records, strict=True))
    reads = [
        Read(loaded.files.ids[origin], old.get(origin), ())
        if isinstance(origin, int)
        else _item(text.items[n].text, n, loaded)
        for n, origin in enumerate(order)
    ]
    files = Files({**loaded.files.documents, SERVICES: document}, tuple(one.id for one in reads))
    records = {n: read.record for n, read in enumerate(reads) if read.record}
    places = {record.id: document.place(n) for n, record in records.items()}
    after = dataclasses.replace(directory, records=tuple(records.values()), places=places)
    faults = [fault for read in reads for fault in read.faults]
    findings = tuple(files.finding(SERVICES, fault) for fault in faults)
    return Loaded(after, findings, files, tuple(records), loaded.translated)


def _item(text: str, n: int, loaded: Loaded) -> Read:
    node = compose(text)
    value = Reader().read(node.value[0]) if node else None
    return read_record(value, (n,), loaded.whole.geography)


def _by_row(
    errors: Iterable[Finding], text: RecordsText, order: Sequence[Origin]
) -> tuple[dict[int, list[Finding]], tuple[Finding, ...]]:
    """Row number → its errors; and the errors of records that no row is about."""
    starts = [piece.line for piece in text.items]
    by_row: dict[int, list[Finding]] = {}
    others: list[Finding] = []
    for finding in errors:
        n = bisect_right(starts, finding.place.line) - 1
        origin = order[n] if finding.place.file.name == SERVICES and n >= 0 else -1
        if isinstance(origin, int):
            others.append(finding)
        else:
            by_row.setdefault(origin.row.number, []).append(finding)
    return by_row, tuple(others)
