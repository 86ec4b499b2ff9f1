"""Where people live within their villages: evenly over the land, or as finer points say."""

from __future__ import annotations

import dataclasses
from collections import Counter

import numpy as np
import pytest
from islands import at, island

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.geo import Geography
from safetynet.geo.population import PopulationPoint
from safetynet.reach.grid import LandGrid
from safetynet.reach.land import Land, read_land
from safetynet.reach.people import Homes, find_homes, spread_of

ISLAND = island("AAAA BB..")
"""Cells 0 to 3 are village A, 4 and 5 village B."""


def _point(grid: LandGrid, cell: int, people: float) -> PopulationPoint:
    return PopulationPoint(*at(grid, cell), people)


def _shares(homes: Homes) -> dict[int, float]:
    return dict(zip(homes.cells.tolist(), homes.shares.tolist(), strict=True))


def test_people_live_evenly_spread_without_points() -> None:
    """Four cells hold a quarter each, two a half each."""
    (homes,) = find_homes([ISLAND], {})

    assert {0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25} == _shares(homes["A"])
    assert {4: 0.5, 5: 0.5} == _shares(homes["B"])


def test_points_share_a_village_by_their_people() -> None:
    """30 and 10 people: three quarters and one; a village without points stays evenly spread."""
    (homes,) = find_homes([ISLAND], {"A": [_point(ISLAND, 0, 30), _point(ISLAND, 3, 10)]})

    assert {0: 0.75, 3: 0.25} == pytest.approx(_shares(homes["A"]))
    assert {4: 0.5, 5: 0.5} == _shares(homes["B"])


def test_points_without_people_say_nothing() -> None:
    """All of a village's points are empty: its registered people live somewhere all the same."""
    (homes,) = find_homes([ISLAND], {"A": [_point(ISLAND, 0, 0)]})

    assert {0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25} == _shares(homes["A"])


def test_village_on_two_islands_lives_where_its_points_are() -> None:
    """Evenly it would have half its people on each; the points put all of them on the second."""
    first, second = island("AA"), island("....AA")
    even = find_homes([first, second], {})
    pointed = find_homes([first, second], {"A": [_point(second, 1, 7)]})

    assert [{0: 0.25, 1: 0.25}] * 2 == [_shares(homes["A"]) for homes in even]
    assert [{}, {"A": {1: 1.0}}] == [
        {code: _shares(some) for code, some in homes.items()} for homes in pointed
    ]


def test_points_of_unknown_villages_are_not_used() -> None:
    """Those of counties that an edition leaves out."""
    (homes,) = find_homes([ISLAND], {"elsewhere": [_point(ISLAND, 0, 9)]})

    assert {"A", "B"} == homes.keys()
    assert 4 == len(homes["A"].cells)


def test_registered_people_are_conserved(finer: Directory) -> None:
    """Every village keeps its total, to a millionth of a person, however the points count."""
    lands = read_land(finer.geography, finer.assumptions.grid)

    assert _registered(finer.geography) == pytest.approx(_living(lands), abs=1e-6)
    # Villages that share a polygon share its points, too.
    cells = {len(land.residents.cell) for land in lands if land.id == "kinmen"}
    assert {37 - 2} == cells, "Kinmen's villages less the two of Wuqiu, one cell each"


def test_edition_of_one_county_uses_its_own_points(finer: Directory) -> None:
    """Only villages of that county are there, all at the points of the whole file."""
    penghu = narrowed(finer, ("penghu",)).geography
    lands = read_land(penghu, finer.assumptions.grid)

    assert _registered(penghu) == pytest.approx(_living(lands), abs=1e-6)
    assert 96 == sum(len(land.residents.cell) for land in lands)
    assert "points" == spread_of(penghu)


def test_study_says_how_people_are_spread(directory: Directory) -> None:
    """Points of one county make the study of that county finer, not that of another."""
    code = next(v.boundary for v in directory.geography.villages if v.code.startswith("10016"))
    points = {code: [PopulationPoint(119.5, 23.5, 1)]}
    geography = dataclasses.replace(directory.geography, population_points=points)
    pointed = dataclasses.replace(directory, geography=geography)

    assert "even" == spread_of(directory.geography)
    assert "points" == spread_of(geography)
    assert "even" == spread_of(narrowed(pointed, ("kinmen",)).geography)


@pytest.fixture(scope="module")
def finer(directory: Directory) -> Directory:
    """The shipped directory with all people of a village polygon at the point of its village."""
    points = {
        village.boundary: [PopulationPoint(village.lon, village.lat, 3.0)]
        for village in directory.geography.villages
        if village.boundary
    }
    geography = dataclasses.replace(directory.geography, population_points=points)
    return dataclasses.replace(directory, geography=geography)


def _registered(geography: Geography) -> dict[str, int]:
    return {village.code: village.population for village in geography.villages}


def _living(lands: tuple[Land, ...]) -> dict[str, float]:
    """Village code → people on all cells of all lands."""
    found: Counter[str] = Counter()
    for land in lands:
        lives = land.residents
        people = np.bincount(lives.village, lives.people, len(lives.villages)).tolist()
        found.update({v.code: some for v, some in zip(lives.villages, people, strict=True)})
    return found
