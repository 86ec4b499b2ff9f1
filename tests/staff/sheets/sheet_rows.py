"""Rows of sheets as these tests write and read them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

NEW = {
    "kind": "心理諮商據點",
    "name.zh": "測試諮商據點",
    "name.en": "Test Counseling Site",
    "township": "金湖鎮",
    "phones.1": "082-330555",
    "verified.how": "打電話問過",
    "verified.date": "2026-11-20",
    "source": "seed-000",
}
"""A new record with all that one needs."""
JINHU = "kinmen-jinhu-social-welfare-center"
"""A record with one phone, hours and texts."""


def rows_file(file: Path, rows: Sequence[dict[str, object]]) -> Path:
    """Rows under their column keys, as CSV or as a workbook."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    table = [heads, *([row.get(key, "") for key in heads] for row in rows)]
    if file.suffix == ".xlsx":
        book = Workbook()
        for line in table:
            book.worksheets[0].append(line)
        book.save(file)
    else:
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
    return file


def cells_of(sheet: Worksheet) -> list[dict[str, str]]:
    """The rows below the last row of the heading, by the names in it."""
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(rows) if "reason.zh" in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def wide(text: str) -> str:
    """A text in full-width letters and digits, as an input method for Chinese types it."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
