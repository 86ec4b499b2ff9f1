"""The last sheet of a workbook: what it is, whose, from when, and what each column holds."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.exports.books.table import COLUMNS, Table
from safetynet.exports.release import Release
from safetynet.text import LOCALES

WIDTHS = (30, 100)
"""Of its two columns, in characters."""
SENTENCES = ("what", "unknown", "dates", "withheld", "check")


def title(release: Release) -> str:
    """Name of the sheet, in both languages."""
    return release.directory.strings.say("book.about", "zh")


def tables(release: Release) -> tuple[Table, ...]:
    """The sheets of sites, one a language."""
    return tuple(Table(release, locale) for locale in LOCALES)


def rows(release: Release) -> Iterator[tuple[str, str]]:
    """Its rows, first in Chinese, then in English; ("", "") between parts."""
    for table in tables(release):
        yield from _facts(table)
        yield "", ""
        yield from column_guide(table)
        yield "", ""


def _facts(table: Table) -> Iterator[tuple[str, str]]:
    release, say = table.release, table.labels.say
    yield say("site.name"), say("book.title", sheet=table.title)
    yield say("book.licence"), say("page.data.licence.records")
    yield say("book.terms"), "https://data.gov.tw/license"
    yield say("field.date"), release.stamp.date().isoformat()
    yield say("book.count"), str(table.count)
    if release.site_url:
        yield say("book.site_url"), release.site_url
    for name in SENTENCES:
        yield "", say(f"book.about.{name}")


def column_guide(table: Table) -> Iterator[tuple[str, str]]:
    """Each column's head and what it holds, in the language of the sheet."""
    for column, head in zip(COLUMNS, table.heads, strict=True):
        yield head, table.labels.say(f"book.column.{column.key}")
