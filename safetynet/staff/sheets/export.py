"""Which records go into a sheet, and the sheet as a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.staff.asked import find_county, find_kind
from safetynet.staff.sheets.book import Book
from safetynet.staff.sheets.columns import columns, label, phones_needed
from safetynet.staff.sheets.csv_file import csv_bytes
from safetynet.staff.sheets.words import Words
from safetynet.staff.sheets.written import Written
from safetynet.text import Locale


def selected(
    directory: Directory,
    counties: Collection[str] = (),
    kinds: Collection[str] = (),
    locale: Locale = "zh",
) -> tuple[Record, ...]:
    """Records of some counties and kinds, by default all; never those whose place is secret.

    Raises `CallError` for a county or a kind that there is not.
    """
    codes = {find_county(directory, name, locale).code for name in counties}
    of_kinds = {find_kind(directory, name, locale) for name in kinds}
    return tuple(
        record
        for record in directory.records
        if not record.confidential
        and (not codes or record.county in codes)
        and (not of_kinds or record.kind in of_kinds)
    )


def export_bytes(
    directory: Directory, records: Sequence[Record], form: str, locale: Locale
) -> bytes:
    """The records as .xlsx or .csv; the same bytes for the same records."""
    words = Words(directory)
    some = columns(phones_needed(tuple(records)))
    if form == "xlsx":
        return Book(words, locale, some).file(records)
    written = Written(words, locale)
    head = [label(column, directory.strings, locale) for column in some]
    return csv_bytes([head, *([written.cell(record, one) for one in some] for record in records)])


def said(directory: Directory, records: Sequence[Record], file: Path, locale: Locale) -> str:
    """What was written, and how many records are never in a sheet."""
    secret = sum(record.confidential for record in directory.records)
    facts = {"count": len(records), "file": file.as_posix(), "secret": secret}
    return directory.strings.say("sheet.exported", locale, **facts)
