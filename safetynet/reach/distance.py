"""From every cell of a land mass to the nearest of some places: over land, and straight."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from safetynet.geo import LonLat
from safetynet.reach.grid import M_PER_KM, Floats, LandGrid

NOBODY = -1
FEW = 40
"""Up to so many points, measuring to each of them is faster than searching a tree."""
SLACK_M = 1e-3
"""Sums of steps and straight lines are rounded; the cell of a site is always among its own."""


Places = Mapping[str, LonLat]
"""Id of a site → its longitude and latitude (EPSG:4326)."""


@dataclass(frozen=True)
class Distances:
    """How far each cell is from the nearest site; arrays have one value a cell."""

    sites: tuple[str, ...]
    """Ids of the sites on this land, in the order of ids: that of the file decides nothing."""
    way: Floats
    """In the unit of the measure (km over land, or minutes); infinite where none can be had."""
    nearest: NDArray[np.intp]
    """Position in `sites` of the nearest one by that way, `NOBODY` where there is none."""
    straight_km: Floats
    """Straight line to the nearest site, also across water, km; infinite without one."""


@dataclass(frozen=True)
class Search:
    """What was found from the sites of one land mass; arrays have one value a cell."""

    sites: tuple[str, ...]
    """Ids, in their own order."""
    steps_m: Floats
    """Metres along the graph to the nearest site; infinite where there is none."""
    nearest: NDArray[np.intp]
    """Position in `sites` of that site, `NOBODY` where there is none."""
    lines_km: Floats
    """Straight line to the nearest site of this land, km; infinite without one."""


def distances_to(grid: LandGrid, on_land: Places, elsewhere: Places | None = None) -> Distances:
    """Distances to the nearest of the sites `on_land`; straight ones also to those `elsewhere`.

    Over land is the shortest way through cells of land and over bridges, divided by the
    `excess` of the grid, never less than the straight line to the nearest of the sites there,
    and times the `circuity`. A site is taken to stand in the middle of the cell nearest to it.
    So a further site makes no way longer.
    """
    return distances_of(grid, search(grid, on_land), elsewhere)


def distances_of(grid: LandGrid, found: Search, elsewhere: Places | None = None) -> Distances:
    """The distances of a search; straight ones also to the sites `elsewhere`."""
    straight = np.minimum(found.lines_km, straight_km(grid, [*(elsewhere or {}).values()]))
    way = grid.way_km(found.steps_m, found.lines_km) if found.sites else found.lines_km
    return Distances(found.sites, way, found.nearest, straight)


def search(grid: LandGrid, on_land: Places) -> Search:
    """From every cell to the nearest of the sites on this land, all at once."""
    sites = tuple(sorted(on_land))
    points = [on_land[site] for site in sites]
    lines = straight_km(grid, points)
    if not points:
        return Search(sites, lines, np.full(len(lines), NOBODY), lines)
    cells = grid.cells_at(points)
    steps, _, source = dijkstra(
        grid.graph, directed=True, indices=cells, min_only=True, return_predecessors=True
    )
    return Search(sites, steps, _positions(source, cells), lines)


def one_more(grid: LandGrid, found: Search, site: str, point: LonLat) -> Search:
    """The search with one further site: the same as from all of them, and much faster.

    Ways along the graph are no shorter than straight lines, and whoever is nearer to the new
    site has a way to it on which everybody is. So only the cells are searched whose straight
    line is shorter than their way until now.
    """
    lines = np.minimum(found.lines_km, straight_km(grid, [point]))
    place = bisect(found.sites, site)
    sites = (*found.sites[:place], site, *found.sites[place:])
    nearest = np.where(found.nearest >= place, found.nearest + 1, found.nearest)
    (start,) = grid.cells_at([point])
    line_m = np.hypot(*(grid.centers - grid.centers[start]).T)
    cells = np.flatnonzero(line_m < found.steps_m + SLACK_M)
    steps, here = found.steps_m.copy(), np.searchsorted(cells, start)
    among = dijkstra(grid.graph[cells][:, cells], directed=True, indices=int(here))
    nearer = among < steps[cells]
    steps[cells[nearer]] = among[nearer]
    nearest[cells[nearer]] = place
    return Search(sites, steps, nearest, lines)


def _positions(source: NDArray[np.int32], cells: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place that each cell's way starts from, as a position in `cells`."""
    order = np.argsort(cells, kind="stable")
    found = order[np.searchsorted(cells[order], np.maximum(source, cells.min()))]
    return np.where(source < 0, NOBODY, found)


def straight_km(grid: LandGrid, points: Sequence[LonLat]) -> NDArray[np.float64]:
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
