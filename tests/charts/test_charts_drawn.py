"""Charts show their numbers true to scale, with all their words, and nothing a page forbids."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import matplotlib as mpl
import pytest
from chart_samples import ALL, BARS, MANY, NINE, PAIRS, ROWS, TIMES, TRICKY, boxes, drawn, written
from lxml import html

from safetynet.charts import Bar, BarChart, Pair, PairChart, Series, TimeChart, draw
from safetynet.charts.sheet import WIDTH
from safetynet.charts.words import TEXT, width, wrap

NEAR = 0.02
"""Paths have two digits."""
PHONE = 320 - 2 * 16
"""The room that a page leaves on the smallest phone, in pixels."""


def lengths(chart: BarChart | PairChart | TimeChart) -> list[float]:
    """How far the bars reach to the right."""
    return [right - left for left, _, right, _ in boxes(drawn(chart), "actual")]


def test_bars_are_as_long_as_their_numbers() -> None:
    """Twice the number, twice the length; 0 has no bar, only the line that is 0."""
    short, long, shortest = lengths(BARS)

    assert short / 100 * 250 == pytest.approx(long, abs=NEAR * 3)
    assert short / 2 == pytest.approx(shortest, abs=NEAR)
    assert len(BARS.bars) == len(boxes(drawn(BARS), "axis"))


def test_twenty_bars_are_drawn_in_their_order() -> None:
    """The twentieth is twenty times as long as the first."""
    drawn_lengths = lengths(MANY)

    assert [number * drawn_lengths[-1] / 20 for number in range(1, 21)] == pytest.approx(
        drawn_lengths, abs=NEAR
    )


def test_pairs_have_one_scale() -> None:
    """Hired, approved and the mark are measured from the same 0 by the same scale."""
    svg = drawn(PAIRS)
    _, *hired = boxes(svg, "actual")
    _, *approved = boxes(svg, "reference")
    _, *marks = boxes(svg, "mark")
    zero, unit = hired[0][0], hired[0][2] - hired[0][0]

    assert [1, 10, 5] == pytest.approx(
        [(right - zero) / unit for _, _, right, _ in hired], abs=0.02
    )
    assert [4, 20, 4] == pytest.approx(
        [(right - zero) / unit for _, _, right, _ in approved], abs=0.02
    )
    assert [3.4, 17, 3.4] == pytest.approx(
        [(right - zero) / unit for _, _, right, _ in marks], abs=0.02
    )


def test_pairs_are_told_by_form() -> None:
    """What there is is filled; what there should be is an outline that goes round it."""
    svg = drawn(PAIRS)

    assert ["currentColor"] == svg.xpath("//*[@class='sna-chart-actual']/@fill")
    assert ["none"] == svg.xpath("//*[@class='sna-chart-reference']/@fill")
    for inner, outer in zip(boxes(svg, "actual"), boxes(svg, "reference"), strict=True):
        assert outer[1] < inner[1]
        assert inner[3] < outer[3]


def test_the_legend_names_each_mark_once() -> None:
    """Both bars and the mark are named on top; without a mark there are two."""
    unmarked = drawn(replace(PAIRS, mark=None, mark_label=""))

    assert ["Hired", "Approved", "85% of approved"] == written(drawn(PAIRS))[:3]
    assert ["Hired", "Approved", "Supervisors"] == written(unmarked)[:3]
    assert [] == boxes(unmarked, "mark")


def test_columns_of_all_panels_have_one_scale() -> None:
    """Columns stand on their panel's line; a gap and 0 have none."""
    svg = drawn(TIMES)
    first, second = boxes(svg, "axis")
    columns = boxes(svg, "actual")
    heights = [bottom - top for _, top, _, bottom in columns]
    stated = [value for series in TIMES.series for value in series.values if value]

    assert [value * heights[0] / 10 for value in stated] == pytest.approx(heights, abs=NEAR * 5)
    assert {first[3], second[3]} == {bottom for *_, bottom in columns}


def test_a_gap_is_no_zero() -> None:
    """Where nothing is stated stands a dash, or what the caller says."""
    told = TimeChart(("1", "2"), (Series("", (None, 0), ("unknown", "0")),))

    assert 1 == written(drawn(TIMES)).count("–")
    assert ["unknown", "0", "1", "2"] == written(drawn(told))


def test_years_side_by_side_stay_apart() -> None:
    """Nine years of four digits: every other one stands there, the last one always."""
    assert list(NINE[::2]) == [text for text in written(drawn(TIMES)) if text in NINE][:5]


@pytest.mark.parametrize(
    "periods",
    [
        pytest.param(("2014", *(f"2022 Q{number}" for number in range(1, 9))), id="quarters"),
        pytest.param((*NINE[:-1], "2025"), id="a year is left out"),
    ],
)
def test_other_periods_are_all_named(periods: tuple[str, ...]) -> None:
    """Only of years in a row a reader knows which stands between two."""
    chart = replace(TIMES, periods=periods)

    assert set(periods) <= set(written(drawn(chart)))


def test_wide_numbers_get_a_line_each() -> None:
    """Where numbers have no room over columns, bars lie, one line a period, to one scale."""
    svg = drawn(ROWS)
    *_, least = heights = lengths(ROWS)

    assert set(NINE) <= set(written(svg))
    assert [250, 500, 125] == pytest.approx([one / least for one in heights[:3]], rel=0.02)


def test_numbers_wider_than_half_the_chart_stand_above_their_bars() -> None:
    """A long printed number leaves the bar its length, in every shape."""
    said = "123,456,789,012 New Taiwan dollars"
    charts = (
        BarChart((Bar("a", 1, said),)),
        PairChart((Pair("a", 1, 1, said),), "x", "y"),
        TimeChart(("2022",), (Series("a", (1,), (said,)),)),
    )

    for chart in charts:
        assert WIDTH * 0.98 < lengths(chart)[-1] <= WIDTH
        assert said in written(drawn(chart))


@pytest.mark.parametrize("name", ALL)
def test_only_what_the_policy_allows(name: str) -> None:
    """No style, script, link, id or drawing program's metadata: paths and words."""
    svg = drawn(ALL[name])

    assert {"svg", "path", "text"} == {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert set() == {key for element in svg.iter() for key in element.attrib} & {"style", "id"}
    assert "url(" not in draw(ALL[name], "x")


@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_one_named_picture(name: str) -> None:
    """A screen reader says the name; the numbers are in the table beside it."""
    svg = drawn(ALL[name], 'Staff, "Kinmen" & <2023>')

    assert "img" == svg.get("role")
    assert 'Staff, "Kinmen" & <2023>' == svg.get("aria-label")


def test_labels_are_no_markup() -> None:
    """Angle brackets, quotes and ampersands come out as they went in, in XML and in HTML."""
    inlined = html.fragment_fromstring(str(draw(TRICKY, "x")), create_parent="div")

    assert ["<b>\"A\" & 'B'</b>", "< 10 & more"] == written(drawn(TRICKY))
    assert not inlined.xpath("//b")


@pytest.mark.parametrize("name", ALL)
def test_letters_are_readable_on_a_phone(name: str) -> None:
    """12 px and more at 320 px."""
    svg = drawn(ALL[name])
    _, _, wide, _ = map(float, svg.get("viewBox").split())

    assert float(svg.get("font-size")) * PHONE / wide >= 12
    assert not svg.xpath("//*[local-name()='text'][@font-size]")


@pytest.mark.parametrize("name", ALL)
def test_all_marks_lie_on_the_sheet(name: str) -> None:
    """No mark is cut off at an edge."""
    svg = drawn(ALL[name])
    _, _, wide, high = map(float, svg.get("viewBox").split())
    kinds = ("axis", "actual", "reference", "mark")
    marks = [box for kind in kinds for box in boxes(svg, kind)]

    assert 0 <= min(left for left, *_ in marks)
    assert 0 <= min(top for _, top, *_ in marks)
    assert max(right for _, _, right, _ in marks) <= wide
    assert max(bottom for *_, bottom in marks) <= high


def test_zeros_are_drawn() -> None:
    """All zeros: lines that are 0 and the printed numbers, no bars."""
    zeros = (
        BarChart((Bar("a", 0, "0"), Bar("b", 0, "0"))),
        PairChart((Pair("a", 0, 0, "0 / 0"),), "x", "y", 85, "z"),
        TimeChart(("1", "2"), (Series("a", (0, None), ("0", "")),)),
    )
    keys_of_the_legend = [0, 1, 0]

    assert keys_of_the_legend == [len(boxes(drawn(chart), "actual")) for chart in zeros]
    assert all(boxes(drawn(chart), "axis") for chart in zeros)


@pytest.mark.parametrize("value", [-1, math.nan, math.inf])
def test_numbers_that_no_bar_shows_are_refused(value: float) -> None:
    """Negative and endless numbers are named with their label."""
    with pytest.raises(ValueError, match=r"^'Visits' is .*; a chart shows numbers of 0 or more$"):
        Bar("Visits", value, "?")
    with pytest.raises(ValueError, match="'Visits' is"):
        Pair("Visits", 1, value, "?")
    with pytest.raises(ValueError, match="'Visits' is"):
        Series("Visits", (value,), ("?",))


def test_empty_charts_are_refused() -> None:
    """Nothing to draw, or series that have other periods, is said in words."""
    with pytest.raises(ValueError, match="a chart without bars cannot be drawn"):
        BarChart(())
    with pytest.raises(ValueError, match="a chart without pairs cannot be drawn"):
        PairChart((), "x", "y")
    with pytest.raises(ValueError, match="a chart without series cannot be drawn"):
        TimeChart(("1",), ())
    with pytest.raises(ValueError, match="'a' has 1 values for 2 periods"):
        TimeChart(("1", "2"), (Series("a", (1,), ("1",)),))
    with pytest.raises(ValueError, match="'a' has 1 values for 2 printed numbers"):
        Series("a", (1,), ("1", "2"))


def test_same_chart_same_bytes() -> None:
    """Another process, with nothing drawn before, draws the same."""
    code = "from chart_samples import ALL; from safetynet.charts import draw\n"
    code += "print(*(draw(chart, name) for name, chart in ALL.items()), sep='')"
    folders = f"import sys; sys.path[:0] = {sys.path!r}\n"
    other = subprocess.run([sys.executable, "-c", folders + code], capture_output=True, check=True)

    assert (
        "".join(draw(chart, name) for name, chart in ALL.items()) == other.stdout.decode().strip()
    )


def test_settings_of_the_builder_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A matplotlibrc of somebody who draws in sketches leaves the same bytes."""
    expected = draw(BARS, "x")
    monkeypatch.setitem(mpl.rcParams, "path.sketch", (1, 100, 2))

    assert expected == draw(BARS, "x")


def test_long_labels_are_wrapped() -> None:
    """At words in English, at any character in Chinese but never before a closing sign."""
    english = wrap("Mental health social workers and supervisors of suicide prevention", WIDTH)
    chinese = wrap("心理衛生社工及督導（自殺通報個案合併保護性案件）、其他", WIDTH)
    endless = wrap("x" * 120, WIDTH)

    assert "Mental health social workers and supervisors of suicide prevention" == " ".join(english)
    assert all(width(line) <= WIDTH for line in (*english, *chinese, *endless))
    assert "心理衛生社工及督導（自殺通報個案合併保護性案件）、其他" == "".join(chinese)
    assert not any(line.startswith(("）", "、")) for line in chinese)
    assert 16 * TEXT == width("個" * 16) < WIDTH
