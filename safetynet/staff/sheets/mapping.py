"""A mapping file: how a list of another kind says what a record is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import Field, TypeAdapter, ValidationError

from safetynet.check.report import render_text
from safetynet.directory import Directory
from safetynet.errors import DataError, Finding, Place
from safetynet.load import dotted, nearest
from safetynet.load.document import Document, read_mapping
from safetynet.load.shape import faults_of
from safetynet.load.yaml12 import Fault
from safetynet.model import Citation, Model
from safetynet.staff.sheets.columns import Column, column_of, columns, folded
from safetynet.staff.sheets.match import BY, By
from safetynet.staff.sheets.plan import Citation as Cited
from safetynet.staff.sheets.plan import Fixed
from safetynet.text import Locale

SOURCES = "sources"


class _File(Model):
    """A mapping file as it is written."""

    columns: dict[str, str | tuple[str, ...]] = Field(min_length=1)
    """Column of a record (`name.zh`) → heading in the list, or several that are joined."""
    fixed: dict[str, object] = Field(default_factory=dict)
    """Values of a record that hold for all rows, e.g. kind, verified, sources."""
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Column of a record → word in the list → what it means, e.g. the code of a kind."""
    match: tuple[By, ...] = BY
    """By what a row finds its record, in this order."""
    encoding: str | None = None
    """Of a CSV file, when it is neither UTF-8 nor Big5."""
    delimiter: str = Field(default="", max_length=1)
    sheet: str = ""
    """Of a workbook."""


@dataclass(frozen=True)
class Mapped:
    """A mapping that was checked."""

    headings: Mapping[str, Column]
    """Folded heading in the list → column of a record."""
    named: Mapping[str, str]
    """Heading as it was written → column key, to tell which one is not in the list."""
    fixed: Fixed
    values: Mapping[str, Mapping[str, str]]
    match: tuple[By, ...]
    encoding: str | None
    delimiter: str
    sheet: str


def read_mapped(file: Path, directory: Directory, locale: Locale) -> Mapped:
    """The mapping in a file. Raises `DataError` with all that is wrong, `CallError` without it."""
    document, values = read_mapping(file)
    findings = [_finding(document, fault) for fault in document.faults]
    try:
        read = _File.model_validate(values)
    except ValidationError as error:
        findings += [_finding(document, fault) for fault in faults_of(error, _File, ())]
        raise DataError(render_text(findings, locale)) from error
    findings += [_finding(document, fault) for fault in _faults(read, directory)]
    if findings:
        raise DataError(render_text(findings, locale), tuple(findings))
    named = {heading: key for key, some in read.columns.items() for heading in _listed(some)}
    keys = {folded(heading): column_of(key) for heading, key in named.items()}
    cells = {key: _cell(value) for key, value in _leaves(read.fixed) if key != SOURCES}
    return Mapped(
        {heading: column for heading, column in keys.items() if column},
        named,
        Fixed(cells, _citations(read)),
        read.values,
        read.match,
        read.encoding,
        read.delimiter,
        read.sheet,
    )


def _finding(document: Document, fault: Fault) -> Finding:
    place = Place(document.file, fault.line or document.line(fault.path))
    return Finding(fault.code, place, "", dotted(fault.path), fault.value, dict(fault.facts))


def _faults(read: _File, directory: Directory) -> Iterator[Fault]:
    """Columns that no record has, and sources that nobody knows."""
    for part, keys in (("columns", read.columns), ("values", read.values)):
        yield from (fault for key in keys for fault in _unknown(key, (part, key)))
    for key, _ in _leaves(read.fixed):
        if key != SOURCES:
            yield from _unknown(key, ("fixed", *key.split(".")))
    at = ("fixed", SOURCES)
    try:
        citations = _CITATIONS.validate_python(read.fixed.get(SOURCES, ()))
    except ValidationError as error:
        yield from faults_of(error, tuple[Citation, ...], at)
        return
    for n, citation in enumerate(citations):
        if citation.source not in directory.sources:
            first = next(iter(directory.sources), "")
            near = nearest(citation.source, directory.sources)
            code = "misspelt-code" if near else "unknown-code"
            facts = {"near": near, "label": near, "first": first}
            yield Fault(code, (*at, n, "source"), citation.source, facts)


_CITATIONS = TypeAdapter(tuple[Citation, ...])


def _unknown(key: str, path: tuple[str, ...]) -> Iterator[Fault]:
    if column_of(key) is None:
        known = [column.key for column in columns()]
        near = nearest(key, known)
        code = "misspelt-field" if near else "unknown-field"
        yield Fault(code, path, key, {"near": near, "known": ", ".join(known)})


def _listed(some: str | tuple[str, ...]) -> tuple[str, ...]:
    return (some,) if isinstance(some, str) else some


def _leaves(values: Mapping[str, object], at: str = "") -> Iterator[tuple[str, object]]:
    """Values by column key: `{verified: {how: web}}` → `verified.how`."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{at}{name}.")
        else:
            yield f"{at}{name}", value


def _cell(value: object) -> str:
    return "；".join(map(str, value)) if isinstance(value, list) else str(value)


def _citations(read: _File) -> tuple[Cited, ...]:
    return tuple(cast("list[Cited]", read.fixed.get(SOURCES, [])))
