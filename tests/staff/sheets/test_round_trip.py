"""What nobody edited comes back to the byte, whatever program saved the sheet in between."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from safetynet.load import SERVICES, Loaded
from safetynet.model import Record, fields_of
from safetynet.staff.sheets.bring import Call, bring
from safetynet.staff.sheets.columns import ALL_PHONES, KEPT, SOURCE, column_of, columns, label
from safetynet.staff.sheets.export import export_bytes, selected
from safetynet.text import LOCALES, Locale

TODAY = dt.date(2026, 11, 22)


def as_is(content: bytes) -> bytes:
    """Not saved again."""
    return content


def saved_by_openpyxl(content: bytes) -> bytes:
    """Loaded and saved: no hidden row, comment or list is what the import needs."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    book.save(out)
    return out.getvalue()


def without_keys(content: bytes) -> bytes:
    """Somebody deleted the hidden row: the words are enough."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    book.worksheets[0].delete_rows(1)
    book.save(out)
    return out.getvalue()


def resaved(encoding: str, delimiter: str, ending: str) -> Callable[[bytes], bytes]:
    """A CSV as another program writes it; what the encoding lacks becomes a question mark."""

    def save(content: bytes) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(rows)
        return out.getvalue().encode(encoding, errors="replace")

    return save


def saved_by_excel(content: bytes) -> bytes:
    """Opened and saved as CSV: days, months and long numbers in the program's own look."""
    text = content.decode("utf-8-sig")
    text = re.sub(r"(?<=,)(20\d\d)-0?(\d+)-0?(\d+)(?=,)", r"\1/\2/\3", text)
    text = re.sub(r"(?<=,)2021-12(?=,)", "Dec-21", text)
    return re.sub(r"(?<=,)(\d{2,3}\.\d*?)0+(?=,)", r"\1", text).encode("utf-8-sig")


WAYS = {
    "workbook": ("xlsx", as_is),
    "workbook saved again": ("xlsx", saved_by_openpyxl),
    "workbook without keys": ("xlsx", without_keys),
    "table": ("csv", as_is),
    "table of Excel": ("csv", saved_by_excel),
    "table of LibreOffice": ("csv", resaved("utf-8", ";", "\r\n")),
    "table with tabs": ("csv", resaved("utf-16", "\t", "\r\n")),
    "table in Big5": ("csv", resaved("cp950", ",", "\r\n")),
}


ENGLISH = [(way, "en") for way in ("workbook without keys", "table")]


@pytest.mark.parametrize(("way", "locale"), [*((way, "zh") for way in WAYS), *ENGLISH])
def test_nothing_edited_changes_nothing(real: Loaded, tmp_path: Path, way: str, locale: Locale):
    """Every real record goes out and comes back: not one byte differs, no row is a new one."""
    form, save = WAYS[way]
    file = tmp_path / f"records.{form}"
    file.write_bytes(save(export_bytes(real.directory, selected(real.directory), form, locale)))

    brought = bring(real, Call(file, "zh", TODAY))

    before = real.files.documents[SERVICES].file.read_bytes()
    assert (before, ()) == (brought.outcome.text.encoded(), brought.rejected)
    assert len(selected(real.directory)) == len(brought.unchanged)
    assert {"id"} == {one.how for one in brought.unchanged}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_export_is_the_same_every_time(county: Loaded, form: str):
    """No time of day and no order of a set is in the file."""
    records = selected(county.directory)

    once, again = (export_bytes(county.directory, records, form, "zh") for _ in range(2))

    assert once == again


def test_every_field_is_a_column_or_kept():
    """A new field of the model is forgotten in sheets by nobody."""
    covered = {
        tuple(step for step in column.path if isinstance(step, str))
        for column in columns()
        if column.key != SOURCE
    }
    parts_of_a_number = {("phones", "extension"), ("phones", "number"), ("phones", "office_mobile")}

    missing = [
        path
        for path in leaves(Record)
        if path[0] not in KEPT and path not in covered | parts_of_a_number
    ]

    assert [] == missing
    assert ("phones",) in covered, "a number, its extension and whose it is are one cell"
    assert set(KEPT) <= set(Record.model_fields)


def leaves(shape: object, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of all values of a model, without positions in lists."""
    fields = fields_of(shape)
    if not fields:
        inside = [one for one in getattr(shape, "__args__", ()) if fields_of(one) or one is not str]
        found = [path for one in inside for path in leaves(one, at) if fields_of(one)]
        return found or [at]
    return [
        path
        for name, field in fields.items()
        for path in leaves(field.annotation, (*at, field.alias or name))
    ]


def test_leaves_reach_into_values():
    """The check above can fail: it sees parts of parts."""
    assert {("phones", "for", "zh"), ("verified", "hours", "by"), ("point", "lon")} <= set(
        leaves(Record)
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_headings_are_told_apart(county: Loaded, locale: Locale):
    """No two columns have the same words, also with many phones."""
    heads = [label(column, county.directory.strings, locale) for column in columns(9)]

    assert len(heads) == len(set(heads))


def test_column_is_found_by_its_key():
    """Keys say where a value is; the whole list of phones has one of its own."""
    assert ("phones", 1, "for", "en") == column_of("phones.2.for.en").path
    assert ALL_PHONES == column_of("phones")
    assert None is column_of("nobody.knows")


def test_secret_places_are_in_no_sheet(real: Loaded):
    """Sheets are sent around: a confidential record never goes into one."""
    secret = {record.id for record in real.directory.records if record.confidential}

    assert secret
    assert not secret & {record.id for record in selected(real.directory)}


def test_sheet_has_room_for_every_phone(county: Loaded):
    """A record with five numbers gets five columns, and they come back."""
    record = next(one for one in county.directory.records if one.phones)
    many = record.model_copy(update={"phones": record.phones * 5})

    content = export_bytes(county.directory, [many], "csv", "en").decode("utf-8-sig")

    assert "Phone 5" in content
    assert dataclasses.asdict(record.phones[0])["number"] in content
