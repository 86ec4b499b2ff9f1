"""Bars one under the other: the label above, the printed number behind the bar."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.charts.shapes import Bar, BarChart
from safetynet.charts.sheet import BASE, GAP, WIDTH, Kind, Mark, Sheet, length_of_largest

_THICK, _BETWEEN = 14.0, 11.0
_OVER = 2.0


@dataclass(frozen=True)
class Scale:
    """From numbers to lengths."""

    largest: float
    length: float
    """Of the largest number, in units of the sheet."""
    is_beside: bool = True
    """Whether the printed numbers have room behind the bars."""

    def of(self, number: float) -> float:
        """The length of a number."""
        return number / self.largest * self.length if self.largest else 0


def scale_of(said: list[tuple[float, str]], room: float) -> Scale:
    """The scale that leaves room for what is printed; takes numbers and how they are printed."""
    largest = max(number for number, _ in said)
    length = length_of_largest(said, room)
    return Scale(largest, room if length is None else length, length is not None)


def lay_out_bars(chart: BarChart) -> Sheet:
    """The sheet of a bar chart."""
    scale = scale_of([(bar.value, bar.said) for bar in chart.bars], WIDTH - BASE)
    sheet = Sheet()
    for bar in chart.bars:
        lay_labelled_bar(sheet, bar, scale)
    return sheet


def lay_labelled_bar(sheet: Sheet, bar: Bar, scale: Scale) -> None:
    """A bar below its label, with the printed number behind it or, where it has no room, above."""
    sheet.y += _BETWEEN if sheet.y else 0
    sheet.write(bar.label)
    if not scale.is_beside:
        sheet.write(bar.said, strong=True)
    sheet.y += GAP / 2
    length = scale.of(bar.value)
    lay_bar(sheet, length, _THICK)
    if scale.is_beside:
        sheet.write_beside(bar.said, BASE + length + GAP, sheet.y + _THICK / 2, strong=True)
    sheet.y += _THICK


def lay_bar(sheet: Sheet, length: float, thick: float, left: float = BASE) -> None:
    """A bar at the free room's top with the line that is 0."""
    sheet.marks += (
        Mark(Kind.AXIS, left - BASE / 2, sheet.y - _OVER, height=thick + 2 * _OVER),
        *([Mark(Kind.ACTUAL, left, sheet.y, length, thick)] if length else []),
    )
