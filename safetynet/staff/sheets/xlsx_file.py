"""Workbooks of Excel and LibreOffice, as grids of text."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from safetynet.errors import CallError, DataError
from safetynet.exports.books.packed import repack
from safetynet.exports.characters import legal
from safetynet.staff.sheets.sheet import HEAD, Grid, Raw

_MONTH_ONLY = re.compile(
    r"(?:\[.*\])?(?:m{1,4}[-/. ]y{2,4}|y{2,4}[-/. ]m{1,4}|[ey]+年m+月)", re.IGNORECASE
)
"""Formats of dates that show no day: 2023-02 was typed, and became the first of February."""
TEXT_FORMAT = "@"
"""Excel's number format "Text": nothing that is typed is turned into a number or a date."""


def read_xlsx(file: Path, score: Callable[[Raw], int], sheet: str = "") -> Grid:
    """The rows of the sheet `sheet`, or of the first one with a heading.

    Raises `CallError` without the file or the sheet, `DataError` for what is no workbook.
    """
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except OSError as error:
        msg = f"{file.as_posix()}: {error.strerror}"
        raise CallError(msg) from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        msg = f"{file.as_posix()} cannot be read; save it as .xlsx or .csv"
        raise DataError(msg) from error
    if sheet and sheet not in book.sheetnames:
        msg = f"{file.as_posix()} has no sheet {sheet!r}; it has {', '.join(book.sheetnames)}"
        raise CallError(msg)
    grids = [_rows(book[name].iter_rows()) for name in ([sheet] if sheet else book.sheetnames)]
    book.close()
    rows = max(grids, key=lambda rows: max(map(score, rows[:HEAD]), default=0))
    return Grid(file, "xlsx", rows)


def _rows(rows: Iterable[Iterable[Cell | MergedCell]]) -> tuple[Raw, ...]:
    return tuple(_trimmed([_text(cell) for cell in row]) for row in rows)


def _trimmed(cells: list[str]) -> Raw:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _text(cell: Cell | MergedCell) -> str:
    """A cell as people see it; a number without the .0 that it never had."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (int, float)) and cell.number_format.endswith("%"):
        return f"{100 * value:.10g}%"
    if isinstance(value, dt.datetime):
        return _moment(value, cell.number_format)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _moment(value: dt.datetime, shown_as: str) -> str:
    if _MONTH_ONLY.fullmatch(shown_as):
        return f"{value:%Y-%m}"
    return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")


def put(cell: Cell | MergedCell, text: str) -> None:
    """Write a text that stays text: no formula, no number, no date."""
    cell.value = legal(text) or None
    cell.number_format = TEXT_FORMAT
    if text:
        cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "'")):
        cell.quotePrefix = True


def plain_book(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a workbook of one sheet, all text."""
    book = Workbook()
    sheet = book.worksheets[0]
    for y, row in enumerate(rows, 1):
        for x, text in enumerate(row, 1):
            if text:
                put(sheet.cell(y, x), text)
    return book_bytes(book)


def book_bytes(book: Workbook) -> bytes:
    """The workbook's file without the time it was written at: the same content, the same bytes."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    repack(made, out)
    return out.getvalue()
