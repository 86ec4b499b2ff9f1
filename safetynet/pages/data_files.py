"""The files of the data page: what each is, how large, how fresh, and its checksum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from safetynet.exports import Section, Written
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_columns import ColumnsView
from safetynet.pages.page import Link
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.pages.words import say_size
from safetynet.text import say_date

WANTED_FIRST: tuple[Section, ...] = ("people", "maps")
"""Sections whose first file stands at the top of the page: a spreadsheet and a map."""


@dataclass(frozen=True)
class FactView:
    """Something known of a file."""

    label: str
    text: str


@dataclass(frozen=True)
class FileView:
    """A file to take away, with all that is known of it."""

    name: str
    path: str
    what: str
    brief: str
    """Its format, size and how much is in it, in a few words."""
    facts: tuple[FactView, ...]
    sha256: str


@dataclass(frozen=True)
class FirstView:
    """A file that most people want."""

    label: str
    path: str
    what: str


@dataclass(frozen=True)
class NotesView:
    """What is to be known of the files of a section besides."""

    lead: str
    link: Link
    """Leads on to what `lead` announces."""
    notes: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    """More notes, under the heading `fold`."""
    fold: str = ""


@dataclass(frozen=True)
class SectionView:
    """The files for one sort of reader, with a guide to their columns."""

    id: Section
    title: str
    lead: str
    files: tuple[FileView, ...]
    guides: tuple[ColumnsView, ...]
    notes: NotesView | None


def first_files(words: ReachWords) -> Iterator[FirstView]:
    """The files that most people want, each with its size."""
    atlas = words.atlas
    for section in WANTED_FIRST:
        for written in section_files(atlas, section)[:1]:
            facts = {"format": _suffix(written).upper(), "size": _size(atlas, written)}
            label = atlas.say(f"page.data.first.{section}", **facts)
            yield FirstView(label, written.download.path, _what(words, written))


def sections(
    words: ReachWords,
    guides: Mapping[Section, tuple[ColumnsView, ...]],
    notes: Mapping[Section, NotesView],
) -> Iterator[SectionView]:
    """The sections that have files, each with the guides and notes it is given."""
    for section in get_args(Section):
        files = section_files(words.atlas, section)
        if files:
            yield SectionView(
                id=section,
                title=words.atlas.say(f"page.data.section.{section}", count=len(files)),
                lead=words.atlas.say(f"page.data.section.{section}.lead"),
                files=tuple(_file(words, file) for file in files),
                guides=guides.get(section, ()),
                notes=notes.get(section),
            )


def section_files(atlas: Atlas, section: Section) -> tuple[Written, ...]:
    """The files of a section, in the order of the downloads."""
    return tuple(file for file in atlas.downloads if file.download.section == section)


def _file(words: ReachWords, written: Written) -> FileView:
    atlas, download = words.atlas, written.download
    told = (_format(atlas, written), _size(atlas, written), _count(atlas, written))
    return FileView(
        name=download.name,
        path=download.path,
        what=_what(words, written),
        brief=atlas.say("page.data.brief-joint").join(told),
        facts=tuple(_facts(words, written)),
        sha256=written.sha256,
    )


def _what(words: ReachWords, written: Written) -> str:
    atlas, download = words.atlas, written.download
    locale = download.locale or atlas.locale
    facts = {"goal": words.goal, "language": atlas.say(f"page.data.language.{locale}")}
    return atlas.say(f"page.data.{download.what or download.name}", **facts)


def _facts(words: ReachWords, written: Written) -> Iterator[FactView]:
    atlas = words.atlas
    told = {
        "format": f"{_format(atlas, written)} ({written.download.media_type})",
        "size": atlas.say("page.data.bytes", size=_size(atlas, written), bytes=f"{written.size:,}"),
        "count": _count(atlas, written),
        "date": dates(atlas),
        "licence": _licence(words, written.download.section),
    }
    for name, text in told.items():
        yield FactView(atlas.say(f"page.data.fact.{name}"), text)


def dates(atlas: Atlas) -> str:
    """When the files were written, and the date of the newest fact in them."""
    strings, locale = atlas.directory.strings, atlas.locale
    written = say_date(atlas.settings.written_at.date(), strings, locale)
    checked = newest(atlas.directory.records)
    if not checked:
        return atlas.say("page.data.written", written=written)
    newest_fact = say_date(checked, strings, locale)
    return atlas.say("page.data.dates", written=written, newest=newest_fact)


def _licence(words: ReachWords, section: Section) -> str:
    if section == "reach":
        return words.atlas.say(f"page.data.licence.reach.{words.measure.unit}")
    return words.atlas.say("page.data.licence.records")


def _format(atlas: Atlas, written: Written) -> str:
    return atlas.say(f"page.data.format.{_suffix(written)}")


def _suffix(written: Written) -> str:
    return written.download.name.rpartition(".")[2]


def _size(atlas: Atlas, written: Written) -> str:
    return say_size(written.size, atlas.directory.strings, atlas.locale)


def _count(atlas: Atlas, written: Written) -> str:
    counted = f"page.data.counted.{written.download.counted}"
    return atlas.say(counted, count=f"{written.count:,}")
