"""From every cell of a land mass to the nearest of some places: over land, and straight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from safetynet.geo import LonLat
from safetynet.reach.grid import M_PER_KM, LandGrid

NOBODY = -1
FEW = 40
"""Up to so many points, measuring to each of them is faster than searching a tree."""


Places = Mapping[str, LonLat]
"""Id of a site → its longitude and latitude (EPSG:4326)."""


@dataclass(frozen=True)
class Distances:
    """How far each cell is from the nearest site; arrays have one value a cell."""

    sites: tuple[str, ...]
    """Ids of the sites on this land, in the order of ids: that of the file decides nothing."""
    way: NDArray[np.float64]
    """In the unit of the measure (km over land, or minutes); infinite where none can be had."""
    nearest: NDArray[np.intp]
    """Position in `sites` of the nearest one by that way, `NOBODY` where there is none."""
    straight_km: NDArray[np.float64]
    """Straight line to the nearest site, also across water, km; infinite without one."""


def distances_to(grid: LandGrid, on_land: Places, elsewhere: Places | None = None) -> Distances:
    """Distances to the nearest of the sites `on_land`; straight ones also to those `elsewhere`.

    Over land is the shortest way through cells of land and over bridges, divided by the
    `excess` of the grid, never less than the straight line to the nearest of the sites there,
    and times the `circuity`. A site is taken to stand in the middle of the cell nearest to it.
    So a further site makes no way longer.
    """
    sites = tuple(sorted(on_land))
    points = [on_land[site] for site in sites]
    lines = _straight(grid, points)
    straight = np.minimum(lines, _straight(grid, [*(elsewhere or {}).values()]))
    if not points:
        nowhere = np.full(len(grid.centers), NOBODY)
        return Distances(sites, lines, nowhere, straight)
    cells = grid.cells_at(points)
    steps, _, source = dijkstra(
        grid.graph, directed=True, indices=cells, min_only=True, return_predecessors=True
    )
    way = grid.way_km(steps, lines)
    return Distances(sites, way, _positions(source, cells), straight)


def _positions(source: NDArray[np.int32], cells: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place that each cell's way starts from, as a position in `cells`."""
    order = np.argsort(cells, kind="stable")
    found = order[np.searchsorted(cells[order], np.maximum(source, cells.min()))]
    return np.where(source < 0, NOBODY, found)


def _straight(grid: LandGrid, points: Sequence[LonLat]) -> NDArray[np.float64]:
    """(cells,): km to the nearest of the points, infinite without one."""
    places = grid.on_plane(points)
    if len(places) > FEW:
        metres, _ = cKDTree(places).query(grid.centers)
        return np.asarray(metres, dtype=np.float64) / M_PER_KM
    x, y = grid.columns
    squares = np.full(len(x), np.inf)
    for east, north in places:
        np.minimum(squares, (x - east) ** 2 + (y - north) ** 2, out=squares)
    straight: NDArray[np.float64] = np.sqrt(squares) / M_PER_KM
    return straight
