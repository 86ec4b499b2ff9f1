"""The workbook, read by another program, holds every record in words, and nothing that runs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.books import ods
from safetynet.exports.books.about import sheets
from safetynet.exports.books.table import COLUMNS
from safetynet.nearest import has_pin
from safetynet.text import LOCALES, Locale

Rows = list[dict[str, object]]
METADATA = ("meta.xml",)
KEYS = [column.key for column in COLUMNS]
FILE = "services.ods"
HOSTILE = "=1+1 -2+3\n@SUM(A1)  _x0041_ <b>&amp;\x07]]>'x"


def rows_of(path: Path, locale: Locale) -> Rows:
    """The rows of a sheet below its head, by the keys of the columns."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(LOCALES.index(locale))
    head, *rows = sheet.to_python()
    assert len(KEYS) == len(head)
    return [dict(zip(KEYS, row, strict=True)) for row in rows]


@pytest.fixture
def book(built_site: Path) -> Path:
    """The workbook of the built site."""
    return built_site / "data" / FILE


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


def test_sheets_are_ready_to_be_used(book: Path) -> None:
    """The first row stays in view and can be filtered by."""
    with zipfile.ZipFile(book) as archive:
        content, view = (archive.read(name).decode() for name in ("content.xml", "settings.xml"))
    assert 3 * len(LOCALES) == content.count('table:display-filter-buttons="true"')
    assert 3 * len(LOCALES) == view.count("VerticalSplitPosition")


def test_text_is_only_text(directory: Directory, tmp_path: Path) -> None:
    """No cell is a formula; markup, spaces and line ends come back as they were."""
    record = directory.records[0]
    name = dataclasses.replace(record.name, zh=HOSTILE, en=HOSTILE)
    hostile = record.model_copy(update={"name": name, "operator": name})
    ods.write(Release(dataclasses.replace(directory, records=(hostile,))), tmp_path / "book")

    with zipfile.ZipFile(tmp_path / "book") as archive:
        parts = "".join(
            archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")
        )
    assert not re.search(r"table:formula|DDE", parts)
    (row,) = rows_of(tmp_path / "book", "zh")
    assert HOSTILE.replace("\x07", "") == row["name"] == row["operator"]
    # Where readers take spaces together, as XML is read, they are counted.
    assert '<text:s text:c="2"/>' in parts


def test_same_release_same_bytes(directory: Directory, tmp_path: Path) -> None:
    """No time of writing is inside, nor anything made up on the way."""
    release = Release(dataclasses.replace(directory, records=directory.records[:5]))
    for name in "ab":
        ods.write(release, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {1980} == {entry.date_time[0] for entry in archive.infolist()}
        told = [archive.read(name) for name in archive.namelist() if name in METADATA]
    assert told
    assert {"2000-01-01"} == {
        day.decode() for one in told for day in re.findall(rb"20\d\d-\d\d-\d\d", one)
    }
