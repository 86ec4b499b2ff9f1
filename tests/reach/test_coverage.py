"""People within a distance: arithmetic on small islands."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from islands import at, island, reached, settled

from safetynet.reach.land import Land
from safetynet.reach.results import Coverage

THRESHOLDS = (0.15, 0.35)


def straight_strip() -> Land:
    """Village a has 30 people on 3 cells, b 20 on 2."""
    return settled(island("aaabb"), {"a": 30, "b": 20})


def test_people_within_are_those_of_the_cells_within():
    """The site stands on the first cell of the strip, 10 people live on each.

    Within 150 m lie two cells of a: 20 people. Within 350 m all of a and one cell of b: 40.
    The mean ways: (0 + 100 + 200) / 3 = 100 m and (300 + 400) / 2 = 350 m.
    """
    land = straight_strip()

    found = reached([land], {"x": ("island", at(land.grid, 0))}, THRESHOLDS)

    assert (20, 40) == found.total.within
    assert {"a": (20, 30), "b": (0, 10)} == {c: v.within for c, v in found.villages.items()}
    assert [0.1, 0.35] == pytest.approx([v.mean for v in found.villages.values()], abs=1e-5)
    assert 0.2 == pytest.approx(found.total.mean, abs=1e-5)


def test_people_behind_a_bay_are_near_only_in_a_straight_line():
    """The other arm is 200 m away across the water and 673 m by land."""
    land = settled(island("a.b\na.b\na.b\naab"), {"a": 50, "b": 40})

    found = reached([land], {"x": ("island", at(land.grid, 0))}, (0.25,))

    assert [(30,), (0,)] == [village.within for village in found.villages.values()]
    assert [(30,), (20,)] == [village.within_straight for village in found.villages.values()]


def test_people_across_the_water_are_reached_by_ferry_only():
    """No site on their island: nobody within any distance over land, however near it is."""
    here, there = settled(island("aa"), {"a": 10}), settled(island("...b"), {"b": 7}, "islet")

    found = reached([here, there], {"x": ("island", at(here.grid, 1))}, (1.0,))

    assert {"a": 0, "b": 7} == {code: v.by_ferry_only for code, v in found.villages.items()}
    assert (10,) == found.total.within
    assert (17,) == found.total.within_straight
    assert ["x", ""] == [village.nearest for village in found.villages.values()]
    assert math.isinf(found.villages["b"].mean)
    assert (10, 0, 7) == found.total.bands


def test_a_village_on_two_islands_is_counted_once_and_partly_by_ferry():
    """Village a has 10 people here and 5 there; the site stands here."""
    here, there = settled(island("aa"), {"a": 10}), settled(island("...a"), {"a": 5}, "islet")
    whole = tuple(settled_as(land, population=15) for land in (here, there))

    found = reached(whole, {"x": ("island", at(here.grid, 0))}, (1.0,))

    assert ["a"] == list(found.villages)
    assert (15, (10,), 5) == (
        found.total.population,
        found.total.within,
        found.total.by_ferry_only,
    )
    assert 0.05 == pytest.approx(found.total.mean, abs=1e-5)


def settled_as(land: Land, population: int) -> Land:
    """The land with villages of this whole population, wherever the rest of it lives."""
    villages = tuple(
        dataclasses.replace(village, population=population) for village in land.residents.villages
    )
    return dataclasses.replace(
        land, residents=dataclasses.replace(land.residents, villages=villages)
    )


def test_of_two_sites_in_one_building_the_first_by_id_is_told():
    """They stand on the same cell, and everybody is as near to the one as to the other."""
    land = settled(island("aaaa"), {"a": 40})
    sites = {"y": ("island", at(land.grid, 0)), "x": ("island", at(land.grid, 0))}

    assert "x" == reached([land], sites, (1.0,)).villages["a"].nearest


def test_half_a_person_is_rounded_the_same_way_in_every_figure():
    """15 people on two cells, one of them beyond the water: 7.5 and 7.5, never 8 and 8."""
    here, there = settled(island("a"), {"a": 15}), settled(island("...a"), {"a": 15}, "islet")
    halves = tuple(
        dataclasses.replace(
            land,
            residents=dataclasses.replace(land.residents, people=land.residents.people / 2),
        )
        for land in (here, there)
    )

    found = reached(halves, {"x": ("island", at(here.grid, 0))}, (1.0,)).total

    assert (8, 0, 7) == found.bands
    assert 15 == sum(found.bands)


def test_people_cut_off_by_water_on_the_same_land_mass_have_no_way():
    """A land mass may be known to be one and still have no land between its parts."""
    land = settled(island("a..b"), {"a": 10, "b": 7})

    found = reached([land], {"x": ("island", at(land.grid, 0))}, (1.0,))

    assert {"a": 0, "b": 7} == {code: v.by_ferry_only for code, v in found.villages.items()}
    assert math.isinf(found.villages["b"].mean)
    assert "" == found.villages["b"].nearest
    assert 0 == pytest.approx(found.total.mean, abs=1e-5)


def test_without_a_site_everybody_is_out_of_reach():
    """No place at all: nobody is within any distance, straight or by land."""
    land = settled(island("ab"), {"a": 3, "b": 4})

    found = reached([land], {}, THRESHOLDS)

    assert (0, 0) == found.total.within == found.total.within_straight
    assert 7 == found.total.by_ferry_only


def test_nearest_is_the_site_of_most_people_of_the_village():
    """Of four cells two are nearer to x, one to y and the middle of equal ways to one of them."""
    land = settled(island("aaaaa"), {"a": 50})
    sites = {"y": ("island", at(land.grid, 4)), "x": ("island", at(land.grid, 1))}

    found = reached([land], sites, (1.0,))

    assert "x" == found.villages["a"].nearest


def test_of_two_sites_equally_near_the_first_by_id_is_told():
    """Two people nearer to each: the order of the file must not decide."""
    land = settled(island("aaaa"), {"a": 40})
    sites = {"y": ("island", at(land.grid, 0)), "x": ("island", at(land.grid, 3))}

    assert "x" == reached([land], sites, (1.0,)).villages["a"].nearest
    assert "x" == reached([land], dict(reversed(sites.items())), (1.0,)).villages["a"].nearest


ISLAND = settled(
    island(
        """
        aaa.bbb
        aaa.bbb
        aacccbb
        ..ccc..
        ddd.eee
        """
    ),
    {"a": 101, "b": 97, "c": 53, "d": 7, "e": 9},
)
CELLS = st.integers(0, len(ISLAND.grid.centers) - 1)
MANY = (0.1, 0.2, 0.3, 0.5, 0.8)


def reach_of(cells: list[int]) -> Coverage:
    """The reach of sites on cells of `ISLAND`."""
    sites = {f"s{number}": ("island", at(ISLAND.grid, c)) for number, c in enumerate(cells)}
    return reached([ISLAND], sites, MANY)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_figures_of_any_sites_hold_together(cells: list[int]):
    """Bands add up, farther reaches more, straight reaches at least as many as over land."""
    found = reach_of(cells)

    for area in (*found.villages.values(), found.total):
        assert area.population == sum(area.bands)
        assert min(area.bands) >= 0
        assert list(area.within) == sorted(area.within)
        assert all(s >= w for s, w in zip(area.within_straight, area.within, strict=True))
    assert 267 == found.total.population


@given(st.lists(CELLS, min_size=1, max_size=3), CELLS)
def test_a_further_site_takes_nobody_away(cells: list[int], further: int):
    """With one site more everybody is as near as before, or nearer."""
    before, after = reach_of(cells), reach_of([*cells, further])

    for code, early in before.villages.items():
        late = after.villages[code]
        assert all(b >= a for a, b in zip(early.within, late.within, strict=True))
        assert late.mean <= early.mean + 1e-9


@given(CELLS, CELLS)
def test_a_site_that_moves_moves_its_neighbors(here: int, there: int):
    """Who lives on the cell where the site stands is near it, and the old neighbors are not."""
    before, after = reach_of([here]), reach_of([there])

    village = ISLAND.grid.areas[ISLAND.grid.area[there]]
    assert after.villages[village].within[0] > 0
    assert (before == after) is (here == there)
