"""What must hold of every diagram, and what breaks it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from safetynet.diagram import WIDTH, Arrow, Box, Diagram
from safetynet.diagram.measure import width_of

TYPE = 12.5


def broken_rules(diagram: Diagram) -> list[str]:
    """Everything that is wrong with a diagram; [] for a good one."""
    return [*_boxes(diagram), *_texts(diagram), *_arrows(diagram)]


def _boxes(diagram: Diagram) -> Iterator[str]:
    for one, other in combinations(diagram.boxes, 2):
        beside = one.x + one.width < other.x or other.x + other.width < one.x
        apart = one.y + one.height < other.y or other.y + other.height < one.y
        if not (beside or apart):
            yield f"{one.number} and {other.number} overlap"
    for box in diagram.boxes:
        if box.x < 0 or box.x + box.width > WIDTH:
            yield f"{box.number} is wider than the drawing"
        if box.disc[1] - 9 < 0 or box.y + box.height > diagram.height:
            yield f"{box.number} is higher than the drawing"


def _texts(diagram: Diagram) -> Iterator[str]:
    for box in diagram.boxes:
        for line in box.lines:
            half = width_of(line.text, TYPE) / 2
            within = box.x < line.x - half and line.x + half < box.x + box.width
            if not (within and box.y + TYPE < line.y < box.y + box.height):
                yield f"{line.text!r} leaves box {box.number}"


def _arrows(diagram: Diagram) -> Iterator[str]:
    for arrow in diagram.arrows:
        ends = (arrow.spots[0], arrow.way.start), (arrow.spots[-1], arrow.way.end)
        for spot, index in ends:
            if not _is_on_edge(spot, diagram.boxes[index]):
                yield f"{arrow.way} does not touch box {index + 1}"
        for box in diagram.boxes:
            if _crosses(arrow, box):
                yield f"{arrow.way} runs through box {box.number}"
        if any(not (0 <= x <= WIDTH and 0 <= y <= diagram.height) for x, y in arrow.spots):
            yield f"{arrow.way} leaves the drawing"


def _is_on_edge(spot: tuple[float, float], box: Box) -> bool:
    x, y = spot
    at_side = (
        min(abs(x - box.x), abs(x - box.x - box.width)) < 0.2 and box.y < y < box.y + box.height
    )
    across = min(abs(y - box.y), abs(y - box.y - box.height)) < 0.2
    return at_side or (across and box.x < x < box.x + box.width)


def _crosses(arrow: Arrow, box: Box) -> bool:
    """Whether a piece of the line lies inside the box, its edges left out."""
    for (x1, y1), (x2, y2) in zip(arrow.spots, arrow.spots[1:], strict=False):
        beside = max(x1, x2) <= box.x + 0.5 or min(x1, x2) >= box.x + box.width - 0.5
        apart = max(y1, y2) <= box.y + 0.5 or min(y1, y2) >= box.y + box.height - 0.5
        if not (beside or apart):
            return True
    return False
