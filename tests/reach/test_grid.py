"""From shapes of villages to cells: nothing is cut off, each cell belongs where its middle is."""

from __future__ import annotations

import numpy as np
import shapely
from islands import CRS, EXCESS, ORIGIN
from pyproj import Transformer
from scipy.sparse.csgraph import connected_components, dijkstra
from shapely.geometry.base import BaseGeometry

from safetynet.geo import LonLat
from safetynet.reach.grid import LandGrid, build_grid

BACK = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """A rectangle by metres from the origin, as longitudes and latitudes."""
    metres = shapely.segmentize(shapely.box(west, south, east, north), 20)
    return shapely.transform(
        metres, lambda xy: np.column_stack(BACK.transform(*(xy + np.array(ORIGIN)).T))
    )


def lonlat(east: float, north: float) -> LonLat:
    """A point by metres from the origin, as longitude and latitude."""
    lon, lat = BACK.transform(ORIGIN[0] + east, ORIGIN[1] + north)
    return float(lon), float(lat)


def grid_of(*shapes: BaseGeometry, bridges: tuple[tuple[LonLat, LonLat], ...] = ()) -> LandGrid:
    """A grid of cells of 100 m; the shapes are villages, named a, b and so on."""
    named = dict(zip("abc", shapes, strict=False))
    return build_grid(named, CRS, 100.0, EXCESS, bridges)


def pieces(grid: LandGrid) -> int:
    """How many parts of the land have no way to each other."""
    return int(connected_components(grid.graph, directed=False)[0])


def test_cells_lie_on_the_land_at_most_a_cell_beyond_the_shore():
    """A square kilometre has 100 cells, and a rim of cells that its shore touches."""
    shape = box(0, 0, 1000, 1000)

    grid = grid_of(shape)

    middles = shapely.points(grid.centers - np.array(ORIGIN))
    assert 100 <= len(grid.centers) <= 12 * 12
    assert shapely.distance(shapely.box(0, 0, 1000, 1000), middles).max() < 100 / 2**0.5 + 1


def test_an_isthmus_thinner_than_a_cell_is_a_way():
    """Two halves joined by 10 m of land: a road along a dike is not cut."""
    whole = shapely.union_all(
        [box(0, 0, 500, 500), box(500, 245, 900, 255), box(900, 0, 1400, 500)]
    )

    assert 1 == pieces(grid_of(whole))
    assert 2 == pieces(grid_of(box(0, 0, 500, 500), box(900, 0, 1400, 500)))


def test_a_cell_belongs_to_the_village_at_its_middle():
    """Not to whichever touches it last."""
    grid = grid_of(box(0, 0, 530, 500), box(530, 0, 1000, 500))

    east = grid.centers[:, 0] - ORIGIN[0]
    is_inside = (np.abs(east - 500) < 480) & (np.abs(grid.centers[:, 1] - ORIGIN[1] - 250) < 240)
    expected = (east[is_inside] > 530).astype(int)
    assert expected.tolist() == grid.area[is_inside].tolist()


def test_a_bridge_joins_the_cells_nearest_to_its_ends():
    """One kilometre of water between two shores: the way is as long as the line."""
    shores = (lonlat(490, 250), lonlat(1510, 250))
    grid = grid_of(box(0, 0, 500, 500), box(1500, 0, 2000, 500), bridges=(shores,))

    start, end = (int(cell) for cell in grid.cells_at(shores))
    metres = dijkstra(grid.graph, directed=False, indices=start)[end] / EXCESS

    line = float(np.hypot(*(grid.centers[start] - grid.centers[end])))
    assert 1 == pieces(grid)
    assert abs(metres - line) < 0.01
    assert abs(line - 1020) < 150


def test_the_way_there_is_the_way_back():
    """All edges go in both directions and are as long."""
    grid = grid_of(box(0, 0, 700, 300), box(700, 0, 900, 900))

    assert 0 == abs(grid.graph - grid.graph.T).max()
    assert {100.0, round(100 * 2**0.5, 6), round(100 * 5**0.5, 6)} == set(
        np.round(grid.graph.data, 6).tolist()
    )
