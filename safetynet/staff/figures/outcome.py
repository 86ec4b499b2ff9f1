"""What planned rows make of data/indicators.yaml, checked by the rules; faulty rows left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from safetynet.check import check_directory
from safetynet.check.catalogue import severity
from safetynet.errors import Finding, Severity
from safetynet.load import Loaded
from safetynet.load.document import Document, Piece, items_of
from safetynet.load.network import INDICATORS
from safetynet.load.yaml12 import Fault, Reader, compose
from safetynet.model import Indicator
from safetynet.staff.figures.plan import Planned
from safetynet.staff.writing import Plain, RecordsText, end_of_record, record_text, with_value


@dataclass(frozen=True)
class Outcome:
    """The figures as they would be."""

    text: RecordsText
    loaded: Loaded
    kept: tuple[Planned, ...]
    refused: tuple[tuple[Planned, tuple[Finding, ...]], ...]
    """Rows whose figure would have errors, with these."""
    findings: tuple[Finding, ...]
    """All that the check says of the data as they would be; not asked when nothing changes."""
    elsewhere: tuple[Finding, ...] = ()
    """Errors that the kept rows would make in other places."""


Origin = int | Planned
"""Where an item of the new text comes from: an item of the old one as it was, or a row."""


def outcome_of(
    loaded: Loaded, text: RecordsText, planned: Sequence[Planned], today: dt.date
) -> Outcome:
    """Every planned row that the rules let pass, written into the text.

    An error that the data have already is not the row's. Raises `DataError` without a directory.
    """
    if not planned:
        return Outcome(text, loaded, (), (), ())
    check = partial(check_directory, today=today)
    known = set(map(_mark, check(loaded)))
    kept, refused = list(planned), list[tuple[Planned, tuple[Finding, ...]]]()
    while True:
        after, order = _applied(loaded, text, kept)
        would_be = _loaded(loaded, after, order)
        findings = check(would_be)
        errors = [one for one in findings if _mark(one) not in known and _is_error(one)]
        by_row = _by_row(errors, order)
        if not by_row:
            return Outcome(after, would_be, tuple(kept), tuple(refused), findings, tuple(errors))
        refused += [(one, by_row[one.row.number]) for one in kept if one.row.number in by_row]
        kept = [one for one in kept if one.row.number not in by_row]


def _mark(finding: Finding) -> tuple[str, str, str, str]:
    """What stays the same about a finding when lines move."""
    path = ".".join(str(step) for step in finding.path if isinstance(step, str))
    return finding.code, finding.place.file.name, path, str(finding.value)


def _is_error(finding: Finding) -> bool:
    return severity(finding) is Severity.ERROR


def _by_row(
    errors: Sequence[Finding], order: Sequence[Origin]
) -> Mapping[int, tuple[Finding, ...]]:
    """Row number → its errors."""
    found: dict[int, tuple[Finding, ...]] = {}
    for one in errors:
        is_figure = one.place.file.name == INDICATORS and one.path
        origin = order[int(one.path[0])] if is_figure else -1
        if isinstance(origin, Planned):
            found[origin.row.number] = (*found.get(origin.row.number, ()), one)
    return found


def _applied(
    loaded: Loaded, text: RecordsText, planned: Sequence[Planned]
) -> tuple[RecordsText, tuple[Origin, ...]]:
    """The new text, and the origin of each of its items: new ones end their county's block."""
    figures = loaded.whole.network.indicators
    changed = {one.item: one for one in planned if one.item is not None}
    last = {one.county: n for n, one in enumerate(figures)}
    added: dict[int, list[Planned]] = {}
    for one in planned:
        if one.item is None:
            added.setdefault(last.get(one.figure.county, len(figures) - 1), []).append(one)
    pieces = [text.text[: len(text.text) - sum(len(one.text) for one in _items(text))]]
    order: list[Origin] = []
    for n, piece in enumerate(_items(text)):
        own = _edited(piece.text, changed[n]) if n in changed else piece.text
        pieces.append(_with_below(own, added.get(n, ())))
        order += [changed.get(n, n), *added.get(n, ())]
    pieces += [_new_text(one) for one in added.get(-1, ())]
    return dataclasses.replace(text, text="".join(pieces)), (*order, *added.get(-1, ()))


def _items(text: RecordsText) -> Sequence[Piece]:
    """The figures' own texts; none in a file of comments."""
    return tuple(items_of(text.text))


def _edited(text: str, planned: Planned) -> str:
    values = _plain(planned)
    for key, value in planned.edits.items():
        path = tuple(key.split("."))
        text = with_value(text, path, None if value is None else _at(values, path))
    return text


def _at(values: Mapping[str, Plain], path: Sequence[str]) -> Plain:
    value: Plain = values
    for step in path:
        assert isinstance(value, Mapping)  # noqa: S101 - only notes have parts
        value = value[step]
    return value


def _with_below(text: str, added: Sequence[Planned]) -> str:
    """New figures right below another one, before the comments that stand there."""
    if not added:
        return text
    end = end_of_record(text)
    head = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return head + "".join(map(_new_text, added)) + text[end:]


def _new_text(planned: Planned) -> str:
    return record_text(_plain(planned), Indicator)


def _plain(planned: Planned) -> dict[str, Plain]:
    """The figure as it is written: numbers as numbers, true as true, all else as text."""
    one = planned.figure
    named = one.model_dump(mode="json", exclude_defaults=True)
    return {name: one.value if name == "value" else value for name, value in named.items()}


def _loaded(loaded: Loaded, text: RecordsText, order: Sequence[Origin]) -> Loaded:
    """The data with the figures as the new text has them."""
    directory = loaded.whole
    old = directory.network.indicators
    figures = tuple(old[one] if isinstance(one, int) else one.figure for one in order)
    network = dataclasses.replace(directory.network, indicators=figures)
    document = Document(text.file, tuple(_items(text)))
    documents = {**loaded.files.documents, INDICATORS: document}
    files = dataclasses.replace(loaded.files, documents=documents)
    slips = tuple(files.finding(INDICATORS, one) for one in _text_faults(document, order))
    return dataclasses.replace(
        loaded,
        directory=dataclasses.replace(directory, network=network),
        findings=(*loaded.findings, *slips),
        files=files,
    )


def _text_faults(document: Document, order: Sequence[Origin]) -> Iterator[Fault]:
    """What reading the file will find wrong with the text of new and changed figures."""
    for piece, (n, origin) in zip(document.pieces, enumerate(order), strict=True):
        node = compose(piece.text) if isinstance(origin, Planned) else None
        if node:
            reader = Reader(piece.line)
            reader.read(node.value[0], (n,))
            yield from reader.faults
