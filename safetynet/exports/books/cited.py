"""What records lean on, as rows of words: helplines, and the sources that facts are from."""

from __future__ import annotations

from safetynet.exports.books.listing import (
    MIDDLE,
    NARROW,
    WIDE,
    Column,
    Listing,
    day,
    flag,
    text,
    word,
    words,
)
from safetynet.model import Hotline, Source


class Hotlines(Listing):
    """The helplines."""

    name = "hotlines"
    guide = "book.hotline"
    columns = (
        Column("number", NARROW, lambda _, line: line.number),
        Column("name", WIDE, text("name")),
        Column("purpose", WIDE, text("purpose")),
        Column("emergency", NARROW, flag("emergency")),
        Column("hours", MIDDLE, lambda sheet, line: sheet.hours(line.hours)),
        Column("hours_note", WIDE, text("hours_note")),
        Column("fee", NARROW, word("fee")),
        Column("fee_note", MIDDLE, text("fee_note")),
        Column("languages", MIDDLE, words("languages")),
        Column(
            "access", WIDE, lambda sheet, line: sheet.joined(map(sheet.labels.text, line.access))
        ),
        Column("site_url", MIDDLE, lambda _, line: line.url),
        Column("verified", NARROW, lambda _, line: day(line.checked)),
        Column("stated", WIDE, lambda sheet, line: sheet.joined(line.sources)),
        Column("id", MIDDLE, lambda _, line: line.id),
    )

    @property
    def items(self) -> tuple[Hotline, ...]:
        """All helplines, in the order of the data."""
        return self.release.directory.hotlines


class Sources(Listing):
    """The sources that records cite."""

    name = "cited"
    guide = "book.source"
    columns = (
        Column("source", WIDE, lambda sheet, item: sheet.labels.text(item[1].title)),
        Column("publisher", WIDE, lambda sheet, item: sheet.labels.text(item[1].publisher)),
        Column("date", NARROW, lambda _, item: day(item[1].date)),
        Column("site_url", WIDE, lambda _, item: item[1].url),
        Column("licence", MIDDLE, lambda _, item: item[1].licence),
        Column("source_code", MIDDLE, lambda _, item: item[0]),
    )

    @property
    def items(self) -> tuple[tuple[str, Source], ...]:
        """Code and source of each that a record cites, in the order of the data."""
        directory = self.release.directory
        cited = {one.source for record in directory.records for one in record.sources}
        return tuple((code, one) for code, one in directory.sources.items() if code in cited)
