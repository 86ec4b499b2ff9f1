"""services.xlsx: the workbook for Excel.

openpyxl makes it with the heads alone; the rows are written into its sheets as text, which takes
a tenth of the time and no memory to speak of.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from safetynet.exports.books import about
from safetynet.exports.books.listing import Cell, Listing
from safetynet.exports.books.packed import repack
from safetynet.exports.characters import legal
from safetynet.exports.release import Release

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT, DAY, NUMBER = "@", "yyyy-mm-dd", "General"
"""Excel's formats; as "Text", nothing is turned into a number or date when it is edited."""
MOST = 32_767
"""Characters of a cell; Excel calls a file with more in one damaged."""
_UNDERSCORE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as the code of a character: _x0041_ is A."""
_ROWS_END = b"</sheetData>"
_EXTENT = re.compile(rb'<dimension ref="[^"]*"')
_DAY_ZERO = dt.date(1899, 12, 30)
_HEAD = PatternFill("solid", fgColor="1F4E79")
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def write(release: Release, path: Path) -> None:
    """Write the workbook; the same release gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = about.sheets(release)
    for table in tables:
        _add_sheet(book, table)
    _add_about(book, release)
    styles = {form: _style(book, form) for form in (TEXT, DAY, NUMBER)}
    shell = io.BytesIO()
    book.save(shell)
    with zipfile.ZipFile(shell) as made:
        names = [f"xl/worksheets/sheet{number}.xml" for number, _ in enumerate(tables, 1)]
        sheets = [made.read(name) for name in names]
    parts = {
        name: _filled(sheet, table, styles)
        for name, sheet, table in zip(names, sheets, tables, strict=True)
    }
    repack(shell, path, parts)


def _add_sheet(book: Workbook, table: Listing) -> None:
    sheet = book.create_sheet(table.title)
    for number, (column, head) in enumerate(zip(table.columns, table.heads, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _put_head(sheet, number, head)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = _extent(table)


def _put_head(sheet: Worksheet, number: int, head: str) -> None:
    cell = sheet.cell(1, number, head)
    cell.fill, cell.alignment = _HEAD, _WRAPPED
    cell.font = Font(bold=True, color="FFFFFF")


def _add_about(book: Workbook, release: Release) -> None:
    sheet = book.create_sheet(about.title(release))
    for letter, width in zip("AB", about.WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for y, row in enumerate(about.rows(release), 1):
        for x, text in enumerate(row, 1):
            cell = sheet.cell(y, x)
            cell.value, cell.number_format = legal(text) or None, TEXT
            cell.alignment, cell.font = _WRAPPED, Font(bold=x == 1)
            if text:
                cell.data_type = "s"


def _style(book: Workbook, form: str) -> int:
    """What a cell's `s` says for a format."""
    cell = WriteOnlyCell(book.worksheets[0])
    cell.number_format, cell.alignment = form, _TOP
    return int(cell.style_id)


def _extent(table: Listing) -> str:
    return f"A1:{get_column_letter(len(table.columns))}{table.count + 1}"


def _filled(sheet: bytes, table: Listing, styles: dict[str, int]) -> Iterator[bytes]:
    """The sheet with the rows of all records below its head."""
    before, _, after = sheet.partition(_ROWS_END)
    yield _EXTENT.sub(f'<dimension ref="{_extent(table)}"'.encode(), before)
    letters = [get_column_letter(number) for number, _ in enumerate(table.columns, 1)]
    for y, row in enumerate(table.rows(), 2):
        yield _row(y, row, letters, styles)
    yield _ROWS_END + after


def _row(y: int, row: Sequence[Cell], letters: Sequence[str], styles: dict[str, int]) -> bytes:
    cells = "".join(
        _cell(f"{letter}{y}", cell, styles)
        for letter, cell in zip(letters, row, strict=True)
        if cell != ""
    )
    return f'<row r="{y}">{cells}</row>'.encode()


def _cell(place: str, cell: Cell, styles: dict[str, int]) -> str:
    if isinstance(cell, str):
        text = escape(_UNDERSCORE.sub("_x005F_", legal(cell)[:MOST]))
        inside = f'<is><t xml:space="preserve">{text}</t></is>'
        return f'<c r="{place}" s="{styles[TEXT]}" t="inlineStr">{inside}</c>'
    if isinstance(cell, dt.date):
        return f'<c r="{place}" s="{styles[DAY]}"><v>{(cell - _DAY_ZERO).days}</v></c>'
    return f'<c r="{place}" s="{styles[NUMBER]}"><v>{cell!r}</v></c>'
