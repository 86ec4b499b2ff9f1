"""Boxes in lines and arrows between them: steps and ways in, places out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from safetynet.diagram.arrows import draw
from safetynet.diagram.channels import LANE, TO_LANE, Bounds, Channels
from safetynet.diagram.measure import spaced, wrap
from safetynet.diagram.parts import Box, Diagram, Line, Step, Way
from safetynet.diagram.routes import Routes, Seat, plan

WIDTH = 304.0
"""Of the whole drawing: as many pixels as a screen of 320 has for it."""
SIDE_BY_SIDE = 3
WIDEST = 208.0
"""A box that stands alone is no wider."""
BETWEEN = 9.0
"""Between boxes of a line; where an arrow runs there, `BETWEEN_ARROW`."""
BETWEEN_ARROW = 24.0
TYPE, LEADING = 12.5, 16.5
"""Size of the type and distance of its lines."""
BOLD = 1.1
"""How much wider the bold type of limits is."""
PAD, ABOVE, BELOW = 5.0, 13.0, 8.0
"""Room around the text of a box: beside it, above (there the disc reaches in), below."""
EDGE = 1.5
"""Room for half a line at the sides of the drawing."""


def lay_out(steps: Sequence[Step], ways: Iterable[Way]) -> Diagram:
    """Where the boxes and arrows of a diagram stand; the same for the same steps and ways."""
    lines = _lines(steps)
    seats = _seats(lines)
    routes = plan(ways, seats)
    bounds = _margin(routes.lanes("left")), WIDTH - _margin(routes.lanes("right"))
    flat = _boxes(steps, lines, routes, bounds)
    channels = Channels(flat, seats, routes, bounds)
    tops = _tops(lines, flat, channels)
    boxes = tuple(_lowered(box, tops[seats[index].line]) for index, box in enumerate(flat))
    height = tops[-1] + channels.height(len(lines)) if lines else 0.0
    return Diagram(WIDTH, round(height, 1), boxes, draw(boxes, routes, channels, tops))


def _lines(steps: Sequence[Step]) -> list[list[int]]:
    """Steps by their places: a row in as few lines as it needs, these about equally long."""
    ordered = sorted(range(len(steps)), key=lambda index: steps[index].row)
    lines = []
    for _, group in groupby(ordered, key=lambda index: steps[index].row):
        row = list(group)
        count = math.ceil(len(row) / SIDE_BY_SIDE)
        while row:
            length = math.ceil(len(row) / count)
            lines.append(row[:length])
            row, count = row[length:], count - 1
    return lines


def _seats(lines: Sequence[Sequence[int]]) -> list[Seat]:
    seats = {
        index: Seat(number, place, len(line))
        for number, line in enumerate(lines)
        for place, index in enumerate(line)
    }
    return [seats[index] for index in range(len(seats))]


def _margin(lanes: int) -> float:
    return EDGE + (TO_LANE + (lanes - 1) * LANE if lanes else 0)


def _boxes(
    steps: Sequence[Step], lines: list[list[int]], routes: Routes, bounds: Bounds
) -> list[Box]:
    """The boxes as if each line stood at the top."""
    beside = {index for way in routes.across for index in (way.start, way.end)}
    boxes: dict[int, Box] = {}
    for line in lines:
        gap = BETWEEN_ARROW if beside.intersection(line) else BETWEEN
        room = bounds[1] - bounds[0]
        width = min(WIDEST, (room - gap * (len(line) - 1)) / len(line))
        start = bounds[0] + (room - width * len(line) - gap * (len(line) - 1)) / 2
        texts = [_text(steps[index], width - 2 * PAD) for index in line]
        height = ABOVE + max(map(len, texts)) * LEADING + BELOW
        for place, (index, text) in enumerate(zip(line, texts, strict=True)):
            x = round(start + place * (width + gap), 1)
            boxes[index] = _box(steps[index], index + 1, (x, round(width, 1), height), text)
    return [boxes[index] for index in range(len(steps))]


def _text(step: Step, room: float) -> list[tuple[str, bool]]:
    label = ((text, False) for text in spaced(step.label, wrap(step.label, TYPE, room)))
    limit = ((text, True) for text in spaced(step.limit, wrap(step.limit, TYPE * BOLD, room)))
    return [*label, *limit]


def _box(
    step: Step, number: int, frame: tuple[float, float, float], text: list[tuple[str, bool]]
) -> Box:
    x, width, height = frame
    free = height - ABOVE - BELOW - len(text) * LEADING
    first = ABOVE + free / 2 + TYPE
    lines = (
        Line(words, round(x + width / 2, 1), round(first + at * LEADING, 1), is_limit)
        for at, (words, is_limit) in enumerate(text)
    )
    return Box(step, number, x, 0.0, width, height, tuple(lines))


def _tops(lines: list[list[int]], flat: Sequence[Box], channels: Channels) -> list[float]:
    """The y of each line's upper edge, and of the lower edge of the last."""
    tops, y = [], 0.0
    for number, line in enumerate(lines):
        y += channels.height(number)
        tops.append(round(y, 1))
        y += max(flat[index].height for index in line)
    return [*tops, round(y, 1)]


def _lowered(box: Box, by: float) -> Box:
    lines = tuple(replace(line, y=round(line.y + by, 1)) for line in box.lines)
    return replace(box, y=by, lines=lines)
