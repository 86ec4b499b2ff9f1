"""Which track of a channel each arrow runs in, and how high the channels are for it.

An arrow from one column to another needs a track of the channel between two lines of boxes.
Arrows that meet at a step or leave it together share one; others never lie on each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safetynet.diagram.parts import DISC, Box, Way
from safetynet.diagram.routes import Long, Routes, Seat, shared

EMPTY, SHALLOW, DEEP, TRACK = DISC + 2, 10.0, 20.0, 8.0
"""Heights: without arrows at the edges; above the first track, below the last, between them."""
LANE, TO_LANE = 10.0, 13.0
"""Distance of lanes, and of the innermost from the boxes: an arrow's head goes in between."""
ASIDE, NEAR = 14.0, 6.0
"""How far an arrow comes in beside another that leaves right above it, nearer than `NEAR`."""

Key = tuple[str, int]
Bounds = tuple[float, float]
"""The x between which boxes stand."""


@dataclass(frozen=True)
class Run:
    """A piece of an arrow along a channel, from one x to another; `key` says with whom."""

    channel: int
    key: Key
    xs: tuple[float, float]


class Channels:
    """The tracks of all channels, from boxes whose x is known."""

    def __init__(
        self, boxes: Sequence[Box], seats: Sequence[Seat], routes: Routes, bounds: Bounds
    ) -> None:
        self._boxes, self._seats, self._bounds = boxes, seats, bounds
        self._keys = shared([*routes.down, *(one.way for one in routes.long)])
        self._end = max((seat.line for seat in seats), default=-1) + 1
        self._stems = list(self._leaving_down(routes))
        runs = [self.down(way) for way in routes.down]
        for long in routes.long:
            runs += [run for run in (self.leaving(long), self.arriving(long)) if run]
        self._tracks = _tracks(runs)

    def height(self, channel: int) -> float:
        """How high a channel is."""
        tracks = [track for (at, _), track in self._tracks.items() if at == channel]
        if tracks:
            return SHALLOW + max(tracks) * TRACK + DEEP
        return {0: EMPTY, self._end: 2.0}.get(channel, EMPTY + TRACK)

    def y(self, run: Run, tops: Sequence[float]) -> float:
        """The y of a run; `tops` are the upper edges of the lines, and the last's lower one."""
        upper = tops[run.channel] - (self.height(run.channel) if run.channel < self._end else 0)
        return upper + SHALLOW + self._tracks[run.channel, run.key] * TRACK

    def lane(self, long: Long) -> float:
        """The x of a lane."""
        away = TO_LANE + long.lane * LANE
        return self._bounds[0] - away if long.side == "left" else self._bounds[1] + away

    def down(self, way: Way) -> Run:
        """The run of a way to the next line."""
        channel, key = self._seats[way.end].line, self._keys[way]
        return Run(channel, key, (self._boxes[way.start].middle, self._entry(way.end, key)))

    def leaving(self, long: Long) -> Run | None:
        """From below a box to the lane; None for one that is left at its side."""
        start = long.way.start
        if self._seats[start].is_outermost(long.side):
            return None
        xs = self._boxes[start].middle, self.lane(long)
        return Run(self._seats[start].line + 1, self._keys[long.way], xs)

    def arriving(self, long: Long) -> Run | None:
        """From the lane to above a box; None for one that is reached at its side."""
        end, key = long.way.end, self._keys[long.way]
        if self._seats[end].is_outermost(long.side):
            return None
        return Run(self._seats[end].line, key, (self.lane(long), self._entry(end, key)))

    def _leaving_down(self, routes: Routes) -> Iterator[Run]:
        """Where arrows leave a box at its lower edge, by the channel they come into."""
        aside = (one.way for one in routes.long if self.leaving(one))
        for way in (*routes.down, *aside):
            x = self._boxes[way.start].middle
            yield Run(self._seats[way.start].line + 1, self._keys[way], (x, x))

    def _entry(self, index: int, key: Key) -> float:
        """Where arrows come into a box from above: not right below others that leave there."""
        x, line = self._boxes[index].middle, self._seats[index].line
        stems = (stem for stem in self._stems if stem.channel == line and stem.key != key)
        return x + ASIDE if any(abs(stem.xs[0] - x) < NEAR for stem in stems) else x


def _tracks(runs: Sequence[Run]) -> Mapping[tuple[int, Key], int]:
    """Channel and key → track: the uppermost in which nothing else lies."""
    spans: dict[tuple[int, Key], list[float]] = {}
    for run in runs:
        spans.setdefault((run.channel, run.key), []).extend(run.xs)
    tracks: dict[tuple[int, Key], int] = {}
    for (channel, key), xs in sorted(spans.items(), key=lambda one: (min(one[1]), one[0])):
        taken = {
            track
            for (at, other), track in tracks.items()
            if at == channel and _meet(spans[at, other], xs)
        }
        tracks[channel, key] = next(track for track in range(len(spans)) if track not in taken)
    return tracks


def _meet(some: Sequence[float], others: Sequence[float]) -> bool:
    return min(some) - NEAR <= max(others) and min(others) - NEAR <= max(some)
