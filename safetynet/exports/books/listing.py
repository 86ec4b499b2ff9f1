"""What a sheet of a workbook is made of, in one language."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from safetynet.exports.labels import UNKNOWN, Labels
from safetynet.exports.release import Release
from safetynet.text import Locale

Cell = str | dt.date | float
"""Text ("" = nothing), a day, or a number."""
NARROW, MIDDLE, WIDE = 12, 24, 40
"""Widths in characters of the Latin script."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    key: str
    """Of its heading (`book.…` or else `field.…` in data/strings.yaml) and of its sentence."""
    width: int
    cell: Callable[[Any, Any], Cell]
    """From the listing and what stands in the row."""


@dataclass(frozen=True)
class Listing(ABC):
    """Rows of one sort, of a release, in one language."""

    name: ClassVar[str]
    """Of its title (`book.…`)."""
    guide: ClassVar[str]
    """Beginning of the keys of its columns' sentences."""
    columns: ClassVar[tuple[Column, ...]]

    release: Release
    locale: Locale

    @property
    @abstractmethod
    def items(self) -> Sequence[Any]:
        """What stands in its rows, in order."""

    @cached_property
    def labels(self) -> Labels:
        """The words of the language."""
        return Labels(self.release.directory, self.locale)

    @property
    def title(self) -> str:
        """What it is called, in its language."""
        return self.labels.say(f"book.{self.name}")

    @property
    def count(self) -> int:
        """How many rows it has below its head."""
        return len(self.items)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The words at the head of each column."""
        texts = self.labels.directory.strings.texts
        keys = (f"book.{column.key}" for column in self.columns)
        return tuple(
            self.labels.say(key if key in texts else key.replace("book.", "field.")) for key in keys
        )

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each row."""
        cells = [column.cell for column in self.columns]
        for item in self.items:
            yield [cell(self, item) for cell in cells]

    def meanings(self) -> Iterator[tuple[str, str]]:
        """Each column's head and what it holds."""
        for column, head in zip(self.columns, self.heads, strict=True):
            yield head, self.labels.say(f"{self.guide}.{column.key}")

    # --- what several columns need

    def label(self, field: str, code: str) -> str:
        """A code in words; "" for what is unknown."""
        return "" if code == UNKNOWN else self.labels.of[field][code]

    def joined(self, texts: Iterable[str]) -> str:
        """Several values in one cell."""
        return self._joint.join(filter(None, texts))

    @cached_property
    def _joint(self) -> str:
        return self.labels.say("book.joint")

    def labelled(self, field: str, codes: Iterable[str]) -> str:
        """Several codes in words in one cell."""
        words = self.labels.of[field]
        return self.joined(words[code] for code in codes)

    def yes_or_no(self, *, is_so: bool) -> str:
        """A flag in words."""
        return self.labels.say("book.yes" if is_so else "book.no")

    def hours(self, text: str) -> str:
        """The week in words, else as its pattern."""
        table = self.labels.hours(text)
        return table.line or table.raw


def text(field: str) -> Callable[[Listing, Any], Cell]:
    """The words of a field in the sheet's language."""
    return lambda sheet, item: sheet.labels.text(getattr(item, field))


def word(field: str) -> Callable[[Listing, Any], Cell]:
    """The code of a field in words."""
    return lambda sheet, item: sheet.label(field, getattr(item, field) or UNKNOWN)


def words(field: str) -> Callable[[Listing, Any], Cell]:
    """The codes of a field in words."""
    return lambda sheet, item: sheet.labelled(field, getattr(item, field))


def flag(field: str) -> Callable[[Listing, Any], Cell]:
    """Yes or no."""
    return lambda sheet, item: sheet.yes_or_no(is_so=getattr(item, field))


def day(value: dt.date | str | None) -> Cell:
    """A day as a date; a month or year as it is."""
    return value or ""
