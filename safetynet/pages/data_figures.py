"""What the page of downloads says of the columns of the figures."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.exports.indicators_csv import COLUMNS, DOWNLOAD
from safetynet.model import Basis
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_columns import CodeView, ColumnsView, ColumnView
from safetynet.text import LOCALES

WORDS = {"period": "period_words", "note": "note"}
"""What stands in words in a column a language → the end of its sentence's key; else `words`."""


def figure_columns(atlas: Atlas) -> ColumnsView:
    """What each column of the figures means; files of one topic have the same."""
    return ColumnsView(DOWNLOAD.name, tuple(_column(atlas, name) for name in COLUMNS))


def _column(atlas: Atlas, name: str) -> ColumnView:
    return ColumnView(name, _meaning(atlas, name), tuple(_choices(atlas, name)))


def _meaning(atlas: Atlas, name: str) -> str:
    field, _, language = name.rpartition("_")
    if language not in LOCALES:
        return atlas.say(f"page.data.figure.{name}")
    words = atlas.say(f"page.data.language.{language}")
    return atlas.say(f"page.data.figure.{WORDS.get(field, 'words')}", language=words)


def _choices(atlas: Atlas, name: str) -> Iterator[CodeView]:
    if name == "basis":
        for code in Basis:
            yield CodeView(code, atlas.say(f"figures.basis.{code}"))
