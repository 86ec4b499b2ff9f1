"""Which figures go into a sheet, and the sheet as a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.load import nearest
from safetynet.model import Indicator
from safetynet.staff.asked import find_county
from safetynet.staff.figures.columns import COLUMNS, head
from safetynet.staff.figures.words import CellWords
from safetynet.staff.sheets.csv_file import csv_bytes
from safetynet.staff.sheets.xlsx_file import TEXT_FORMAT, book_bytes, put
from safetynet.text import Locale
from safetynet.typed import choice_in


def selected(
    directory: Directory, counties: Collection[str], topics: Collection[str], locale: Locale
) -> tuple[Indicator, ...]:
    """Figures of some counties and topics, by default all, those that are left out among them.

    Raises `CallError` for a county or a topic that there is not.
    """
    slugs = {find_county(directory, name, locale).slug for name in counties}
    codes = {_topic(directory, name, locale) for name in topics}
    return tuple(
        one
        for one in directory.network.indicators
        if (not slugs or one.county in slugs) and (not codes or one.topic in codes)
    )


def _topic(directory: Directory, typed: str, locale: Locale) -> str:
    labels = {code: one.label for code, one in directory.network.terms.topics.items()}
    found = choice_in(typed, labels)
    if found is None:
        names = {name: code for code, one in labels.items() for name in (code, one.zh, one.en)}
        near = names.get(nearest(typed.strip(), names))
        known = (f"{labels[code].in_(locale)} ({code})" for code in ([near] if near else labels))
        listed = directory.strings.say("asked.joint", locale).join(known)
        facts = {"typed": typed, "known": listed}
        raise CallError(directory.strings.say("figures.no_topic", locale, **facts))
    return found


def export_bytes(
    directory: Directory, figures: Sequence[Indicator], form: str, locale: Locale
) -> bytes:
    """The figures as .xlsx or .csv; the same bytes for the same figures."""
    words = CellWords(directory)
    heads = [head(column, directory.strings, locale) for column in COLUMNS]
    rows = [[words.cell(one, column, locale) for column in COLUMNS] for one in figures]
    return _book(heads, rows) if form == "xlsx" else csv_bytes([heads, *rows])


def _book(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """All cells are text, so that no program makes a date of a period."""
    book = Workbook()
    sheet = book.worksheets[0]
    for y, row in enumerate((heads, *rows), 1):
        for x, text in enumerate(row, 1):
            put(sheet.cell(y, x), text)
    for x, column in enumerate(COLUMNS, 1):
        top = sheet.cell(1, x)
        top.font, top.alignment = Font(bold=True), Alignment(wrap_text=True)
        whole = sheet.column_dimensions[get_column_letter(x)]
        whole.width, whole.number_format = column.width, TEXT_FORMAT
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    return book_bytes(book)
