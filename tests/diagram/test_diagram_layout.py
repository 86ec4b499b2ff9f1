"""Boxes and arrows lie so that a diagram can be read, whatever goes in."""

from __future__ import annotations

import pytest
from diagram_rules import broken_rules
from hypothesis import given
from hypothesis import strategies as st

from safetynet.diagram import Step, Way, lay_out

HAN, LATIN = "集中篩派案與少年輔導委員會", "Central intake and dispatch of reports"


def rows(*numbers: int, label: str = HAN) -> list[Step]:
    """Steps in these rows."""
    return [Step(label, "", row) for row in numbers]


def head_of(diagram: object, index: int = 0) -> str:
    """Where the first head of an arrow points: "down", "up", "left" or "right"."""
    (x, y), (x1, y1), (x2, y2) = diagram.arrows[index].heads[0]  # type: ignore[attr-defined]
    ahead = x - (x1 + x2) / 2, y - (y1 + y2) / 2
    names = {(0, 1): "down", (0, -1): "up", (-1, 0): "left", (1, 0): "right"}
    return names[round(ahead[0] / 8), round(ahead[1] / 8)]


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Step], list[Way]]:
    """Up to nine steps in up to four rows with words of all lengths, and any ways among them."""
    words = st.text("字，（）ab Wi-1", max_size=40) | st.sampled_from((HAN, LATIN))
    steps = draw(st.lists(st.builds(Step, words, words, st.integers(1, 4)), min_size=1, max_size=9))
    index = st.integers(0, len(steps) - 1)
    ways = st.lists(st.builds(Way, index, index, st.booleans()), max_size=12)
    return steps, draw(ways)


@given(drawings())
def test_any_diagram_can_be_read(drawing: tuple[list[Step], list[Way]]) -> None:
    """Nothing overlaps or leaves its place, and arrows end at their boxes and run through none."""
    assert [] == broken_rules(lay_out(*drawing))


def test_steps_of_a_row_stand_side_by_side_up_to_three() -> None:
    """Five steps of one row take two lines: three, then two."""
    diagram = lay_out(rows(1, 1, 1, 1, 1), [])
    first, second = diagram.boxes[0].y, diagram.boxes[3].y

    assert [first, first, first, second, second] == [box.y for box in diagram.boxes]
    assert second > first


def test_rows_come_in_the_order_of_their_numbers() -> None:
    """The box of a step stands by its row, and keeps the number of its place in the list."""
    diagram = lay_out(rows(2, 1), [])

    assert [1, 2] == [box.number for box in diagram.boxes]
    assert diagram.boxes[1].y < diagram.boxes[0].y


@pytest.mark.parametrize(
    ("way", "direction"),
    [
        pytest.param(Way(0, 2), "down", id="to-the-next-row"),
        pytest.param(Way(0, 1), "right", id="to-the-neighbor"),
        pytest.param(Way(1, 0), "left", id="back-to-the-neighbor"),
        pytest.param(Way(0, 3), "right", id="past-a-row-on-the-left"),
        pytest.param(Way(3, 1), "left", id="back-on-the-right"),
    ],
)
def test_arrow_points_where_it_leads(way: Way, direction: str) -> None:
    """The head stands at the box that is reached and points into it."""
    diagram = lay_out(rows(1, 1, 2, 3), [way])

    assert direction == head_of(diagram)
    assert [] == broken_rules(diagram)


@pytest.mark.parametrize("end", [2, 3])
def test_way_past_a_row_reaches_a_box_at_its_free_side(end: int) -> None:
    """The left box of a line is reached at its left, the right one at its right."""
    diagram = lay_out(rows(1, 2, 3, 3), [Way(0, end)])
    box = diagram.boxes[end]
    edge = box.x if end == 2 else box.x + box.width

    assert round(edge, 1) == diagram.arrows[0].spots[-1][0]


@pytest.mark.parametrize("way", [Way(0, 1), Way(0, 2), Way(2, 0)])
def test_way_there_and_back_has_two_heads(way: Way) -> None:
    """A way that people take in both directions has a head at each end."""
    (one_way,) = lay_out(rows(1, 1, 2), [way]).arrows
    (both,) = lay_out(rows(1, 1, 2), [Way(way.start, way.end, both=True)]).arrows

    assert (1, 2) == (len(one_way.heads), len(both.heads))


@pytest.mark.parametrize("way", [Way(0, 0), Way(0, 7), Way(-1, 1)])
def test_way_that_leads_nowhere_is_left_out(way: Way) -> None:
    """A way to itself or to a step that is not there draws nothing and breaks nothing."""
    assert () == lay_out(rows(1, 2), [way]).arrows


def test_ways_that_meet_share_a_line() -> None:
    """Arrows from three boxes to one run along one track."""
    diagram = lay_out(rows(1, 1, 1, 2), [Way(0, 3), Way(1, 3), Way(2, 3)])

    assert 1 == len({arrow.spots[-2][1] for arrow in diagram.arrows if len(arrow.spots) == 4})


def test_ways_that_have_nothing_in_common_do_not_lie_on_each_other() -> None:
    """Two arrows that cross run along tracks of their own, and come in beside each other."""
    first, second = lay_out(rows(1, 1, 2, 2), [Way(0, 3), Way(1, 2)]).arrows

    assert first.spots[1][1] != second.spots[1][1]
    assert first.spots[0][0] != second.spots[-1][0]


def test_limit_stands_below_the_label() -> None:
    """A time limit is a line of its own in the box."""
    (box,) = lay_out([Step("評估", "14日內", 1)], []).boxes

    assert [("評估", False), ("14日內", True)] == [(line.text, line.is_limit) for line in box.lines]


def test_nothing_makes_an_empty_diagram() -> None:
    """Without steps there is nothing to draw, and no fault."""
    assert () == lay_out([], []).boxes


def test_same_steps_make_the_same_diagram() -> None:
    """The order in which ways are written changes nothing."""
    ways = [Way(0, 1), Way(0, 2), Way(2, 0), Way(1, 3), Way(2, 3)]

    assert lay_out(rows(1, 2, 2, 3), ways) == lay_out(rows(1, 2, 2, 3), ways[::-1])
