"""Tables and bars of reach: people within each threshold, of areas or of kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from safetynet.pages.bands import Hatch, hatches, is_hatched, looks
from safetynet.pages.page import Link
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Measure


@dataclass(frozen=True)
class Segment:
    """A piece of a bar in the look of its band."""

    look: str
    x: str
    """Where it begins, in percent of the bar: "12.3%"."""
    width: str

    @property
    def is_hatched(self) -> bool:
        """Whether a pattern fills it."""
        return is_hatched(self.look)


@dataclass(frozen=True)
class Swatch:
    """What a look of the bars means."""

    look: str
    label: str
    hatch: Hatch | None
    """None where it has a plain color."""


@dataclass(frozen=True)
class Cell:
    """A number of a table with what stands over its column, for narrow screens."""

    label: str
    text: str
    share: str = ""
    beside: str = ""
    """The same in a straight line."""
    link: Link | None = None


@dataclass(frozen=True)
class Row:
    """An area or a kind with its bar and numbers."""

    name: str
    cells: tuple[Cell, ...]
    path: str = ""
    """Where the name leads; "" = nowhere."""
    note: str = ""
    bar: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under one caption."""

    caption: str
    first: str
    """What stands over the names."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    def without_empty(self, optional: Collection[str]) -> Table:
        """Without those of the optional columns that are 0 in every row."""
        rows = (*self.rows, self.total) if self.total else self.rows
        used = {cell.label for row in rows for cell in row.cells if cell.text != "0"}
        empty = set(optional) - used
        return replace(
            self,
            columns=tuple(label for label in self.columns if label not in empty),
            rows=tuple(_without(row, empty) for row in self.rows),
            total=_without(self.total, empty) if self.total else None,
        )


def _without(row: Row, labels: Collection[str]) -> Row:
    return replace(row, cells=tuple(cell for cell in row.cells if cell.label not in labels))


def bar(measure: Measure, reach: AreaReach) -> tuple[Segment, ...]:
    """The bands of an area as pieces of one bar, edges rounded to tenths of a percent."""
    if not reach.population:
        return ()
    edges = [round(1000 * edge / reach.population) for edge in accumulate(reach.bands, initial=0)]
    pieces = zip(looks(measure), edges, edges[1:], strict=False)
    return tuple(
        Segment(look, f"{start / 10:g}%", f"{(end - start) / 10:g}%")
        for look, start, end in pieces
        if end > start
    )


def swatches(words: ReachWords, areas: Iterable[AreaReach]) -> tuple[Swatch, ...]:
    """What the looks of the bars of some areas mean.

    Where nobody is farther than the last threshold, or needs a boat, these looks are left out.
    """
    measure = words.measure
    people = list(map(sum, zip(*(area.bands for area in areas), strict=True)))
    lines = hatches(looks(measure))
    named = zip(looks(measure), _bands(words), people, strict=True)
    return tuple(
        Swatch(look, name, lines.get(look))
        for place, (look, name, count) in enumerate(named)
        if count or place < len(measure.thresholds)
    )


def _bands(words: ReachWords) -> Iterator[str]:
    """What each band is called, from near to far."""
    limits = words.measure.thresholds
    yield words.within(limits[0])
    for low, high in pairwise(limits):
        yield words.way(f"{low:g}–{high:g}")
    yield from (words.beyond, words.ferry)


def columns(words: ReachWords) -> tuple[str, ...]:
    """What stands over the numbers of `cells`."""
    bands = tuple(words.within(threshold) for threshold in words.measure.thresholds)
    return (*bands, words.beyond, words.ferry, words.say("people"))


def optional(words: ReachWords) -> tuple[str, str]:
    """Columns that say nothing where they are 0 throughout."""
    return words.beyond, words.ferry


def counted(words: ReachWords, label: str, part: int, whole: int, beside: str = "") -> Cell:
    """People with their share of all."""
    return Cell(label, f"{part:,}", words.share(part, whole) if part else "", beside)


def cells(words: ReachWords, reach: AreaReach) -> tuple[Cell, ...]:
    """The numbers of an area: within each threshold, beyond, only by ferry, people."""
    whole, labels = reach.population, columns(words)
    parts = (*reach.within, reach.beyond, reach.by_ferry_only)
    besides = (*straight(words, reach), "", "")
    numbers = zip(labels, parts, besides, strict=False)
    return (
        *(counted(words, label, part, whole, beside) for label, part, beside in numbers),
        Cell(labels[-1], f"{whole:,}"),
    )


def straight(words: ReachWords, reach: AreaReach) -> Sequence[str]:
    """The straight-line figure beside each threshold's; empty where the measure is time."""
    if not reach.within_straight:
        return [""] * len(reach.within)
    return [words.say("beside", count=f"{count:,}") for count in reach.within_straight]


def area_row(words: ReachWords, reach: AreaReach, name: Link, note: str = "") -> Row:
    """An area's row; a name without a path leads nowhere."""
    return Row(name.label, cells(words, reach), name.path, note, bar(words.measure, reach))


def by_need(measure: Measure, areas: Iterable[AreaReach]) -> list[AreaReach]:
    """Areas by how many of their people are beyond the goal, most first."""
    return sorted(areas, key=lambda area: (-area.not_within(measure.goal_at), area.code))
