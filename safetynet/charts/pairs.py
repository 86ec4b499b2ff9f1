"""Pairs of bars: what there is fills the outline of what there should be."""

from __future__ import annotations

from safetynet.charts.bars import Scale, lay_bar, scale_of
from safetynet.charts.shapes import Pair, PairChart
from safetynet.charts.sheet import BASE, GAP, LINE, WIDTH, Kind, Mark, Sheet, Words
from safetynet.charts.words import TEXT, width, wrap

_THICK, _INSET, _BETWEEN = 16.0, 4.0, 11.0
_OVER = 4.0
_KEY, _KEY_GAP, _ENTRY_GAP = 20.0, 5.0, 14.0


def lay_out_pairs(chart: PairChart) -> Sheet:
    """The sheet of a pair chart, with its legend on top."""
    mark = (chart.mark or 0) / 100
    ends = [max(pair.reference, pair.actual, pair.reference * mark) for pair in chart.pairs]
    said = [pair.said for pair in chart.pairs]
    scale = scale_of(list(zip(ends, said, strict=True)), WIDTH - BASE)
    sheet = Sheet()
    _lay_legend(sheet, chart)
    for pair, end in zip(chart.pairs, ends, strict=True):
        _add(sheet, pair, scale, mark)
        if scale.is_beside:
            middle = sheet.y - _THICK / 2
            sheet.write_beside(pair.said, BASE + scale.of(end) + GAP, middle, strong=True)
    return sheet


def _add(sheet: Sheet, pair: Pair, scale: Scale, mark: float) -> None:
    sheet.y += _BETWEEN
    sheet.write(pair.label)
    if not scale.is_beside:
        sheet.write(pair.said, strong=True)
    sheet.y += GAP / 2 + _INSET
    lay_bar(sheet, scale.of(pair.actual), _THICK - 2 * _INSET)
    sheet.y -= _INSET
    reference = scale.of(pair.reference)
    if reference:
        _lay_outline(sheet, BASE, reference, is_filled=pair.actual >= pair.reference)
    if reference and mark:
        _lay_mark(sheet, BASE + reference * mark)
    sheet.y += _THICK


def _lay_outline(sheet: Sheet, left: float, length: float, *, is_filled: bool) -> None:
    if is_filled:
        sheet.marks.append(Mark(Kind.HALO, left + length, sheet.y, height=_THICK))
    # Its left side is the line that is 0.
    outline = Mark(Kind.REFERENCE, left - BASE / 2, sheet.y, length + BASE / 2, _THICK)
    sheet.marks.append(outline)


def _lay_mark(sheet: Sheet, x: float) -> None:
    top, height = sheet.y - _OVER, _THICK + 2 * _OVER
    sheet.marks.append(Mark(Kind.HALO, x, top, height=height))
    sheet.marks.append(Mark(Kind.MARK, x, top, height=height))


def _lay_legend(sheet: Sheet, chart: PairChart) -> None:
    x = 0.0
    names = {Kind.ACTUAL: chart.actual, Kind.REFERENCE: chart.reference}
    if chart.mark is not None:
        names[Kind.MARK] = chart.mark_label
    for kind, name in names.items():
        lines = wrap(name, WIDTH - _KEY - _KEY_GAP)
        end = x + _KEY + _KEY_GAP + max(map(width, lines), default=0)
        if x and end > WIDTH:
            x, end = 0, end - x
            sheet.y += LINE + GAP / 2
        _lay_key(sheet, kind, x)
        for number, line in enumerate(lines):
            sheet.y += LINE if number else 0
            sheet.words.append(Words(line, x + _KEY + _KEY_GAP, sheet.y + TEXT))
        x = end + _ENTRY_GAP
    sheet.y += LINE


def _lay_key(sheet: Sheet, kind: Kind, x: float) -> None:
    middle = sheet.y + TEXT * 0.64
    box = {
        Kind.ACTUAL: Mark(kind, x, middle - 4, _KEY, 8),
        Kind.REFERENCE: Mark(kind, x + BASE / 2, middle - 6, _KEY - BASE, 12),
        Kind.MARK: Mark(kind, x + _KEY / 2, middle - 8, height=16),
    }
    sheet.marks.append(box[kind])
