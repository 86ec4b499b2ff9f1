"""The corners and heads of arrows, once everything else has its place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from safetynet.diagram.channels import Channels
from safetynet.diagram.parts import Arrow, Box, Spot, Way
from safetynet.diagram.routes import Long, Routes

HEAD, HALF = 8.0, 4.5
"""Length and half the breadth of a head."""
OUT, IN, ACROSS = 0.7, 0.4, 0.55
"""Where arrows leave, reach and join the sides of boxes, as shares of their height."""


def draw(
    boxes: Sequence[Box], routes: Routes, channels: Channels, tops: Sequence[float]
) -> tuple[Arrow, ...]:
    """All arrows in the order of their ways; `tops` as for `Channels.y`."""
    found = [_down(way, boxes, channels, tops) for way in routes.down]
    found += [_across(way, boxes) for way in routes.across]
    found += [_long(long, boxes, channels, tops) for long in routes.long]
    return tuple(sorted(found, key=lambda arrow: (arrow.way.start, arrow.way.end)))


def _down(way: Way, boxes: Sequence[Box], channels: Channels, tops: Sequence[float]) -> Arrow:
    run = channels.down(way)
    y, start, end = channels.y(run, tops), boxes[way.start], boxes[way.end]
    left, came = run.xs
    return _arrow(way, [(left, start.y + start.height), (left, y), (came, y), (came, end.y)])


def _across(way: Way, boxes: Sequence[Box]) -> Arrow:
    start, end = boxes[way.start], boxes[way.end]
    y = start.y + start.height * ACROSS
    ahead = start.x < end.x
    xs = (start.x + start.width, end.x) if ahead else (start.x, end.x + end.width)
    return _arrow(way, [(xs[0], y), (xs[1], y)])


def _long(long: Long, boxes: Sequence[Box], channels: Channels, tops: Sequence[float]) -> Arrow:
    start, end = boxes[long.way.start], boxes[long.way.end]
    leaving, arriving = channels.leaving(long), channels.arriving(long)
    lane = channels.lane(long)
    if leaving:
        y = channels.y(leaving, tops)
        spots = [(leaving.xs[0], start.y + start.height), (leaving.xs[0], y), (lane, y)]
    else:
        spots = list(_at_side(start, long, lane, OUT))
    if arriving:
        y = channels.y(arriving, tops)
        spots += [(lane, y), (arriving.xs[1], y), (arriving.xs[1], end.y)]
    else:
        spots += reversed(list(_at_side(end, long, lane, IN)))
    return _arrow(long.way, spots)


def _at_side(box: Box, long: Long, lane: float, share: float) -> Iterator[Spot]:
    y = box.y + box.height * share
    yield (box.x if long.side == "left" else box.x + box.width), y
    yield lane, y


def _arrow(way: Way, spots: Sequence[Spot]) -> Arrow:
    rounded = [(round(x, 1), round(y, 1)) for x, y in spots]
    path = [spot for at, spot in enumerate(rounded) if at == 0 or spot != rounded[at - 1]]
    heads = [_head(path[-2], path[-1])]
    if way.both:
        heads.append(_head(path[1], path[0]))
    return Arrow(way, tuple(path), tuple(heads))


def _head(before: Spot, tip: Spot) -> tuple[Spot, Spot, Spot]:
    """A triangle that points from one spot to the next."""
    length = math.dist(before, tip)
    ahead = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    base = tip[0] - ahead[0] * HEAD, tip[1] - ahead[1] * HEAD
    aside = -ahead[1] * HALF, ahead[0] * HALF
    corners = (
        tip,
        (base[0] + aside[0], base[1] + aside[1]),
        (base[0] - aside[0], base[1] - aside[1]),
    )
    first, second, third = ((round(x, 1), round(y, 1)) for x, y in corners)
    return first, second, third
