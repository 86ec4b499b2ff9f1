"""The workbooks, read by another program, hold every record in words, and nothing that runs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.books import ods, xlsx
from safetynet.exports.books.about import sheets
from safetynet.exports.books.table import COLUMNS
from safetynet.nearest import has_pin
from safetynet.text import LOCALES, Locale

Rows = list[dict[str, object]]
METADATA = ("docProps/core.xml", "meta.xml")
KEYS = [column.key for column in COLUMNS]
FILES = ("services.xlsx", "services.ods")
WRITERS = {"services.xlsx": xlsx.write, "services.ods": ods.write}
HOSTILE = "=1+1 -2+3\n@SUM(A1)  _x0041_ <b>&amp;\x07]]>'x"


def rows_of(path: Path, locale: Locale) -> Rows:
    """The rows of a sheet below its head, by the keys of the columns."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(LOCALES.index(locale))
    head, *rows = sheet.to_python()
    assert len(KEYS) == len(head)
    return [dict(zip(KEYS, row, strict=True)) for row in rows]


@pytest.fixture(params=FILES)
def book(request: pytest.FixtureRequest, built_site: Path) -> Path:
    """Each workbook of the built site."""
    return built_site / "data" / request.param


@pytest.fixture(params=FILES)
def write(request: pytest.FixtureRequest) -> Callable[[Release, Path], None]:
    """What writes each workbook."""
    return WRITERS[request.param]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_record_is_a_row(book: Path, directory: Directory, locale: Locale) -> None:
    """In the order of the data, with its words, numbers, days and codes."""
    rows = rows_of(book, locale)
    words = directory.vocabulary

    assert [record.id for record in directory.records] == [row["id"] for row in rows]
    for record, row in zip(directory.published.records, rows, strict=True):
        assert record.name.in_(locale) == row["name"]
        assert words.kinds[record.kind].label.in_(locale) == row["kind"]
        assert record.kind == row["kind_code"]
        assert (record.county, record.township or "") == (row["county_code"], row["township_code"])
        assert all(phone.number in str(row["phones"]) for phone in record.phones)
        assert all(phone.extension in str(row["phones"]) for phone in record.phones)
        assert (record.verified.date or "") == row["verified"]
        assert (record.address.zh if record.address else "") == row["address"]
        assert has_pin(record) == (row["lon"] != "")
        if has_pin(record) and record.point:
            assert (record.point.lon, record.point.lat) == (row["lon"], row["lat"])


def test_both_books_say_the_same(built_site: Path) -> None:
    """Cell by cell, the sheet of explanations as well."""
    books = [CalamineWorkbook.from_path(str(built_site / "data" / name)) for name in FILES]

    assert books[0].sheet_names == books[1].sheet_names
    for name in books[0].sheet_names:
        cells = [one.get_sheet_by_name(name).to_python(skip_empty_area=True) for one in books]
        assert cells[0] == [row for row in cells[1] if any(row) or row in cells[0]]


def test_days_are_days_and_codes_are_text(book: Path) -> None:
    """Days can be sorted and counted with; a leading zero stays."""
    rows = rows_of(book, "zh")

    assert {dt.date, str} == {type(row["verified"]) for row in rows}
    assert {""} == {row["verified"] for row in rows if isinstance(row["verified"], str)}
    assert {str} == {type(row[key]) for row in rows for key in ("phones", "county_code", "id")}
    assert any(str(row["county_code"]).startswith("0") for row in rows)


def test_last_sheet_explains_every_column(book: Path, directory: Directory) -> None:
    """In both languages, with the licence and the day."""
    workbook = CalamineWorkbook.from_path(str(book))
    rows = workbook.get_sheet_by_index(len(workbook.sheet_names) - 1).to_python()
    facts, told = dict(rows), {row[1] for row in rows}

    assert 3 * len(LOCALES) == len(sheets(Release(directory)))
    for sheet in sheets(Release(directory)):
        assert len(set(sheet.heads)) == len(sheet.columns)
        assert all(str(facts[head]).endswith(("。", ".")) for head in sheet.heads)
    for locale in LOCALES:
        assert directory.strings.say("page.data.licence.records", locale) in told
    assert "2026-11-22" in told


def test_helplines_and_sources_have_sheets(book: Path, directory: Directory) -> None:
    """Whoever passes a record on can name its sources, and sees whose a short number is."""
    workbook = CalamineWorkbook.from_path(str(book))
    hotlines, sources = (workbook.get_sheet_by_name(one).to_python() for one in ("專線", "來源"))
    cited = {one.source for record in directory.published.records for one in record.sources}
    stated = {row[-1]: row for row in sources[1:]}

    assert [line.id for line in directory.hotlines] == [row[-1] for row in hotlines[1:]]
    assert [line.number for line in directory.hotlines] == [row[0] for row in hotlines[1:]]
    assert cited == set(stated)
    for code, row in stated.items():
        source = directory.published.sources[code]
        assert (source.title.zh, source.url) == (row[0], row[3])


def test_confidential_record_has_no_place(book: Path, directory: Directory) -> None:
    """Its row says the county and nothing nearer."""
    secret = {record.id for record in directory.records if record.confidential}
    rows = [row for row in rows_of(book, "zh") if row["id"] in secret]

    assert len(secret) == len(rows) > 0
    assert {"是"} == {row["confidential"] for row in rows}
    nearer = ("township", "township_code", "address", "lon", "lat", "serves", "urls")
    assert {""} == {row[key] for row in rows for key in nearer}


def test_sheets_are_ready_to_be_used(built_site: Path) -> None:
    """The first row stays in view, can be filtered by, and columns are as wide as their words."""
    book = load_workbook(built_site / "data" / "services.xlsx")
    for sheet in book.worksheets[:-1]:
        assert "B2" == sheet.freeze_panes
        assert sheet.dimensions == sheet.auto_filter.ref
        assert all(sheet.column_dimensions[x].width >= 12 for x in ("A", "B", "F"))
    with zipfile.ZipFile(built_site / "data" / "services.ods") as archive:
        content, view = (archive.read(name).decode() for name in ("content.xml", "settings.xml"))
    assert 3 * len(LOCALES) == content.count('table:display-filter-buttons="true"')
    assert 3 * len(LOCALES) == view.count("VerticalSplitPosition")


def test_text_is_only_text(
    directory: Directory, tmp_path: Path, write: Callable[[Release, Path], None]
) -> None:
    """No cell is a formula; markup, spaces and line ends come back as they were."""
    record = directory.records[0]
    name = dataclasses.replace(record.name, zh=HOSTILE, en=HOSTILE)
    hostile = record.model_copy(update={"name": name, "operator": name})
    write(Release(dataclasses.replace(directory, records=(hostile,))), tmp_path / "book")

    with zipfile.ZipFile(tmp_path / "book") as archive:
        parts = "".join(
            archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")
        )
    assert not re.search(r"<f>|<f |table:formula|DDE", parts)
    (row,) = rows_of(tmp_path / "book", "zh")
    assert HOSTILE.replace("\x07", "") == row["name"] == row["operator"]
    # Where readers take spaces together, as XML is read, they are counted.
    assert 'xml:space="preserve"' in parts or '<text:s text:c="2"/>' in parts


def test_long_text_does_not_break_the_book(directory: Directory, tmp_path: Path) -> None:
    """Excel calls a file damaged that has more characters in a cell than it can show."""
    record = directory.records[0]
    name = dataclasses.replace(record.name, zh="長" * (xlsx.MOST + 1))
    endless = record.model_copy(update={"name": name})
    xlsx.write(Release(dataclasses.replace(directory, records=(endless,))), tmp_path / "book")

    (row,) = rows_of(tmp_path / "book", "zh")
    assert "長" * xlsx.MOST == row["name"]


def test_same_release_same_bytes(
    directory: Directory, tmp_path: Path, write: Callable[[Release, Path], None]
) -> None:
    """No time of writing is inside, nor anything made up on the way."""
    release = Release(dataclasses.replace(directory, records=directory.records[:5]))
    for name in "ab":
        write(release, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {1980} == {entry.date_time[0] for entry in archive.infolist()}
        told = [archive.read(name) for name in archive.namelist() if name in METADATA]
    assert told
    assert {"2000-01-01"} == {
        day.decode() for one in told for day in re.findall(rb"20\d\d-\d\d-\d\d", one)
    }
