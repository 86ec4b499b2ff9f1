"""Figures and meetings in a review: one row each, so that a whole year of them can be read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from pydantic import TypeAdapter, ValidationError

from safetynet.check.markdown import differing
from safetynet.directory import Directory
from safetynet.figures.periods import say_period
from safetynet.figures.values import say_value
from safetynet.model import Indicator
from safetynet.model.indicators import Value
from safetynet.staff.figures.words import CellWords
from safetynet.staff.review.other_files import RowChange
from safetynet.staff.review.says import Markdown, Says
from safetynet.text import Locale

Values = Mapping[str, str]
"""Path in an item → its text."""
_VALUE: TypeAdapter[int | float | str] = TypeAdapter(Value)


@dataclass(frozen=True)
class Rows(ABC):
    """The words of one sort of rows, as they stand on one side of the change."""

    directory: Directory
    locale: Locale

    state: ClassVar[str]
    """The field that the columns before and after tell."""
    told: ClassVar[frozenset[str]]
    """Paths of a new row that need no words of their own."""
    heads: ClassVar[str]
    """Beginning of the keys of what fields are called."""

    @abstractmethod
    def named(self, row: Values) -> str:
        """What the row is of."""

    @abstractmethod
    def said(self, row: Values) -> str:
        """What it says; "" where there is none."""

    def value(self, path: str, row: Values) -> str:
        """What any other field says."""
        return row.get(path, "")

    def label(self, path: str) -> str:
        """What a field is called; its path where nobody knows it."""
        return self.word(f"{self.heads}{path}", path)

    def word(self, key: str, otherwise: str) -> str:
        """A sentence of data/strings.yaml, if it is there."""
        text = self.directory.strings.texts.get(key)
        return text.in_(self.locale) if text else otherwise

    def term(self, key: str, row: Values) -> str:
        """The words of a code; the code where nobody knows it, "" where there is none."""
        code = row.get(key, "")
        label = CellWords(self.directory).labels(key, row.get("topic", "")).get(code)
        return label.in_(self.locale) if label else code

    def period(self, row: Values) -> str:
        """When; as it is written where that is no period."""
        try:
            return say_period(row.get("period"), self.directory.strings, self.locale)
        except ValueError:
            return row["period"]

    def joined(self, *parts: str) -> str:
        """What a name is made of."""
        return self.directory.strings.say("figures.joint", self.locale).join(filter(None, parts))


class FigureRows(Rows):
    """Figures: a number with its unit."""

    state = "value"
    _of = ("county", "topic", "item", "part", "township", "basis")
    told = frozenset((*_of, "period", "value", "unit", "source"))
    heads = "figures.column."

    def named(self, row: Values) -> str:
        """County, topic, item and what divides it; when."""
        return self.joined(*(self.term(key, row) for key in self._of), self.period(row))

    def said(self, row: Values) -> str:
        """The number as pages say it; as it is written where they could not."""
        text, unit = row.get("value", ""), row.get("unit", "")
        known = self.directory.network.terms.units.get(unit)
        try:
            value = _VALUE.validate_python(text)
        except ValidationError:
            known = None
        if known is None:
            return f"{text} {unit}".strip() if text else ""
        return say_value(value, known, self.directory.strings, self.locale)

    def value(self, path: str, row: Values) -> str:
        """The words of a code, and the code."""
        words = CellWords(self.directory)
        return words.choice(path, row.get(path, ""), self.locale, row.get("topic", ""))


class MeetingRows(Rows):
    """Meetings: how often they are held."""

    state = "frequency"
    told = frozenset(("county", "name.zh", "name.en", "frequency", "period", "source"))
    heads = "review.meeting."

    def named(self, row: Values) -> str:
        """County, name; when."""
        name = row.get(f"name.{self.locale}") or row.get("name.zh", "")
        return self.joined(self.term("county", row), name, self.period(row))

    def said(self, row: Values) -> str:
        """How often, as the page says it."""
        often = row.get("frequency", "")
        return self.word(f"network.frequency.{often}", often)


SORTS: Mapping[str, type[Rows]] = {"indicators.yaml": FigureRows, "meetings.yaml": MeetingRows}
"""File → its sort of rows."""


@dataclass(frozen=True)
class RowTable:
    """Says the rows of a file in one language."""

    words: Says
    before: Rows
    after: Rows

    def cells(self, change: RowChange) -> tuple[Markdown, ...]:
        """What it is of, before, after, its source, and all else that is new or changed."""
        rows, row = (self.after, change.new) if change.new else (self.before, change.old)
        code = row.get("source", "")
        source = rows.directory.sources.get(code)
        cells = (
            rows.named(row),
            *self._states(change),
            source.title.in_(rows.locale) if source else code,
        )
        nothing = self.words.sentence("change.nothing")
        shown = (self.words.shown(cell) if cell else nothing for cell in cells)
        return *shown, self.words.joined(list(self._else(change)))

    def _states(self, change: RowChange) -> tuple[str, str]:
        """Before and after; as they are written where the words are the same."""
        before, after = self.before.said(change.old), self.after.said(change.new)
        key = self.after.state
        if before != after or key not in change.differing:
            return before, after
        return change.old.get(key, ""), change.new.get(key, "")

    def _else(self, change: RowChange) -> Iterator[Markdown]:
        if change.sort == "removed":
            return
        told = self.after.told if change.sort == "added" else {self.after.state}
        for path in change.differing:
            if path not in told:
                key = "rows.new" if change.sort == "added" else "rows.changed"
                old, new = self._both(path, change)
                label = self.words.shown(self.after.label(path))
                yield self.words.say(key, field=label, old=old, new=new)

    def _both(self, path: str, change: RowChange) -> Iterator[Markdown]:
        old = self.before.value(path, change.old)
        new = self.after.value(path, change.new)
        nothing = self.words.sentence("change.nothing")
        return (self.words.shown(one) if one else nothing for one in differing(old, new))


def figure_named(words: Says, figure: Indicator) -> str:
    """What a figure is of."""
    return FigureRows(words.directory, words.locale).named(
        {key: str(value) for key, value in figure.model_dump().items() if value is not None}
    )


def row_table(words: Says, name: str) -> RowTable:
    """The words for the rows of a file of `SORTS`."""
    before, after = (
        SORTS[name](replace(side.directory, strings=words.directory.strings), words.locale)
        for side in (words.sides.before, words.sides.after)
    )
    return RowTable(words, before, after)
