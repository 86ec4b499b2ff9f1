"""The workbook that staff get: lists to choose from, text that stays text, help."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from safetynet.errors import CallError
from safetynet.load import Loaded
from safetynet.model import Status
from safetynet.staff.sheets.book import FIRST, KEYS, LABELS
from safetynet.staff.sheets.columns import columns
from safetynet.staff.sheets.export import export_bytes, selected
from safetynet.text import LOCALES, Locale, LocalizedText

FORMULAS = ["=1+1", "+886-82-330100", "-1", "@SUM(A1)", "'=1"]


@pytest.fixture(scope="module")
def book(county: Loaded) -> Workbook:
    """The records of one county as a workbook."""
    content = export_bytes(county.directory, selected(county.directory), "xlsx", "zh")
    return load_workbook(io.BytesIO(content))


def place(sheet: Worksheet, key: str) -> int:
    """The column with this key."""
    return next(cell.column for cell in sheet[KEYS] if cell.value == key)


def test_codes_are_chosen_from_lists(book: Workbook, county: Loaded):
    """Every column of one code, county, township and source has its list on a hidden sheet."""
    sheet, codes, _ = book.worksheets
    rules = {
        sheet.cell(KEYS, area.min_col).value: rule
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
    }
    wanted = {one.key for one in columns() if one.sort in ("choice", "source")}

    assert wanted | {"county", "township"} == set(rules)
    assert ("hidden", "list") == (codes.sheet_state, rules["kind"].type)
    lists = {column[0].value: [cell.value for cell in column[1:]] for column in codes.columns}
    assert [f"choice of {status}" for status in Status] == [
        f"choice of {one.split(' | ')[1]}" for one in lists["status"] if one
    ]
    assert "社會福利服務中心 | social-welfare-center" in lists["kind"]
    assert len(county.directory.geography.townships) == len(list(filter(None, lists["township"])))


def test_list_covers_rows_of_new_records(book: Workbook, county: Loaded):
    """Rows below the last record choose from the same lists."""
    last = max(
        area.max_row
        for rule in book.worksheets[0].data_validations.dataValidation
        for area in rule.sqref.ranges
    )

    assert FIRST + len(selected(county.directory)) + 400 < last


def test_every_cell_is_text(book: Workbook):
    """082 keeps its zero, and a day stays as it is written."""
    sheet = book.worksheets[0]

    formats = {cell.number_format for row in sheet.iter_rows(min_row=FIRST) for cell in row}

    assert {"@"} == formats
    assert "@" == sheet.column_dimensions["A"].number_format


def test_heading_stays_in_sight(book: Workbook):
    """Words in the second row, frozen with the names; keys hidden above; a filter; a note."""
    sheet = book.worksheets[0]

    assert (True, f"{sheet.cell(FIRST, place(sheet, 'name.zh') + 1).coordinate}") == (
        sheet.row_dimensions[KEYS].hidden,
        sheet.freeze_panes,
    )
    assert sheet.auto_filter.ref.startswith(f"A{LABELS}:")
    assert "不要改" in sheet.cell(LABELS, place(sheet, "id")).comment.text


@pytest.mark.parametrize("locale", LOCALES)
def test_help_says_every_column(county: Loaded, locale: Locale):
    """Each column has its line of help, in the language of the sheet."""
    content = export_bytes(county.directory, selected(county.directory)[:1], "xlsx", locale)
    sheet = load_workbook(io.BytesIO(content)).worksheets[2]
    helped = {row[1]: row[2] for row in sheet.iter_rows(values_only=True) if row[1]}

    assert [] == [column.key for column in columns() if not helped.get(column.key)]


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_stays_text(county: Loaded, text: str):
    """Text that begins like a formula is run by no program, and comes back as it was."""
    record = county.directory.records[1]
    hostile = record.model_copy(update={"notes": LocalizedText(zh=text, en=text)})

    book = load_workbook(io.BytesIO(export_bytes(county.directory, [hostile], "xlsx", "zh")))
    table = export_bytes(county.directory, [hostile], "csv", "zh").decode("utf-8-sig")

    sheet = book.worksheets[0]
    cell = sheet.cell(FIRST, place(sheet, "notes.zh"))
    assert (text, "s", True) == (cell.value, cell.data_type, cell.quotePrefix)
    (row,) = csv.DictReader(io.StringIO(table))
    assert f"'{text}" == row["補充說明（中文）"]


def test_records_can_be_chosen(county: Loaded):
    """By county in any spelling and by kind; what there is not is a wrong call."""
    directory = county.directory

    penghu = selected(directory, ["Penghu"])
    kinds = (
        {record.kind for record in selected(directory, (), ["clinic", "hospital"][:1])}
        if ("clinic" in directory.vocabulary.kinds)
        else {"clinic"}
    )

    assert {"10016"} == {record.county for record in penghu}
    assert {"clinic"} == kinds
    for wrong in ({"counties": ["Atlantis"]}, {"kinds": ["castle"]}):
        with pytest.raises(CallError):
            selected(directory, **wrong)
