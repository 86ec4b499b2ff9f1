"""What the columns of the files of sites mean, and the words behind their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from safetynet.exports import Release, Written, books
from safetynet.exports.books.about import SORTS
from safetynet.exports.labels import UNKNOWN
from safetynet.model import CLOSED, Precision
from safetynet.pages.atlas import Atlas
from safetynet.pages.words import say_list
from safetynet.text import LOCALES

FIELD_OF: Mapping[str, str] = {"name_en_basis": "en_basis", "verified_how": "how"}
"""Column with a closed choice → the field that it holds, where it has another name."""
NEVER = (UNKNOWN, Precision.TOWNSHIP)
"""Codes that stand in no cell: of what is not known, and of points that are not shown."""
CODED = ("kind", "services", "audience", "languages")
"""Fields whose many codes are explained in lists of their own."""


@dataclass(frozen=True)
class CodeView:
    """A code and its words."""

    code: str
    words: str


@dataclass(frozen=True)
class ColumnView:
    """A column of a table, or a property of features, and what it means."""

    name: str
    what: str
    codes: tuple[CodeView, ...] = ()
    """All that can stand in it, where that is a short list."""


@dataclass(frozen=True)
class ColumnsView:
    """The columns of one file, or of several that have the same."""

    file: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True)
class CodesView:
    """A list of codes that columns use."""

    id: str
    title: str
    codes: tuple[CodeView, ...]


def column_guides(atlas: Atlas, files: Iterable[Written]) -> tuple[ColumnsView, ...]:
    """One guide for all files that have the same columns; files without columns have none."""
    names: dict[tuple[str, ...], list[str]] = {}
    for file in files:
        if file.columns:
            names.setdefault(file.columns, []).append(file.download.name)
    return tuple(
        ColumnsView(
            say_list(together, atlas.directory.strings, atlas.locale),
            tuple(_column(atlas, column) for column in columns),
        )
        for columns, together in names.items()
    )


def book_guides(atlas: Atlas) -> Iterator[ColumnsView]:
    """A guide to each of the workbook's sheets in the page's language, with the sheet's words."""
    files = books.DOWNLOAD.name
    for sort in SORTS:
        sheet = sort(Release(atlas.directory), atlas.locale)
        yield ColumnsView(
            atlas.say("page.title.with", title=files, more=sheet.title),
            tuple(ColumnView(head, what) for head, what in sheet.meanings()),
        )


def _column(atlas: Atlas, name: str) -> ColumnView:
    return ColumnView(name, _meaning(atlas, name), tuple(_choices(atlas, name)))


def _meaning(atlas: Atlas, name: str) -> str:
    """The sentence of a column; `name_zh` without one is the field's name in that language."""
    own = f"page.data.record.{name}"
    field, _, language = name.rpartition("_")
    if own in atlas.directory.strings.texts or language not in LOCALES:
        return atlas.say(own)
    facts = {"field": atlas.say(f"field.{field}"), "language": atlas.say(f"field.{language}")}
    return atlas.say("page.data.in-language", **facts)


def _choices(atlas: Atlas, name: str) -> Iterator[CodeView]:
    field = FIELD_OF.get(name, name)
    if field in CLOSED:
        for code, label in atlas.directory.labels[field].items():
            if code not in NEVER:
                yield CodeView(code, atlas.text(label))


def code_lists(atlas: Atlas) -> tuple[CodesView, ...]:
    """The words of all codes of kinds, services, audiences and languages."""
    labels = atlas.directory.labels
    return tuple(
        CodesView(
            f"codes-{field}",
            atlas.say("page.data.codes.of", field=atlas.say(f"field.{field}"), count=len(codes)),
            tuple(CodeView(code, label.in_(atlas.locale)) for code, label in codes.items()),
        )
        for field, codes in ((field, labels[field]) for field in CODED)
    )
