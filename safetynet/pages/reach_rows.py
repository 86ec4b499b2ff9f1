"""Tables and bars of reach: people within each threshold, of areas or of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from safetynet.pages.page import Link
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Measure

PATTERNS = 5
"""Patterns for bands between thresholds; more bands than these share the last."""


@dataclass(frozen=True)
class Segment:
    """A piece of a bar; `look` names its pattern."""

    look: str
    x: str
    """Where it begins, in percent of the bar: "12.3%"."""
    width: str


@dataclass(frozen=True)
class Swatch:
    """What a pattern of the bars means."""

    look: str
    label: str


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


def bar(reach: AreaReach) -> tuple[Segment, ...]:
    """The bands of an area as pieces of one bar, edges rounded to tenths of a percent."""
    if not reach.population:
        return ()
    edges = [round(1000 * edge / reach.population) for edge in accumulate(reach.bands, initial=0)]
    pieces = zip(looks(len(reach.within)), edges, edges[1:], strict=False)
    return tuple(
        Segment(look, f"{start / 10:g}%", f"{(end - start) / 10:g}%")
        for look, start, end in pieces
        if end > start
    )


def looks(thresholds: int) -> tuple[str, ...]:
    """Patterns of the bands: one for each threshold, beyond, only by ferry."""
    bands = (f"band{min(place, PATTERNS - 1)}" for place in range(thresholds))
    return (*bands, "beyond", "ferry")


def swatches(words: ReachWords) -> tuple[Swatch, ...]:
    """What the patterns of the bars mean."""
    measure = words.measure
    lows = ("", *(f"{low:g}–" for low in measure.thresholds))
    pairs = zip(lows, measure.thresholds, strict=False)
    bands = [words.way(f"{low}{high:g}") if low else words.within(high) for low, high in pairs]
    names = (*bands, words.beyond, words.ferry)
    return tuple(map(Swatch, looks(len(bands)), names))


def columns(words: ReachWords) -> tuple[str, ...]:
    """What stands over the numbers of `cells`."""
    bands = tuple(words.within(threshold) for threshold in words.measure.thresholds)
    return (*bands, words.beyond, words.ferry, words.say("people"))


def cells(words: ReachWords, reach: AreaReach) -> tuple[Cell, ...]:
    """The numbers of an area: within each threshold, beyond, only by ferry, people."""
    whole = reach.population
    parts = (*reach.within, reach.beyond, reach.by_ferry_only)
    besides = (*straight(words, reach), "", "")
    return (
        *(
            Cell(label, f"{part:,}", words.share(part, whole), beside)
            for label, part, beside in zip(columns(words), parts, besides, strict=False)
        ),
        Cell(columns(words)[-1], f"{whole:,}"),
    )


def straight(words: ReachWords, reach: AreaReach) -> Sequence[str]:
    """The straight-line figure beside each threshold's; empty where the measure is time."""
    if not reach.within_straight:
        return [""] * len(reach.within)
    return [words.say("beside", count=f"{count:,}") for count in reach.within_straight]


def area_row(words: ReachWords, reach: AreaReach, name: Link, note: str = "") -> Row:
    """An area's row; a name without a path leads nowhere."""
    return Row(name.label, cells(words, reach), name.path, note, bar(reach))


def by_need(measure: Measure, areas: Iterable[AreaReach]) -> list[AreaReach]:
    """Areas by how many of their people are beyond the goal, most first."""
    return sorted(areas, key=lambda area: (-area.not_within(measure.goal_at), area.code))
