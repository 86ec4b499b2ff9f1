"""Static charts as SVG, drawn at build time."""

from safetynet.charts.draw import draw
from safetynet.charts.shapes import (
    Bar,
    BarChart,
    Chart,
    Pair,
    PairChart,
    Series,
    TimeChart,
)

__all__ = ["Bar", "BarChart", "Chart", "Pair", "PairChart", "Series", "TimeChart", "draw"]
