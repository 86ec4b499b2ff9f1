"""Further places and coverage count alike: at the threshold itself, and with a circuity."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from islands import at, island, reached, settled

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.reach.catchment import over_land
from safetynet.reach.demand import ways_from
from safetynet.reach.distance import distances_to
from safetynet.reach.grid import LandGrid
from safetynet.reach.land import Land
from safetynet.reach.results import Measure, Siting
from safetynet.reach.siting import Siter, Task, village_candidates
from safetynet.reach.survey import Surveyor
from safetynet.reach.yard import Aim, Candidate, Yard

ONE_KM = 1.0


def joined(metres: float) -> Land:
    """Two shores 200 m apart with a road of so many metres between them; 10 and 7 people."""
    return settled(island("a.b", [(0, 1, metres)], excess=1.0), {"a": 10, "b": 7})


def served(land: Land, threshold_km: float, cell: int = 0) -> int:
    """People within the threshold of a cell, as further places are counted."""
    yard = Yard(land, land, (), Aim(threshold_km, with_mean=False))
    return yard.reach({"x": at(land.grid, cell)}, yard.counted(())).within


def covered(land: Land, threshold_km: float, cell: int = 0) -> int:
    """The same, as everything is counted."""
    found = reached([land], {"x": ("island", at(land.grid, cell))}, (threshold_km,))
    return found.total.within[0]


@pytest.mark.parametrize("count", [served, covered])
def test_threshold_itself_is_within(count) -> None:
    """At exactly 1 km people are within 1 km, a millimetre farther they are not."""
    assert [17, 10] == [count(joined(metres), ONE_KM) for metres in (1000.0, 1000.001)]


def test_further_places_reach_whom_coverage_reaches() -> None:
    """Around a bay, for the way to each cell as the threshold, from every third cell."""
    land = settled(island("a.b\na.b\na.b\naab"), {"a": 50, "b": 40})
    count = len(land.grid.centers)
    for start in range(0, count, 3):
        ways = distances_to(land.grid, {"x": at(land.grid, start)}).way
        for threshold in ways[ways > 0] * (1 + 1e-9):
            assert covered(land, threshold, start) == served(land, threshold, start)


def winding(grid: LandGrid, circuity: float) -> LandGrid:
    """The same land with roads that wind."""
    return dataclasses.replace(grid, circuity=circuity)


def test_circuity_doubles_every_way_and_no_straight_line() -> None:
    """To the nearest site, to the one responsible, and to candidates for further sites."""
    land = settled(island("a.b\na.b\na.b\naab"), {"a": 50, "b": 40})
    plain, double = land.grid, winding(land.grid, 2.0)
    sites, cells = {"x": at(plain, 0)}, np.arange(len(plain.centers))
    near, far = (distances_to(grid, sites) for grid in (plain, double))

    assert np.array_equal(2 * near.way, far.way)
    assert np.array_equal(near.straight_km, far.straight_km)
    for ways in (
        lambda grid: over_land(dataclasses.replace(land, grid=grid), sites["x"], cells),
        lambda grid: ways_from(grid, list(sites.values()), cells)[0],
    ):
        assert np.array_equal(2 * ways(plain), ways(double))


@pytest.mark.parametrize("count", [served, covered])
def test_with_a_circuity_of_two_half_as_far_is_reached(count) -> None:
    """A strip of ten cells of 10 people: within 500 m six of them, within 250 m three."""
    land = settled(island("a" * 10), {"a": 100})
    double = dataclasses.replace(land, grid=winding(land.grid, 2.0))

    assert [60, 30] == [count(one, 0.501) for one in (land, double)]


def test_people_of_a_township_left_out_are_not_served_again() -> None:
    """Who has a site of unknown place in the township counts neither before nor after."""
    land = settled(island("aaabb"), {"a": 30, "b": 20})
    candidates = (Candidate("new", "b", at(land.grid, 4)),)
    yard = Yard(land, land, candidates, Aim(0.15, with_mean=False))

    counted = yard.counted({"b"})

    assert [30, 0] == [
        yard.reach({"x": at(land.grid, 1)}, counted).within,
        yard.reach({}, counted, [0]).within,
    ]
    assert 20 == yard.reach({}, yard.counted(()), [0]).within
    assert not yard.worth({}, counted).nnz


def kinmen_sitings(directory: Directory, circuity: float) -> dict[str, Siting]:
    """Land mass → the best places in a Kinmen without any site."""
    grid = directory.assumptions.grid.model_copy(update={"circuity": circuity})
    assumed = directory.assumptions.model_copy(update={"grid": grid})
    kinmen = dataclasses.replace(narrowed(directory, ("kinmen",)), assumptions=assumed)
    lands = Surveyor(kinmen, Measure("km", "land", (5.0,), 5.0)).lands
    siter = Siter(kinmen, lands, Aim(5.0, most=2, with_mean=False), village_candidates(kinmen))
    task = Task({}, frozenset({"09020"}), frozenset())
    return {siting.landmass: siting for siting in siter.sitings(task)}


def test_where_roads_wind_further_sites_gain_fewer(directory: Directory) -> None:
    """Of as many people as before: two sites bring fewer of them within 5 km."""
    plain, double = (kinmen_sitings(directory, circuity) for circuity in (1.0, 2.0))

    assert plain.keys() == double.keys()
    assert plain["kinmen"].missing == double["kinmen"].missing
    gains = [[option.gain for option in one["kinmen"].options] for one in (double, plain)]
    assert all(fewer < more for fewer, more in zip(*gains, strict=True))
