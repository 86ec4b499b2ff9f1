"""The page of downloads: what each file holds, what may be done with it, what its columns mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from safetynet import addresses
from safetynet.exports import Section
from safetynet.pages.areas import county_entries
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_columns import (
    CodesView,
    ColumnsView,
    book_guides,
    code_lists,
    column_guides,
)
from safetynet.pages.data_figures import figure_columns
from safetynet.pages.data_files import (
    FirstView,
    NotesView,
    SectionView,
    dates,
    first_files,
    section_files,
    sections,
)
from safetynet.pages.data_reach import reach_columns, reach_notes, without_rows
from safetynet.pages.page import Link
from safetynet.pages.parts import CountLink, SourceLine
from safetynet.pages.reach_words import ReachWords
from safetynet.text import say_date

OF_RECORDS: tuple[Section, ...] = ("people", "maps")
"""Sections whose files have records in rows."""


@dataclass(frozen=True)
class DataView:
    """Everything pages/data.html prints."""

    first: tuple[FirstView, ...]
    dates: str
    sections: tuple[SectionView, ...]
    codes: tuple[CodesView, ...]
    kinds: Link
    schema: Link
    licences: Link
    cite: str
    checksums: Link
    count: int
    counties: tuple[CountLink, ...]
    sources: tuple[SourceLine, ...]
    source_count: int


def data_view(atlas: Atlas) -> DataView:
    """Downloads, their columns, licences, counts and the sources that records cite."""
    words, cited = ReachWords(atlas), _sources(atlas)
    guides = _guides(atlas) | {
        "reach": reach_columns(words),
        "figures": (figure_columns(atlas),),
    }
    return DataView(
        first=tuple(first_files(words)),
        dates=dates(atlas),
        sections=tuple(sections(words, guides, _notes(words))),
        codes=code_lists(atlas),
        kinds=atlas.index("kinds"),
        schema=Link("services.schema.json", "data/services.schema.json"),
        licences=Link(atlas.say("frame.nav_about"), f"{atlas.address('about/')}#licenses"),
        cite=_cite(atlas),
        checksums=Link("SHA256SUMS.txt", "data/SHA256SUMS.txt"),
        count=len(atlas.listed),
        counties=tuple(entry.county for entry in county_entries(atlas)),
        sources=cited,
        source_count=len(cited),
    )


def _guides(atlas: Atlas) -> dict[Section, tuple[ColumnsView, ...]]:
    of_codes = {
        section: column_guides(atlas, section_files(atlas, section)) for section in OF_RECORDS
    }
    return of_codes | {"people": (*book_guides(atlas), *of_codes["people"])}


def _notes(words: ReachWords) -> dict[Section, NotesView]:
    """Where the API is explained; how much of reach there is, what is not in it, whose it is."""
    atlas = words.atlas
    api = Link(atlas.say("frame.nav_data_api"), addresses.authored(atlas.locale, "data/api"))
    return {
        "programs": NotesView(atlas.say("page.data.section.programs.api"), api),
        "reach": NotesView(
            lead=atlas.say("page.data.reach.how"),
            link=words.method,
            notes=reach_notes(words),
            folded=tuple(without_rows(atlas)),
            fold=atlas.say("page.data.reach.without-rows"),
        ),
    }


def _cite(atlas: Atlas) -> str:
    """How to name this site as the source, with its address where that is known."""
    address = atlas.settings.site_url and atlas.settings.site_url + atlas.address("data/")
    written = say_date(atlas.settings.written_at.date(), atlas.directory.strings, atlas.locale)
    return atlas.say("page.data.cite", date=written, address=address).strip()


def _sources(atlas: Atlas) -> tuple[SourceLine, ...]:
    cited = Counter(c.source for record in atlas.directory.records for c in record.sources)
    return tuple(atlas.source(code) for code in atlas.directory.sources if code in cited)
