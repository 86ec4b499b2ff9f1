"""An answer as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["text", "json"]
GAP = "  "


@dataclass(frozen=True)
class Table:
    """Rows under a heading; every row has as many cells as the heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int] = frozenset({0})
    """Columns of words, which begin at the left; numbers end at the right."""


@dataclass(frozen=True)
class Section:
    """A part of an answer."""

    title: str
    lines: tuple[str, ...] = ()
    """Sentences before the table."""
    table: Table | None = None
    notes: tuple[str, ...] = ()
    """Sentences after it."""


@dataclass(frozen=True)
class Report:
    """An answer in words, and the same as plain values."""

    sections: tuple[Section, ...]
    data: Mapping[str, object] = field(default_factory=dict)


def render(report: Report, report_format: Format) -> str:
    """The whole answer, with a line break at the end.

    Raises `ValueError` for a number that JSON does not have (NaN, infinite).
    """
    if report_format == "json":
        return json.dumps(report.data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in report.sections)


def _lines(section: Section) -> Iterator[str]:
    yield section.title
    yield from section.lines
    if section.table:
        yield from _rows(section.table)
    yield from section.notes


def _rows(table: Table) -> Iterator[str]:
    everything = [table.head, *table.rows]
    widths = [max(map(width, column)) for column in zip(*everything, strict=True)]
    for number, row in enumerate(everything):
        yield _row(row, widths, table.words)
        if not number:
            yield GAP.join("-" * size for size in widths)


def _row(cells: Sequence[str], widths: Sequence[int], words: frozenset[int]) -> str:
    padded = (
        cell + " " * (size - width(cell)) if n in words else " " * (size - width(cell)) + cell
        for n, (cell, size) in enumerate(zip(cells, widths, strict=True))
    )
    return GAP.join(padded).rstrip()


def width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
