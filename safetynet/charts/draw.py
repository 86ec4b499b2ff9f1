"""A chart as an SVG that stands in the page: marks by matplotlib, words by the browser."""

from __future__ import annotations

from lxml import etree
from markupsafe import Markup

from safetynet.charts.bars import lay_out_bars
from safetynet.charts.paint import paint
from safetynet.charts.pairs import lay_out_pairs
from safetynet.charts.shapes import BarChart, Chart, PairChart
from safetynet.charts.sheet import WIDTH, Kind, Sheet, Words
from safetynet.charts.times import lay_out_times
from safetynet.charts.words import TEXT

_SVG = "http://www.w3.org/2000/svg"
_FILLED = {"fill": "currentColor"}
_STROKED = {"fill": "none", "stroke": "currentColor"}
_MARGIN = 3.0


def draw(chart: Chart, name: str) -> Markup:
    """The chart as an `<svg>` element of WIDTH units, without ids, styles or scripts.

    `name` says what a screen reader says of it: what is counted, where and when; the numbers
    belong in a table beside it. Colours: assets/css/charts.css, by classes `sna-chart…`.
    """
    sheet = _lay_out(chart)
    height = round(sheet.y + _MARGIN)
    root = etree.Element("svg", _attributes(name, height), nsmap={None: _SVG})
    for kind, path in paint(tuple(sheet.marks), height):
        look = _FILLED if kind is Kind.ACTUAL else _STROKED
        etree.SubElement(root, "path", {"class": f"sna-chart-{kind}", **look, "d": path})
    for words in sheet.words:
        _write(root, words)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704  # escaped by lxml


def _lay_out(chart: Chart) -> Sheet:
    if isinstance(chart, BarChart):
        return lay_out_bars(chart)
    return lay_out_pairs(chart) if isinstance(chart, PairChart) else lay_out_times(chart)


def _attributes(name: str, height: float) -> dict[str, str]:
    return {
        "class": "sna-chart",
        "role": "img",
        "aria-label": name,
        "viewBox": f"0 0 {WIDTH:g} {height:g}",
        "font-size": f"{TEXT:g}",
    }


def _write(root: etree._Element, words: Words) -> None:
    attributes = {
        "class": "sna-chart-value" if words.strong else "sna-chart-text",
        "x": f"{words.x:.1f}",
        "y": f"{words.y:.1f}",
        **({"text-anchor": words.anchor} if words.anchor != "start" else {}),
    }
    etree.SubElement(root, "text", attributes).text = words.text
