"""What a diagram is made of: what goes in, and where everything stands.

All lengths are units of the drawing; x counts to the right and y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

Spot = tuple[float, float]
"""x and y."""


@dataclass(frozen=True)
class Step:
    """What stands in a box."""

    label: str
    limit: str
    """A time limit below the label, or ""."""
    row: int
    """Steps of one row stand side by side, the lowest number at the top."""


@dataclass(frozen=True)
class Way:
    """From one step to another, by their places in the list of steps (from 0)."""

    start: int
    end: int
    both: bool = False


@dataclass(frozen=True)
class Line:
    """One line of text, centered on x; y is its base line."""

    text: str
    """With the space after it, if the words had one: lines read one after another are the words."""
    x: float
    y: float
    is_limit: bool = False


@dataclass(frozen=True)
class Box:
    """A step: its frame, its number in a disc on the upper edge, its text."""

    step: Step
    number: int
    """From 1, as in the list."""
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def label(self) -> tuple[Line, ...]:
        """The lines of its label."""
        return tuple(line for line in self.lines if not line.is_limit)

    @property
    def limit(self) -> tuple[Line, ...]:
        """The lines of its time limit."""
        return tuple(line for line in self.lines if line.is_limit)

    @property
    def name(self) -> str:
        """What it is called where it is not seen: its number and all its words."""
        return " ".join(filter(None, (str(self.number), self.step.label, self.step.limit)))

    @property
    def disc(self) -> Spot:
        """The center of the disc."""
        return round(self.x + DISC + 4, 1), self.y

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Arrow:
    """A way: its line, and the triangles at one end or both."""

    way: Way
    spots: tuple[Spot, ...]
    heads: tuple[tuple[Spot, Spot, Spot], ...]

    @property
    def line(self) -> str:
        """The line as `points` of SVG."""
        return points_of(self.spots)

    @property
    def triangles(self) -> tuple[str, ...]:
        """The heads as `points` of SVG."""
        return tuple(map(points_of, self.heads))


@dataclass(frozen=True)
class Diagram:
    """Where everything stands."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    """In the order of the steps."""
    arrows: tuple[Arrow, ...]


DISC = 9.0
"""Radius of the disc with a step's number."""


def points_of(spots: tuple[Spot, ...]) -> str:
    """Spots as SVG wants them: 1,2 3.5,4."""
    return " ".join(f"{x:g},{y:g}" for x, y in spots)
