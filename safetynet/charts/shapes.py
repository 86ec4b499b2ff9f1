"""What can be drawn as a chart: bars, pairs of bars, columns over time."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One number of a bar chart."""

    label: str
    """What it counts; stands above the bar."""
    value: float
    """0 or more."""
    said: str
    """The number as it is printed, e.g. `1,789 people`."""

    def __post_init__(self) -> None:
        """Raises `ValueError` for a number that no bar can show."""
        _check_number(self.label, self.value)


@dataclass(frozen=True)
class BarChart:
    """Numbers of one unit, one under the other."""

    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        """Raises `ValueError` where nothing is to be drawn."""
        _check_any(self.bars, "bars")


@dataclass(frozen=True)
class Pair:
    """What there is beside what there should be."""

    label: str
    reference: float
    """What there should be (approved, planned), 0 or more."""
    actual: float
    """What there is, 0 or more; may be more than the reference."""
    said: str
    """Both as they are printed, e.g. `9 / 19 people`."""

    def __post_init__(self) -> None:
        """Raises `ValueError` for a number that no bar can show."""
        _check_number(self.label, self.reference)
        _check_number(self.label, self.actual)


@dataclass(frozen=True)
class PairChart:
    """Pairs of numbers of one unit, one under the other."""

    pairs: tuple[Pair, ...]
    reference: str
    """Name of the one number in the legend, e.g. `Approved`."""
    actual: str
    """Name of the other, e.g. `Hired`."""
    mark: int | None = None
    """Percentage of the reference that each pair is measured by."""
    mark_label: str = ""
    """Its name in the legend, e.g. `85 % of approved`."""

    def __post_init__(self) -> None:
        """Raises `ValueError` where nothing is to be drawn, or for a mark below 1 %."""
        _check_any(self.pairs, "pairs")
        if self.mark is not None and self.mark < 1:
            msg = f"the mark is {self.mark!r} %; it must be 1 or more"
            raise ValueError(msg)


@dataclass(frozen=True)
class Series:
    """The numbers of one thing over time."""

    label: str
    values: tuple[float | None, ...]
    """One a period; None where nobody states it: a gap, never 0."""
    said: tuple[str, ...]
    """The numbers as they are printed, best without their unit; of a gap, what stands there."""

    def __post_init__(self) -> None:
        """Raises `ValueError` for a number that no column can show."""
        _check_same_length(self.label, self.values, self.said, "printed numbers")
        for value in self.values:
            if value is not None:
                _check_number(self.label, value)


@dataclass(frozen=True)
class TimeChart:
    """Series of one unit over the same periods, one small panel each, all to one scale."""

    periods: tuple[str, ...]
    """Short names, e.g. `2018`."""
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        """Raises `ValueError` where nothing is to be drawn, or a series has other periods."""
        _check_any(self.periods, "periods")
        _check_any(self.series, "series")
        for series in self.series:
            _check_same_length(series.label, series.values, self.periods, "periods")


Chart = BarChart | PairChart | TimeChart


def _check_any(things: tuple[object, ...], name: str) -> None:
    if not things:
        msg = f"a chart without {name} cannot be drawn"
        raise ValueError(msg)


def _check_number(label: str, value: float) -> None:
    if not math.isfinite(value) or value < 0:
        msg = f"{label!r} is {value!r}; a chart shows numbers of 0 or more"
        raise ValueError(msg)


def _check_same_length(
    label: str, values: tuple[object, ...], others: tuple[object, ...], name: str
) -> None:
    if len(values) != len(others):
        msg = f"{label!r} has {len(values)} values for {len(others)} {name}"
        raise ValueError(msg)
