"""What is drawn follows from the figures; what is said of it is true of odd figures, too."""

from __future__ import annotations

from typing import Any

import pytest
from figure_samples import Tell, row, term
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from safetynet.charts import BarChart, PairChart, TimeChart
from safetynet.figures.drawn import chart_of, title_of
from safetynet.figures.facts import TopicFigures
from safetynet.figures.picked import Bars, Pairs, Pick, Years
from safetynet.figures.picks import picks_of
from safetynet.figures.sentences import sentence_of
from safetynet.figures.wholes import ancestors
from safetynet.figures.words import FigureWords

ABC: dict[str, dict[str, Any]] = {"a": {}, "b": {}, "c": {}}
SUMMED: dict[str, dict[str, Any]] = {**ABC, "all": {"total_of": ["a", "b", "c"]}}


def said(told: tuple[FigureWords, TopicFigures]) -> list[str]:
    """The sentence of each chart."""
    words, figures = told
    return [sentence_of(words, figures, pick) for pick in picks_of(figures)]


def posts(**numbers: tuple[int, int]) -> list[dict[str, Any]]:
    """Approved and actual people by item."""
    return [
        row(item, value, basis=basis)
        for item, pair in numbers.items()
        for basis, value in zip(("approved", "actual"), pair, strict=True)
    ]


# --- which chart


def test_planned_beside_actual_is_drawn_in_pairs(tell: Tell) -> None:
    """Approved, expected or target and actual numbers of one item and period; with the mark."""
    words, figures = tell(ABC, *posts(a=(2, 1), b=(3, 3)), mark=85)

    (pick,) = picks_of(figures)
    chart = chart_of(words, figures, pick)

    assert isinstance(chart, PairChart)
    assert [("A", 2, 1), ("B", 3, 3)] == [(p.label, p.reference, p.actual) for p in chart.pairs]
    assert (85, "Approved", "Actual") == (chart.mark, chart.reference, chart.actual)


def test_three_single_years_are_drawn_over_time(tell: Tell) -> None:
    """Sums of several years are left out, and a year without a number is a gap."""
    rows = [row("a", value, period=year) for year, value in (("2018", 1), ("2019", 2), ("2020", 4))]
    rows += [row("a", 7, period="2018/2020"), row("b", 5), row("b", 3, period="2018")]
    words, figures = tell(ABC, *rows)

    (pick,) = picks_of(figures)
    chart = chart_of(words, figures, pick)

    assert isinstance(chart, TimeChart)
    assert ("2018", "2019", "2020") == chart.periods
    assert [("A", (1, 2, 4)), ("B", (3, None, 5))] == [(s.label, s.values) for s in chart.series]


def test_year_without_a_number_has_its_place(tell: Tell) -> None:
    """Years stand as far apart as they are."""
    rows = [row("a", value, period=year) for year, value in (("2018", 1), ("2019", 2), ("2021", 4))]
    words, figures = tell(ABC, *rows)

    chart = chart_of(words, figures, picks_of(figures)[0])

    assert isinstance(chart, TimeChart)
    assert ("2018", "2019", "2020", "2021") == chart.periods
    assert (1, 2, None, 4) == chart.series[0].values


def test_items_of_one_unit_and_period_are_drawn_as_bars(tell: Tell) -> None:
    """The total is no bar beside its parts; another unit has a chart of its own."""
    rows = [row("a", 5), row("b", 3), row("c", 2), row("all", 10)]
    rows += [row(item, value, unit="sessions") for item, value in (("a", 1), ("b", 4))]
    words, figures = tell(SUMMED, *rows)

    charts = [chart_of(words, figures, pick) for pick in picks_of(figures)]

    assert all(isinstance(chart, BarChart) for chart in charts)
    assert [["A", "B", "C"], ["A", "B"]] == [
        [bar.label for bar in chart.bars] for chart in charts if isinstance(chart, BarChart)
    ]


@pytest.mark.parametrize(
    ("rows", "topic"),
    [
        ([row("a", 5)], {}),
        ([row("a", 5), row("b", 3, period="2019")], {}),
        ([row("a", 5), row("b", 5)], {}),
        ([row("a", "<10"), row("b", "<10")], {}),
        ([row("a", "2020-05", unit="day"), row("b", "2020-06", unit="day")], {}),
        ([row("a", 10.5, unit="percent"), row("b", 20, unit="percent")], {}),
        ([row("a", 5), row("b", 3)], {"chart": "none"}),
    ],
)
def test_nothing_is_drawn_where_nothing_can_be_compared(
    tell: Tell, rows: list[dict[str, Any]], topic: dict[str, str]
) -> None:
    """One number, other times, the same twice, untold numbers, dates, shares of other wholes."""
    assert () == picks_of(tell(ABC, *rows, **topic)[1])


def test_number_that_documents_contradict_is_not_drawn(tell: Tell) -> None:
    """Neither of two is taken for true."""
    rows = [row("a", 5), row("a", 6, source="seed-001"), row("b", 3), row("c", 1)]
    _words, figures = tell(ABC, *rows)

    (pick,) = picks_of(figures)

    assert isinstance(pick, Bars)
    assert ["b", "c"] == [fact.row.item for fact in pick.facts]


# --- what is said


def test_pairs_say_how_many_of_how_many(tell: Tell) -> None:
    """With a printed total: its share, the side of the mark, and what nobody holds."""
    rows = posts(a=(10, 9), b=(5, 0), c=(5, 5)) + posts(all=(20, 14))

    assert [
        (
            "In all, approved 20 people, actual 14 people (70%), below the mark of 85%; "
            "in 1 of 3 rows the actual number reaches the approved number; none at all: B."
        )
    ] == said(tell(SUMMED, *rows, mark=85))


@pytest.mark.parametrize(
    ("actual", "side"), [(84, "below the mark"), (85, "exactly the mark"), (86, "above the mark")]
)
def test_side_of_the_mark_is_exact(tell: Tell, actual: int, side: str) -> None:
    """Below, at, above."""
    assert side in said(tell(ABC, *posts(a=(100, actual)), mark=85))[0]


def test_total_that_does_not_add_up_is_not_told_as_the_sum(tell: Tell) -> None:
    """The pairs are told, not the total."""
    rows = posts(a=(10, 9), b=(5, 0), c=(5, 5), all=(21, 14))

    assert ["A", "B", "C"] == [word for word in "ABC" if word in said(tell(SUMMED, *rows))[0]]
    assert "21" not in said(tell(SUMMED, *rows))[0]


def test_printed_percentage_is_told_as_it_is_printed(tell: Tell) -> None:
    """47, where working it out would give 47.4; not where it would reach the mark."""
    rows = [*posts(a=(19, 9)), row("a", 47, unit="percent")]
    assert "(47%)" in said(tell(ABC, *rows))[0]
    near = [*posts(a=(1000, 846)), row("a", 85, unit="percent")]
    assert "(84.6%), below" in said(tell(ABC, *near, mark=85))[0]


def test_pairs_of_several_years_are_told_year_by_year(tell: Tell) -> None:
    """They are never added up."""
    rows = posts(a=(257, 226)) + [one | {"period": "2021"} for one in posts(a=(300, 232))]

    assert [
        (
            "2020 (ROC 109): approved 257 people, actual 226 people (87.9%); "
            "2021 (ROC 110): approved 300 people, actual 232 people (77.3%)."
        )
    ] == said(tell(ABC, *rows))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 4), "1 person in 2018, 4 people in 2020; highest in 2020."),
        ((4, 2, 1), "4 people in 2018, 1 person in 2020; highest in 2018."),
        ((1, 9, 2), "1 person in 2018, 2 people in 2020; highest in 2019 (9 people)."),
        ((9, 1, 9), "9 people in 2018, 9 people in 2020; highest in 2018, 2020 (9 people)."),
        ((0, 0, 0), "0 people each of the 3 times."),
    ],
)
def test_course_of_years_is_told(tell: Tell, values: tuple[int, ...], expected: str) -> None:
    """First, last and highest; ties are named; what never changes is said to be flat."""
    rows = [row("a", value, period=f"{2018 + at}") for at, value in enumerate(values)]
    assert [expected] == said(tell(ABC, *rows))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [row("a", 5), row("b", 3), row("c", 2), row("all", 10)],
            "Largest: A, 5 people, which is 50% of 10 people.",
        ),
        (
            [row("a", 4), row("b", 4), row("c", 2), row("all", 10)],
            "Equally large: A, B, 4 people each, which is 40% of 10 people each.",
        ),
        (
            [row("a", 5), row("b", 3), row("c", 2), row("all", 11)],
            "Largest: A (5 people); smallest: C (2 people).",
        ),
        ([row("a", 0), row("b", 1)], "A: 0 people; B: 1 person."),
        (
            [row("a", 0), row("b", 1), row("c", 2)],
            "Largest: C (2 people); smallest: A (0 people).",
        ),
        (
            [row("a", 50), row("b", 30), row("c", "<10")],
            ("Largest: A (50 people); not drawn because the number is too small: C."),
        ),
    ],
)
def test_bars_say_the_largest(tell: Tell, rows: list[dict[str, Any]], expected: str) -> None:
    """Its share only where the parts add up; ties; zero; of two bars neither is ranked.

    Where a number is too small to be told, nothing that is drawn is the smallest.
    """
    assert [expected] == said(tell(SUMMED, *rows))


def test_parts_of_an_item_are_compared_within_it(tell: Tell) -> None:
    """An item that is divided stands for its parts nowhere."""
    rows = [row("a", 7), row("a", 5, part="x"), row("a", 2, part="y")]
    told = tell(ABC, *rows, parts={"x": term("X"), "y": term("Y")})

    assert ["Largest: X, 5 people, which is 71.4% of 7 people."] == said(told)
    assert ["A: Actual, 2020 (ROC 109), in people"] == [
        title_of(*told, pick) for pick in picks_of(told[1])
    ]


def test_part_within_an_item_is_not_drawn_twice(tell: Tell) -> None:
    """Bars of several items add up to the printed total; what is in one of them is in the table."""
    rows = posts(a=(2, 1), b=(3, 3), c=(5, 0), all=(10, 4))
    rows += [one | {"part": "x"} for one in posts(a=(1, 0))]
    words, figures = tell(SUMMED, *rows, parts={"x": term("X")})

    (pick,) = picks_of(figures)

    assert isinstance(pick, Pairs)
    assert ["A", "B", "C"] == [words.labels(figures, pick.rows)[row] for row in pick.rows]
    assert pick.whole
    assert 10 == sum(pair.intended.number or 0 for pair in pick.pairs)


def test_posts_applied_for_have_no_share(tell: Tell) -> None:
    """An application that is as large as the approval is nobody in post."""
    rows = [one | {"basis": "applied"} for one in posts(a=(2, 2)) if one["basis"] == "actual"]
    rows += [row("a", 3, basis="approved"), row("b", 1, basis="approved")]
    rows.append(row("b", 1, basis="applied"))

    (sentence,) = said(tell(ABC, *rows))

    assert "%" not in sentence
    assert "not the number in post" in sentence


def test_total_with_parts_of_its_own_stays_beside_its_siblings(tell: Tell) -> None:
    """And its parts have a chart that is named after it."""
    items: dict[str, dict[str, Any]] = {"a": {}, "b": {"total_of": ["c", "d"]}, "c": {}, "d": {}}
    told = tell(items, row("a", 18), row("b", 5), row("c", 3), row("d", 2))

    assert [["a", "b"], ["c", "d"]] == [
        [one.item for one in pick.rows] for pick in picks_of(told[1])
    ]
    titles = [title_of(*told, pick) for pick in picks_of(told[1])]
    assert titles[1].startswith("B: ")


def _tenths(number: int) -> float:
    return number / 10


FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "item": st.sampled_from(["a", "b", "c", "all"]),
            "value": st.one_of(
                st.integers(0, 40), st.just("<10"), st.integers(0, 999).map(_tenths)
            ),
            "period": st.sampled_from(["2018", "2019", "2020", "SY2020", "2018/2020", None]),
            "basis": st.sampled_from(["actual", "approved", "target"]),
            "unit": st.sampled_from(["people", "percent", "money"]),
        }
    ),
    min_size=1,
    max_size=16,
)


@given(rows=FIGURES, mark=st.sampled_from([None, 85]))
@examples(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_figures_can_be_drawn_and_told(
    tell: Tell, rows: list[dict[str, Any]], mark: int | None
) -> None:
    """No chart fails, no total stands beside its part, no untold number is drawn."""
    words, figures = tell(SUMMED, *rows, mark=mark)
    for pick in picks_of(figures):
        assert title_of(words, figures, pick)
        chart_of(words, figures, pick)
        assert sentence_of(words, figures, pick).endswith(".")
        drawn = [fact for fact in _drawn(pick) if fact]
        assert all(fact.number is not None for fact in drawn)
        assert 1 == len({fact.at.unit for fact in drawn})
        if not isinstance(pick, Years):
            rows_drawn = {fact.row for fact in drawn}
            assert not any(ancestors(one, figures.topic) & rows_drawn for one in rows_drawn)


def _drawn(pick: Pick) -> list[Any]:
    if isinstance(pick, Pairs):
        return [fact for pair in pick.pairs for fact in (pair.intended, pair.actual)]
    if isinstance(pick, Bars):
        return list(pick.facts)
    told = (fact for line in pick.lines for fact in line.facts)
    return [fact for fact in told if fact and fact.number is not None]
