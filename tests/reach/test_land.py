"""The real land: nobody is lost, no water is crossed, and ways are as long as they must be."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from islands import at, reached
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.geo import LonLat
from safetynet.reach.distance import distances_to
from safetynet.reach.land import Land, read_land


def test_every_village_keeps_its_registered_people(directory: Directory, lands: tuple[Land, ...]):
    """Spread over cells and land masses, each village still has all of its people."""
    spread: Counter[str] = Counter()
    for land in lands:
        lives = land.residents
        sums = np.bincount(lives.village, lives.people, len(lives.villages)).tolist()
        spread.update({v.code: n for v, n in zip(lives.villages, sums, strict=True)})

    registered = {village.code: village.population for village in directory.geography.villages}
    assert registered == pytest.approx(dict(spread), abs=1e-6)
    assert 1_910_646 == sum(registered.values())


def test_every_inhabited_land_mass_has_residents_on_its_own_cells(lands: tuple[Land, ...]):
    """A row of residents names a village and a cell that are there."""
    for land in lands:
        lives = land.residents
        assert set(range(len(lives.villages))) == set(lives.village.tolist()), land.id
        assert 0 <= lives.cell.min() <= lives.cell.max() < len(land.grid.centers), land.id
    assert len(lands) == len({land.id for land in lands}) == 19


def test_land_of_a_land_mass_hangs_together(lands: tuple[Land, ...]):
    """From one cell nearly all others can be come to: only rocks off the shore are cut off."""
    for land in lands:
        found = distances_to(land.grid, {"x": at(land.grid, 0)})
        lives = land.residents
        cut_off = lives.people[np.isinf(found.way[lives.cell])].sum()
        assert cut_off <= 0.002 * lives.people.sum(), land.id


@pytest.mark.parametrize("landmass", ["taiwan", "kinmen", "penghu", "qimei"])
def test_a_site_reaches_nobody_across_the_water(
    directory: Directory, lands: tuple[Land, ...], landmass: str
):
    """A site on one land mass: everybody on another can only come by boat or plane."""
    island = next(one for one in directory.geography.islands if one.id == landmass)
    site = {"x": (landmass, (island.lon, island.lat))}

    found = reached(lands, site, (1_000.0,))

    here = next(land for land in lands if land.id == landmass)
    afloat = {v.code for land in lands if land is not here for v in land.residents.villages}
    afloat -= {village.code for village in here.residents.villages}
    assert len(afloat) > 100
    for code in afloat:
        area = found.villages[code]
        assert (0, area.population, "") == (area.within[0], area.by_ferry_only, area.nearest)


@pytest.fixture(scope="module")
def kinmen(directory: Directory) -> Directory:
    """The edition of Kinmen alone."""
    return narrowed(directory, ("kinmen",))


def within_ten_km_of_lieyu(kinmen: Directory, lands: Sequence[Land]) -> int:
    """People within 10 km over land of the point of Lieyu's main settlement."""
    lieyu = kinmen.geography.find_township("烈嶼鄉")
    assert lieyu
    found = reached(lands, {"lieyu": ("kinmen", (lieyu.lon, lieyu.lat))}, (10.0,))
    return found.total.within[0]


def test_without_the_bridge_lieyu_reaches_only_itself(kinmen: Directory):
    """Within 10 km over land live exactly its own registered people."""
    lands = read_land(kinmen.geography, kinmen.assumptions.grid, with_bridges=False)

    lieyu = kinmen.geography.find_township("烈嶼鄉")
    assert lieyu
    assert lieyu.population == within_ten_km_of_lieyu(kinmen, lands)


def test_kinmen_bridge_brings_the_town_within_ten_kilometers_of_lieyu(kinmen: Directory):
    """With the bridge about 61,000: Lieyu, most of Jinning and the town of Jincheng."""
    lands = read_land(kinmen.geography, kinmen.assumptions.grid)

    assert 60_000 < within_ten_km_of_lieyu(kinmen, lands) < 63_000


@pytest.mark.parametrize("landmass", ["qimei", "wangan", "huayu"])
def test_ways_are_those_of_a_second_method(
    directory: Directory, lands: tuple[Land, ...], landmass: str
):
    """Lines of sight between capes, without any grid, give the same ways round the bays.

    Cells are 50 m wide and land as soon as a village touches them, so ways may differ by the
    grid's 1.5 % and two cells.
    """
    land = next(land for land in lands if land.id == landmass)
    start, *ends = np.linspace(0, len(land.grid.centers) - 1, 13, dtype=int).tolist()
    shore = shore_of(directory, land)

    found = distances_to(land.grid, {"x": at(land.grid, start)}).way
    for end in ends:
        points = [tuple(land.grid.centers[cell]) for cell in (start, end)]
        way = shortest_way(shore, *points)
        assert way == pytest.approx(found[end] * 1000, rel=0.015, abs=2 * land.grid.cell_m)


def shore_of(directory: Directory, land: Land) -> BaseGeometry:
    """The land mass on its plane, wide enough to hold the middles of all its cells."""
    plane = Transformer.from_crs("EPSG:4326", land.grid.crs, always_xy=True)
    flat = shapely.transform(
        directory.geography.landmass_shapes[land.id],
        lambda lonlats: np.column_stack(plane.transform(*lonlats.T)),
    )
    return flat.buffer(land.grid.cell_m * 0.75, join_style="mitre").simplify(10)


def shortest_way(shore: BaseGeometry, start: LonLat, end: LonLat) -> float:
    """Metres of the shortest way on land: Dijkstra over the lines of sight between its corners."""
    corners = np.array([start, end, *shapely.get_coordinates(shore)])
    shapely.prepare(shore)
    far = {0: 0.0}
    queue, done = [(0.0, 0)], set()
    while queue:
        way, here = heapq.heappop(queue)
        if here == 1:
            return way
        if here in done:
            continue
        done.add(here)
        lines = shapely.linestrings([[corners[here], corner] for corner in corners])
        for there in np.flatnonzero(shapely.covers(shore, lines)).tolist():
            further = way + math.dist(corners[here], corners[there])
            if further < far.get(there, math.inf):
                far[there] = further
                heapq.heappush(queue, (further, there))
    return math.inf
