"""Cells as people type them, and every real cell read back as the value it was written from."""

from __future__ import annotations

import pytest

from safetynet.load import Loaded
from safetynet.staff.sheets.columns import column_of, columns
from safetynet.staff.sheets.edits import plain_phone
from safetynet.staff.sheets.export import selected
from safetynet.staff.sheets.reading import Reading
from safetynet.staff.sheets.words import Words
from safetynet.staff.sheets.written import Written, joined, value_at
from safetynet.text import LOCALES, Locale


@pytest.mark.parametrize("locale", LOCALES)
def test_every_cell_means_the_value_it_was_written_from(real: Loaded, locale: Locale):
    """What an export writes, an import could read: were one letter changed, the rest would hold."""
    words = Words(real.directory)
    reading, written = Reading(words), Written(words, locale)
    wrong = []
    for record in selected(real.directory):
        for column in columns():
            cell = written.cell(record, column)
            value = value_at(record, column)
            if column.sort == "phone" and value:
                value = {k: v for k, v in plain_phone(value).items() if k != "for"}
            elif isinstance(value, tuple):
                value = list(value)
            elif value is not None and not isinstance(value, float):
                value = str(value)
            if cell and reading.value(column, cell) != value:
                wrong.append((record.id, column.key, cell))

    assert [] == wrong


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("alternate_names", "金湖社福、金湖中心", ["金湖社福", "金湖中心"]),
        ("alternate_names", "金湖社福;Jinhu Center, Kinmen", ["金湖社福", "Jinhu Center, Kinmen"]),
        ("alternate_names", "甲、乙\n丙", ["甲、乙", "丙"]),
        ("services", "心理諮商、個案管理", ["counseling", "case-management"]),
        ("services", "counseling；Case management", ["counseling", "case-management"]),
        ("services", "心理諮商；心理諮商", ["counseling"]),
        ("serves", "金湖鎮、金沙鎮", ["09020030", "09020020"]),
        ("township", "9020030", "09020030"),
        ("county", "9020", "09020"),
        ("phones.1", "0912345678（公務手機）", {"number": "0912-345678", "office_mobile": True}),
        ("phones.1", "0912345678 (Office Mobile)",
         {"number": "0912-345678", "office_mobile": True}),
        ("replaced_by", "a-b、c-d", ["a-b", "c-d"]),
        ("phones.1", "'082-330100", {"number": "082-330100"}),
        ("point.lon", "118.41°", 118.41),
        ("opened", "110年12月", "2021-12"),
    ],
)  # fmt: skip
def test_typing_is_understood(county: Loaded, key: str, cell: str, value: object):
    """Words or codes, with the commas and semicolons that people use."""
    assert value == Reading(Words(county.directory)).value(column_of(key), cell)


@pytest.mark.parametrize("names", [["甲；乙", "丙"], ["甲、乙"], ["甲;乙", "丙、丁"], ["甲", "乙"]])
def test_entries_come_back(county: Loaded, names: list[str]):
    """An entry that has a mark in it which cuts cells is not cut."""
    cell = joined(names) if len(names) > 1 else joined([*names, "丙"])

    assert (
        names
        == Reading(Words(county.directory)).value(column_of("alternate_names"), cell)[: len(names)]
    )
