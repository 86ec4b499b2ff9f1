"""A file of rows in memory, whatever it was: its heading understood, each cell by its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetynet.errors import DataError
from safetynet.staff.sheets.columns import ID, NAME, Column, folded

Raw = tuple[str, ...]
"""The cells of a row as they stand in the file."""
Format = Literal["csv", "xlsx", "geojson"]
HEAD = 10
"""The heading is looked for in so many rows: lists from elsewhere have a title above it."""
REASONS = ("reason.zh", "reason.en")
"""Columns that a file of rejected rows has beside its own; they are passed over."""


@dataclass(frozen=True)
class Grid:
    """The rows of a file, nothing understood yet."""

    file: Path
    format: Format
    rows: tuple[Raw, ...]
    encoding: str = "utf-8-sig"
    """Of a CSV file."""
    delimiter: str = ","
    features: tuple[Mapping[str, object], ...] = ()
    """Of a GeoJSON file; its rows begin with the one after the heading."""


@dataclass(frozen=True)
class Row:
    """One row: what it says by column key, each cell tidied; "" where it is empty."""

    number: int
    """In its file, from 1."""
    cells: Mapping[str, str]
    raw: Raw


@dataclass(frozen=True)
class Sheet:
    """A file whose heading was understood."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[Raw, ...]
    """Rows above the first one of data."""
    ignored: tuple[str, ...] = ()
    """Headings that mean no column."""


def sheet_of(
    grid: Grid,
    headings: Mapping[str, Column],
    *,
    needs: Sequence[str] = (ID, NAME),
    joins: bool = False,
) -> Sheet:
    """The grid with its heading found. Raises `DataError` where there is none that is plain.

    `headings`: folded heading → column; `columns.by_heading`, or what a mapping file says.
    `needs`: keys of columns of which at least one has to be there.
    `joins`: several columns of the file may be one of a record, in their order.
    """
    tops = grid.rows[:HEAD]
    scores = [sum(folded(cell) in headings for cell in row) for row in tops]
    best = max(scores, default=0)
    if not best:
        msg = f"{grid.file.as_posix()}: no row of the first {HEAD} names columns of a record"
        raise DataError(msg)
    last = max(n for n, score in enumerate(scores) if score * 2 >= best)
    by_place = _by_place(tops[: last + 1], headings)
    _check(grid.file, [column.key for column in by_place.values()], needs, joins=joins)
    first = 1 if grid.features else last + 2
    rows = tuple(
        _row(number, raw, by_place)
        for number, raw in enumerate(grid.rows[last + 1 :], first)
        if any(cell.strip() for cell in raw)
    )
    ignored = tuple(
        cell
        for n, cell in enumerate(tops[last])
        if cell.strip() and n not in by_place and cell not in REASONS
    )
    return Sheet(grid, tuple(by_place.values()), rows, grid.rows[: last + 1], ignored)


def _by_place(tops: Sequence[Raw], headings: Mapping[str, Column]) -> dict[int, Column]:
    """Place from 0 → column. The first of the rows that knows a place decides."""
    found: dict[int, Column] = {}
    for row in tops:
        for n, cell in enumerate(row):
            if folded(cell) in headings:
                found.setdefault(n, headings[folded(cell)])
    return found


def _check(file: Path, keys: Sequence[str], needs: Sequence[str], *, joins: bool) -> None:
    twice = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if twice and not joins:
        msg = f"{file.as_posix()}: more than one column is {', '.join(twice)}"
        raise DataError(msg)
    if not set(needs) & set(keys):
        msg = f"{file.as_posix()}: no column is {' or '.join(needs)}"
        raise DataError(msg)


def _row(number: int, raw: Raw, by_place: Mapping[int, Column]) -> Row:
    cells: dict[str, str] = {}
    for n, column in by_place.items():
        cells[column.key] = cells.get(column.key, "") + (tidy(raw[n]) if n < len(raw) else "")
    return Row(number, cells, raw)


def tidy(text: str) -> str:
    """A cell as it is compared and kept: composed characters, ordinary line ends, no margins."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\u00a0", " ").strip()
