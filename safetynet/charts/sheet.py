"""The sheet that a chart is laid out on: marks for matplotlib to draw, words for the browser.

Units are those of the SVG's viewBox; x goes right, y goes down. On a phone of 320 px, where a page
leaves 288, a unit is 0.96 px, so that no letter is smaller than 12 px.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from safetynet.charts.words import TEXT, width, wrap

WIDTH = 300.0
LINE = 17.0
"""From one line of text to the next."""
GAP = 6.0
"""Between a mark and the words beside it."""
BASE = 1.5
"""Where bars that lie begin: right of the line that is 0."""
_LEAST = 0.4 * WIDTH


class Kind(StrEnum):
    """What a mark shows, in the order of drawing: what comes later lies above."""

    AXIS = "axis"
    """The line that is 0."""
    ACTUAL = "actual"
    """A bar or column."""
    HALO = "halo"
    """The page's colour, where one mark crosses another."""
    REFERENCE = "reference"
    """An outline that a bar is to fill."""
    MARK = "mark"
    """A line to be reached."""


@dataclass(frozen=True)
class Mark:
    """A box, or a line where it has no width or no height."""

    kind: Kind
    x: float
    y: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Words:
    """One line of text."""

    text: str
    x: float
    y: float
    """Of the line that the letters stand on."""
    anchor: Literal["start", "middle"] = "start"
    strong: bool = False


@dataclass
class Sheet:
    """What has been laid out so far, from the top down."""

    y: float = 0
    """Where the free room begins."""
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def write(self, text: str, *, strong: bool = False) -> None:
        """Writes a text over the whole width, in as many lines as it needs."""
        for line in wrap(text, WIDTH, strong=strong):
            self.words.append(Words(line, 0, self.y + TEXT, strong=strong))
            self.y += LINE

    def write_beside(self, text: str, x: float, middle: float, *, strong: bool = False) -> None:
        """Writes one line at the height of a mark's middle."""
        self.words.append(Words(text, x, middle + 0.36 * TEXT, strong=strong))

    def write_centered(self, text: str, middle: float, y: float, *, strong: bool = False) -> None:
        """Writes one line around a middle."""
        self.words.append(Words(text, middle, y, "middle", strong=strong))


def length_of_largest(said: Iterable[tuple[float, str]], room: float) -> float | None:
    """How long the bar of the largest number may be with the printed numbers behind the bars.

    Takes numbers and how they are printed. None where too little would be left for the bars.
    """
    ends = [(number, room - GAP - width(text, strong=True)) for number, text in said]
    largest = max(number for number, _ in ends)
    longest = min((left * largest / number for number, left in ends if number), default=room)
    length = min(longest, room)
    return length if length >= _LEAST * room / WIDTH else None
