"""The last sheet of a workbook: what it is, whose, from when, and what each column holds."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.exports.books.cited import Hotlines, Sources
from safetynet.exports.books.listing import Listing
from safetynet.exports.books.table import Table
from safetynet.exports.coverage import OPEN_DATA_LICENCE
from safetynet.exports.release import Release
from safetynet.text import LOCALES

WIDTHS = (30, 100)
"""Of its two columns, in characters."""
SORTS: tuple[type[Listing], ...] = (Table, Hotlines, Sources)
"""The sheets that it explains, in their order."""
SENTENCES = ("what", "unknown", "dates", "withheld", "check")


def title(release: Release) -> str:
    """Name of the sheet, in both languages."""
    return release.directory.strings.say("book.about", "zh")


def sheets(release: Release) -> tuple[Listing, ...]:
    """The sheets before it: of sites, helplines and sources, each in both languages."""
    return tuple(sort(release, locale) for sort in SORTS for locale in LOCALES)


def rows(release: Release) -> Iterator[tuple[str, str]]:
    """Its rows, first in Chinese, then in English; ("", "") between parts."""
    for locale in LOCALES:
        yield from _facts(Table(release, locale))
        yield "", ""
        for sort in SORTS:
            sheet = sort(release, locale)
            yield sheet.title, sheet.labels.say("book.sheet")
            yield from sheet.meanings()
            yield "", ""


def _facts(table: Table) -> Iterator[tuple[str, str]]:
    release, say = table.release, table.labels.say
    yield say("site.name"), say("book.title", sheet=table.title)
    yield say("book.licence"), say("page.data.licence.records")
    yield say("book.terms"), OPEN_DATA_LICENCE
    yield say("field.date"), release.stamp.date().isoformat()
    yield say("book.count"), str(table.count)
    if release.site_url:
        yield say("book.site_url"), release.site_url
    for name in SENTENCES:
        yield "", say(f"book.about.{name}")
