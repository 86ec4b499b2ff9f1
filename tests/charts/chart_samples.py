"""Charts of every shape, and reading what was drawn."""

from __future__ import annotations

import re

from lxml import etree

from safetynet.charts import Bar, BarChart, Chart, Pair, PairChart, Series, TimeChart, draw

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NINE = tuple(str(year) for year in range(2014, 2023))
LONG_EN = "Mental health social workers and their supervisors"
LONG_ZH = "發展遲緩兒童社區療育服務據點布建情形說明"

BARS = BarChart(
    (
        Bar("Home visits", 100, "100 visits"),
        Bar(LONG_EN, 250, "250 visits"),
        Bar(LONG_ZH, 50, "50 人次"),
        Bar("Not held", 0, "0"),
    )
)
PAIRS = PairChart(
    (
        Pair("Supervisors", 4, 1, "1 / 4 people"),
        Pair("Social workers", 20, 10, "10 / 20 people"),
        Pair("Managers", 4, 5, "5 / 4 people"),
        Pair("Others", 0, 0, "0 / 0 people"),
    ),
    reference="Approved",
    actual="Hired",
    mark=85,
    mark_label="85% of approved",
)
TIMES = TimeChart(
    NINE,
    (
        Series("Cases", (10, 20, 40, 30, 20, 10, 50, 40, 0), ("n",) * 9),
        Series("New cases", (5, None, 5, 5, 5, 5, 5, 5, 5), ("5", "", *"5555555")),
    ),
)
ROWS = TimeChart(
    NINE,
    (Series("Served", (1000, 2000, None, 500, 0, 1, 2, 3, 4), ("1,000 people",) * 9),),
)
MANY = BarChart(tuple(Bar(f"長條 {number}", number, f"{number} 人") for number in range(1, 21)))
HUGE = BarChart(
    (Bar("Savings", 123_456_789_012, "123,456,789,012 New Taiwan dollars"), Bar("One", 1, "1"))
)
TRICKY = BarChart((Bar("<b>\"A\" & 'B'</b>", 1, "< 10 & more"),))
ALL: dict[str, Chart] = {
    "bars": BARS,
    "pairs": PAIRS,
    "times": TIMES,
    "rows": ROWS,
    "many": MANY,
    "huge": HUGE,
    "tricky": TRICKY,
}


def drawn(chart: Chart, name: str = "A chart") -> etree._Element:
    """The chart's root element."""
    return etree.fromstring(str(draw(chart, name)))


def written(svg: etree._Element) -> list[str]:
    """The words of a chart in their order, line by line."""
    return [text.text for text in svg.iter("{*}text")]


def boxes(svg: etree._Element, kind: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the marks of a kind, in the order of drawing."""
    paths = svg.xpath(f"//*[@class='sna-chart-{kind}']/@d")
    return [_box(part) for path in paths for part in path.split("M")[1:]]


def _box(path: str) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in NUMBER.findall(path)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across), max(down)
