"""Ways over land: steps on a small grid, round bays, over bridges, and never across water."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from islands import CELL_M, EXCESS, at, island
from pyproj import Geod
from scipy.sparse.csgraph import dijkstra

from safetynet.reach import distance
from safetynet.reach.distance import NOBODY, distances_to
from safetynet.reach.grid import LandGrid

STRIP = "aaaaa"
BAY = """
a.a
a.a
a.a
aaa
"""
SIDE = 121
MIDDLE = SIDE * SIDE // 2
WGS84 = Geod(ellps="WGS84")


def metres(grid: LandGrid, start: int, end: int) -> float:
    """The geodesic between the middles of two cells: another way of measuring."""
    return float(WGS84.inv(*at(grid, start), *at(grid, end))[2])


@pytest.fixture(scope="module")
def open_land() -> LandGrid:
    """Twelve kilometers of land in both directions, without a shore in the way."""
    return island("\n".join(["a" * SIDE] * SIDE))


def test_distances_on_a_strip_are_straight():
    """Along a line of cells of 100 m the way is as long as the line."""
    grid = island(STRIP)

    found = distances_to(grid, {"x": at(grid, 0)})

    np.testing.assert_allclose(found.way, [0, 0.1, 0.2, 0.3, 0.4], atol=1e-5)
    np.testing.assert_allclose(found.straight_km, [0, 0.1, 0.2, 0.3, 0.4], atol=1e-5)


def test_way_round_a_bay_is_longer_than_the_line_across_it():
    """From the top of one arm to the top of the other: 200 m straight, 683 m of steps by land.

    Down the arm two cells (200 m), by a diagonal into the bottom row and by another out of it
    (2 · √2 · 100 m; the inner corner of each is land), two cells up (200 m): 682.8 m.
    """
    grid = island(BAY)

    found = distances_to(grid, {"x": at(grid, 0)})

    assert 0.2 == pytest.approx(found.straight_km[1], abs=1e-5)
    assert (200 + 2 * 2**0.5 * 100 + 200) / EXCESS / 1000 == pytest.approx(found.way[1])


def test_no_step_cuts_across_water():
    """Two cells that touch only at a corner are not joined."""
    grid = island("a.\n.a")

    found = distances_to(grid, {"x": at(grid, 0)})

    assert [0, np.inf] == pytest.approx(found.way.tolist(), abs=1e-5)
    assert [0, NOBODY] == found.nearest.tolist()


def test_a_knights_move_needs_land_on_both_cells_it_passes():
    """One of the two cells between is water: the way bends instead of crossing the corner.

    From (0, 0) to (1, 2) with (0, 1) water: a diagonal and a step, 241.4 m, not √5 · 100 m.
    """
    closed, free = island("a.a\naaa"), island("aaa\naaa")

    bent = dijkstra(closed.graph, directed=False, indices=0)[4]
    direct = dijkstra(free.graph, directed=False, indices=0)[5]

    assert 100 * (1 + 2**0.5) == pytest.approx(bent)
    assert 100 * 5**0.5 == pytest.approx(direct)


def test_ferry_is_no_way_over_land():
    """On another island the way is infinite; the straight line is still told."""
    grid = island("aa..bb")

    found = distances_to(grid, {"x": at(grid, 0)})

    assert [False, False, True, True] == np.isinf(found.way).tolist()
    assert 0.5 == pytest.approx(found.straight_km[3], abs=1e-5)


def test_bridge_is_as_long_as_it_is_said_to_be():
    """One cell, a bridge of 480 m, two cells: 0, 480, 580 m along the grid."""
    grid = island("a..bb", ways=[(0, 1, 480.0)], excess=1.0)

    found = distances_to(grid, {"x": at(grid, 0)})

    assert [0, 0.48, 0.58] == pytest.approx(found.way.tolist(), abs=1e-5)


def test_bridge_between_two_shores_is_as_long_as_the_line_between_them():
    """Three cells of water of 100 m between two shores: the bridge is 400 m, without excess."""
    grid = island("a...b")

    start, end, length = grid.way_over((at(grid, 0), at(grid, 1)))

    assert (0, 1) == (start, end)
    assert 400 == pytest.approx(length / EXCESS)


def test_nearest_place_is_the_one_with_the_shorter_way():
    """Each cell belongs to the nearer end; the middle to either, always the same."""
    grid = island(STRIP)

    found = distances_to(grid, {"x": at(grid, 4), "y": at(grid, 0)})

    assert [1, 1, 0, 0] == found.nearest[[0, 1, 3, 4]].tolist()


def test_the_nearest_by_land_may_not_be_the_nearest_in_a_straight_line():
    """Across the bay stands x, 200 m away; y stands 300 m down the own arm, and is nearer."""
    grid = island(BAY)

    found = distances_to(grid, {"x": at(grid, 1), "y": at(grid, 6)})

    assert "y" == found.sites[found.nearest[0]]
    assert 0.3 / EXCESS == pytest.approx(found.way[0], abs=1e-5)
    assert 0.2 == pytest.approx(found.straight_km[0], abs=1e-5)


def test_place_elsewhere_counts_only_in_a_straight_line():
    """A site on another land mass is near as the crow flies and out of reach over land."""
    grid = island(STRIP)

    found = distances_to(grid, {}, elsewhere={"x": at(grid, 2)})

    assert np.isinf(found.way).all()
    assert [0.2, 0.1, 0, 0.1, 0.2] == pytest.approx(found.straight_km.tolist(), abs=1e-5)


@pytest.mark.parametrize("moved_to", [1, 2, 3, 4])
def test_a_site_that_moves_changes_only_what_it_changes(moved_to: int):
    """On a strip every cell is as far as its number from the site, wherever that is put."""
    grid = island(STRIP)

    found = distances_to(grid, {"x": at(grid, moved_to)})

    expected = [abs(cell - moved_to) / 10 for cell in range(5)]
    assert expected == pytest.approx(found.way.tolist(), abs=1e-5)


def test_steps_on_open_land_exceed_geodesics_by_the_stated_share(open_land: LandGrid):
    """In all directions together the steps are 1.4 % longer than geodesics, nowhere 2.8 %.

    By the geometry of the steps: a way of a along and b across has a/2 ≥ b straight steps for
    the rest of the knight's moves, √5 b + (a - 2 b), or beyond that diagonals, √5 (a - b) +
    √2 (2 b - a); over the line √(a² + b²) the mean over all directions is 1.0144, the most 1.0275.
    """
    steps = dijkstra(open_land.graph, directed=False, indices=MIDDLE)
    lines = np.hypot(*(open_land.centers - open_land.centers[MIDDLE]).T)
    ring = np.flatnonzero(np.abs(lines - 50 * CELL_M) < CELL_M)

    ratios = np.array([steps[cell] / metres(open_land, MIDDLE, int(cell)) for cell in ring])

    assert len(ring) > 600
    assert EXCESS == pytest.approx(ratios.mean(), abs=0.001)
    assert 1.0275 == pytest.approx(ratios.max(), abs=0.001)
    assert ratios.min() > 0.9995


def test_ways_on_open_land_are_within_two_percent_of_geodesics(open_land: LandGrid):
    """What is left of the grid's error once the excess is taken off, and never below the line."""
    found = distances_to(open_land, {"x": at(open_land, MIDDLE)})
    far = np.flatnonzero(found.straight_km > 20 * CELL_M / 1000)[::97]

    lines = np.array([metres(open_land, MIDDLE, int(cell)) for cell in far]) / 1000

    assert (found.way[far] >= lines * 0.9995).all()
    assert (found.way[far] <= lines * 1.015).all()


def test_many_places_are_measured_to_as_few_are(
    open_land: LandGrid, monkeypatch: pytest.MonkeyPatch
):
    """Straight lines by a search tree and one by one are the same lines."""
    places = {str(cell): at(open_land, cell) for cell in range(0, SIDE * SIDE, 997)}
    assert len(places) < distance.FEW
    one_by_one = distances_to(open_land, places)

    monkeypatch.setattr(distance, "FEW", 0)
    by_tree = distances_to(open_land, places)

    np.testing.assert_allclose(one_by_one.straight_km, by_tree.straight_km, atol=1e-9)
    np.testing.assert_allclose(one_by_one.way, by_tree.way, atol=1e-9)


def test_circuity_makes_ways_longer_but_no_line():
    """Roads that are half as long again: 450 m by road where it is 300 m straight."""
    grid = dataclasses.replace(island(STRIP), circuity=1.5)

    found = distances_to(grid, {"x": at(grid, 0)})

    np.testing.assert_allclose(found.way, [0, 0.15, 0.3, 0.45, 0.6], atol=1e-4)
    np.testing.assert_allclose(found.straight_km, [0, 0.1, 0.2, 0.3, 0.4], atol=1e-4)
    assert 300 * grid.excess == pytest.approx(grid.steps_m(0.45))
