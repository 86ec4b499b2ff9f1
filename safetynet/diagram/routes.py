"""Which way each arrow takes: straight down, to the neighbor, or along a lane at the side.

Lines of boxes have channels between them, above the first and below the last; channel 2 lies
below line 1 (lines count from 0). Beside the boxes run lanes, the innermost first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from safetynet.diagram.parts import Way

Side = Literal["left", "right"]


@dataclass(frozen=True)
class Seat:
    """Where a step stands: its line, its place in it, how many stand there (from 0)."""

    line: int
    place: int
    of: int

    def is_outermost(self, side: Side) -> bool:
        """Nothing stands between it and the lanes of a side."""
        return self.place == (0 if side == "left" else self.of - 1)


@dataclass(frozen=True)
class Long:
    """A way along a lane."""

    way: Way
    side: Side
    lane: int
    """0 is next to the boxes."""


@dataclass(frozen=True)
class Routes:
    """All ways, by how they run."""

    down: tuple[Way, ...]
    """To the next line."""
    across: tuple[Way, ...]
    """To the neighbor."""
    long: tuple[Long, ...]

    def lanes(self, side: Side) -> int:
        """How many lanes a side has."""
        return max((one.lane + 1 for one in self.long if one.side == side), default=0)


def plan(ways: Iterable[Way], seats: Sequence[Seat]) -> Routes:
    """The route of each way; one from a step to itself or to no step is left out."""
    steps = range(len(seats))
    real = [one for one in ways if {one.start, one.end} <= set(steps) and one.start != one.end]
    sorts = {one: _sort(seats[one.start], seats[one.end]) for one in real}
    long = [one for one in dict.fromkeys(real) if sorts[one] == "long"]
    return Routes(
        tuple(one for one in sorts if sorts[one] == "down"),
        tuple(one for one in sorts if sorts[one] == "across"),
        tuple(_in_lanes(long, seats)),
    )


def _sort(start: Seat, end: Seat) -> str:
    if end.line == start.line + 1:
        return "down"
    beside = end.line == start.line and abs(end.place - start.place) == 1
    return "across" if beside else "long"


def _side(way: Way, seats: Sequence[Seat]) -> Side:
    """The side on which fewer boxes are in the way; else ahead on the left, back on the right."""
    ends = seats[way.start], seats[way.end]
    sides: tuple[Side, Side] = ("left", "right")
    if ends[1].line <= ends[0].line:
        sides = ("right", "left")
    return min(sides, key=lambda side: sum(not seat.is_outermost(side) for seat in ends))


def _in_lanes(ways: Sequence[Way], seats: Sequence[Seat]) -> Iterable[Long]:
    """Each way in the innermost lane that is free; those of one step share theirs."""
    sides = {way: _side(way, seats) for way in ways}
    bundles: dict[tuple[Side, tuple[str, int]], list[Way]] = {}
    keys = shared(ways)
    for way in ways:
        bundles.setdefault((sides[way], keys[way]), []).append(way)
    taken: list[tuple[Side, int, int, int]] = []
    for (side, _), bundle in sorted(bundles.items(), key=lambda one: _span(one[1], seats)):
        first, last = _reach(bundle, seats)
        lane = 0
        while any((side, lane) == one[:2] and first <= one[3] and one[2] <= last for one in taken):
            lane += 1
        taken.append((side, lane, first, last))
        yield from (Long(way, side, lane) for way in bundle)


def _reach(ways: Sequence[Way], seats: Sequence[Seat]) -> tuple[int, int]:
    lines = [seats[end].line for way in ways for end in (way.start, way.end)]
    return min(lines), max(lines)


def _span(ways: Sequence[Way], seats: Sequence[Seat]) -> int:
    first, last = _reach(ways, seats)
    return last - first


def shared(ways: Sequence[Way]) -> Mapping[Way, tuple[str, int]]:
    """What ways share a line with: those that meet at a step, else those that leave one."""
    arriving = Counter(way.end for way in ways)
    return {way: ("to", way.end) if arriving[way.end] > 1 else ("from", way.start) for way in ways}
