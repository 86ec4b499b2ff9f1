"""The table of a topic: what is counted down, periods and sorts of figure across."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from safetynet.figures.days import days_of
from safetynet.figures.facts import Fact, Row, TopicFigures
from safetynet.figures.periods import Dated
from safetynet.figures.picks import is_beside_a_count
from safetynet.figures.words import FigureWords
from safetynet.model import Basis
from safetynet.model.indicators import is_small

ORDER = tuple(Basis)[1:] + tuple(Basis)[:1]
"""Sorts of figures from left to right: what was intended, then what was."""
WIDE = 2
"""Columns of numbers that fit a narrow screen."""
UNSAID = frozenset({"share", "date"})
"""Sorts of units that a value says itself."""


@dataclass(frozen=True)
class Column:
    """What stands over numbers."""

    period: Dated
    basis: str
    share: str
    """That these are percentages beside the numbers; "" elsewhere."""


@dataclass(frozen=True)
class CellValue:
    """One number of a cell with the marks of its notes."""

    text: str
    marks: str


@dataclass(frozen=True)
class TableRow:
    """What is counted, with a number or several under each column; () where there is none."""

    label: str
    unit: str
    """Where it is not the same in all rows."""
    marks: str
    cells: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True)
class Table:
    """All figures of a topic."""

    unit: str
    """That of all rows; "" where they differ."""
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    general: tuple[str, ...]
    """Notes on all figures."""
    notes: tuple[str, ...]
    """Notes whose marks stand in the table, in the order of their numbers."""

    @property
    def is_wide(self) -> bool:
        """Whether it may have to scroll on a narrow screen."""
        return len(self.columns) > WIDE


class _Over(NamedTuple):
    """What makes a column."""

    period: str
    basis: Basis
    is_share: bool


class _Line(NamedTuple):
    """What makes a row; percentages beside numbers stand in the row of the numbers."""

    row: Row
    unit: str


_Grid = dict[_Line, dict[_Over, list[Fact]]]


@dataclass(frozen=True)
class _Notes:
    """The notes of each figure."""

    of: Mapping[Fact, Collection[str]]
    general: Collection[str]
    numbers: dict[str, int] = field(default_factory=dict)

    def common(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        """The notes that all of several figures have, but not all of the table."""
        first, *rest = (self.of[fact] for fact in facts)
        shared = (note for note in first if all(note in notes for notes in rest))
        return tuple(note for note in shared if note not in self.general)

    def marks(self, words: FigureWords, notes: Iterable[str]) -> str:
        """The marks of notes, numbered in the order in which they are first asked for."""
        numbers = (self.numbers.setdefault(note, len(self.numbers) + 1) for note in notes)
        return words.listed(words.say("note.mark", number=number) for number in numbers)


def table_of(words: FigureWords, figures: TopicFigures) -> Table:
    """The table of a topic, with its notes."""
    grid = _grid(figures)
    over = sorted({over for cells in grid.values() for over in cells}, key=_place)
    units = {line.unit for line in grid}
    notes = _notes(words, figures)
    return Table(
        unit="".join(_unit(words, unit) for unit in units) if len(units) == 1 else "",
        columns=tuple(_column(words, one) for one in over),
        rows=tuple(_rows(words, figures, grid, over, notes)),
        general=tuple(notes.general),
        notes=tuple(notes.numbers),
    )


def _grid(figures: TopicFigures) -> _Grid:
    ranks = {row: place for place, row in enumerate(figures.rows)}
    grid: _Grid = {}
    for fact in sorted(figures.facts, key=lambda fact: ranks[fact.row]):
        is_share = is_beside_a_count(figures, fact)
        line = _Line(fact.row, _first_count(figures, fact.row) if is_share else fact.at.unit)
        over = _Over(fact.at.period, fact.at.basis, is_share)
        grid.setdefault(line, {}).setdefault(over, []).append(fact)
    return grid


def _first_count(figures: TopicFigures, row: Row) -> str:
    others = (fact for fact in figures.facts if fact.row == row)
    return next(fact.at.unit for fact in others if figures.sort(fact) != "share")


def _place(over: _Over) -> tuple[bool, int, int, int, bool]:
    """By the last day; a span of years after the last of them; what nobody dates at the end."""
    first, last = days_of(over.period)
    until = last.toordinal() if last else 0
    since = first.toordinal() if first else until
    return not over.period, until, -since, ORDER.index(over.basis), over.is_share


def _column(words: FigureWords, over: _Over) -> Column:
    share = words.say("column.share") if over.is_share else ""
    return Column(words.dated(over.period), words.basis(over.basis), share)


def _rows(
    words: FigureWords, figures: TopicFigures, grid: _Grid, over: Sequence[_Over], notes: _Notes
) -> Iterator[TableRow]:
    labels = words.labels(figures, figures.rows)
    is_mixed = len({line.unit for line in grid}) > 1
    for line, cells in grid.items():
        common = notes.common([fact for facts in cells.values() for fact in facts])
        yield TableRow(
            label=labels[line.row],
            unit=_unit(words, line.unit) if is_mixed else "",
            marks=notes.marks(words, common),
            cells=tuple(
                tuple(_cell(words, fact, notes, common) for fact in cells.get(one, ()))
                for one in over
            ),
        )


def _cell(words: FigureWords, fact: Fact, notes: _Notes, common: Collection[str]) -> CellValue:
    own = (note for note in notes.of[fact] if note not in common and note not in notes.general)
    return CellValue(words.amount(fact), notes.marks(words, own))


def _unit(words: FigureWords, unit: str) -> str:
    """A unit; "" where values say it themselves."""
    return "" if words.unit(unit).sort in UNSAID else words.unit_label(unit)


# --- notes


def _notes(words: FigureWords, figures: TopicFigures) -> _Notes:
    """Those that all figures of a table have are told once, without marks."""
    notes = {fact: tuple(_notes_of(words, figures, fact)) for fact in figures.facts}
    first, *rest = notes.values()
    return _Notes(notes, [note for note in first if all(note in others for others in rest)])


def _notes_of(words: FigureWords, figures: TopicFigures, fact: Fact) -> Iterator[str]:
    if not fact.is_dated:
        yield words.say("note.dated-by-document")
    if any(one.derived for one in fact.stated):
        yield words.say("note.derived")
    if is_small(fact.value):
        yield words.say("note.small")
    if len(figures.at[fact.row, fact.at]) > 1:
        yield words.say("note.source", sources=words.listed(_sources(words, fact)))
    yield from dict.fromkeys(one.note.in_(words.locale) for one in fact.stated if one.note)


def _sources(words: FigureWords, fact: Fact) -> Iterator[str]:
    sources = words.directory.sources
    return (sources[one.source].title.in_(words.locale) for one in fact.stated)
