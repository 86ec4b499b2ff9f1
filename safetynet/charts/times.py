"""Columns over time: one small panel a series, one under the other, all to one scale."""

from __future__ import annotations

import math
from functools import partial

from safetynet.charts.bars import Scale, lay_bar, lay_labelled_bar, scale_of
from safetynet.charts.shapes import Bar, Series, TimeChart
from safetynet.charts.sheet import BASE, GAP, LINE, WIDTH, Kind, Mark, Sheet
from safetynet.charts.words import width

_HIGH, _BETWEEN = 56.0, 14.0
_WIDEST_SLOT, _WIDEST_COLUMN, _FILLED = 75.0, 34.0, 0.66
_THICK, _PITCH = 11.0, 19.0
_RISE = 4.0
"""Of words over a column or line."""
_MOST_STEP = 2
"""At least every other period is named."""
_AIR = 4.0
"""Left and right of words side by side, together."""
_GAP_SIGN = "–"


def lay_out_times(chart: TimeChart) -> Sheet:
    """The sheet of a chart over time.

    Where years in a row are too wide to stand side by side, every other one stands there; where
    that is not enough, or a printed number is wider than its place, all panels have bars that lie
    instead: one line a period.
    """
    slot = min(WIDTH / len(chart.periods), _WIDEST_SLOT)
    written = [text for series in chart.series for text in _said(series)]
    step = math.ceil((max(map(width, chart.periods)) + _AIR) / slot)
    is_upright = max(width(text, strong=True) for text in written) <= slot and step <= (
        _MOST_STEP if _is_row_of_years(chart.periods) else 1
    )
    return _lay_columns(chart, slot, step) if is_upright else _lay_rows(chart)


def _is_row_of_years(periods: tuple[str, ...]) -> bool:
    if not all(period.isdecimal() for period in periods):
        return False
    years = list(map(int, periods))
    return years == list(range(years[0], years[0] + len(years)))


def _said(series: Series) -> tuple[str, ...]:
    return tuple(
        said if value is not None or said else _GAP_SIGN
        for value, said in zip(series.values, series.said, strict=True)
    )


def _title(sheet: Sheet, series: Series) -> None:
    sheet.y += _BETWEEN if sheet.y else 0
    sheet.write(series.label, strong=True)


def _lay_columns(chart: TimeChart, slot: float, step: int) -> Sheet:
    largest = max((value or 0) for series in chart.series for value in series.values)
    sheet, scale = Sheet(), Scale(largest, _HIGH)
    middles = [(number + 0.5) * slot for number in range(len(chart.periods))]
    named = list(zip(middles, chart.periods, strict=True))[(len(middles) - 1) % step :: step]
    for series in chart.series:
        _title(sheet, series)
        lengths = [scale.of(value or 0) for value in series.values]
        sheet.y += LINE + GAP / 2 + max(lengths)
        sheet.marks.append(Mark(Kind.AXIS, 0, sheet.y, slot * len(chart.periods)))
        for middle, length, said in zip(middles, lengths, _said(series), strict=True):
            _lay_column(sheet, middle, length, slot)
            sheet.write_centered(said, middle, sheet.y - length - _RISE, strong=True)
        sheet.y += LINE
        for middle, period in named:
            sheet.write_centered(period, middle, sheet.y - _RISE / 2)
    return sheet


def _lay_column(sheet: Sheet, middle: float, length: float, slot: float) -> None:
    wide = min(slot * _FILLED, _WIDEST_COLUMN)
    if length:
        sheet.marks.append(Mark(Kind.ACTUAL, middle - wide / 2, sheet.y - length, wide, length))


def _lay_rows(chart: TimeChart) -> Sheet:
    left = max(map(width, chart.periods)) + GAP + BASE
    rows = [_bars(chart.periods, series) for series in chart.series]
    said = [(bar.value, bar.said) for bars in rows for bar in bars]
    sheet, scale = Sheet(), scale_of(said, WIDTH - left)
    lay = partial(_lay_row, left=left) if scale.is_beside else lay_labelled_bar
    scale = scale if scale.is_beside else scale_of(said, WIDTH - BASE)
    for series, bars in zip(chart.series, rows, strict=True):
        _title(sheet, series)
        for bar in bars:
            lay(sheet, bar, scale)
    return sheet


def _bars(periods: tuple[str, ...], series: Series) -> list[Bar]:
    columns = zip(periods, series.values, _said(series), strict=True)
    return [Bar(period, value or 0, said) for period, value, said in columns]


def _lay_row(sheet: Sheet, bar: Bar, scale: Scale, *, left: float) -> None:
    sheet.y += (_PITCH - _THICK) / 2
    middle, length = sheet.y + _THICK / 2, scale.of(bar.value)
    sheet.write_beside(bar.label, 0, middle)
    sheet.write_beside(bar.said, left + length + GAP, middle, strong=True)
    lay_bar(sheet, length, _THICK, left)
    sheet.y += (_PITCH + _THICK) / 2
