"""Where in its villages people live: evenly spread over the land, or as finer points say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safetynet.geo import Geography
from safetynet.geo.population import Points
from safetynet.reach.grid import LandGrid
from safetynet.reach.results import Spread


@dataclass(frozen=True)
class Homes:
    """The cells of one land mass on which the people of a village live; one value a cell."""

    cells: NDArray[np.intp]
    shares: NDArray[np.float64]
    """Of the people of the village; on all land masses together they add up to 1."""


HomesOf = Mapping[str, Homes]
"""`Village.boundary` → homes of its people."""


def spread_of(geography: Geography) -> Spread:
    """Whether any village of these counties has points that say where its people live."""
    pointed = geography.population_points
    return "points" if any(one.boundary in pointed for one in geography.villages) else "even"


def find_homes(grids: Sequence[LandGrid], points: Points) -> list[HomesOf]:
    """For each grid of a land mass, where the people of its villages live.

    They live as `points` say, each at the nearest cell of a land mass that the village is on; in
    a village without points, evenly spread over its cells. A village without cells is missing.
    """
    known = {code for grid in grids for code in grid.areas}
    finer = {code: points[code] for code in known & points.keys()}
    settled = {code for code, some in finer.items() if sum(one.population for one in some) > 0}
    at_points = _at_points(grids, {code: finer[code] for code in sorted(settled)})
    return [
        {**even, **pointed}
        for even, pointed in zip(_evenly(grids, settled), at_points, strict=True)
    ]


def _evenly(grids: Sequence[LandGrid], without: Iterable[str]) -> list[HomesOf]:
    """The homes of all villages but some: each square metre of a village has as many people."""
    room = _room(grids)
    wanted = room.keys() - set(without)
    return [
        {
            code: Homes(cells, np.full(len(cells), grid.cell_m**2 / room[code]))
            for code, cells in _cells_by_area(grid).items()
            if code in wanted and len(cells)
        }
        for grid in grids
    ]


def _room(grids: Iterable[LandGrid]) -> Mapping[str, float]:
    """Village boundary → square metres of its cells, on all land masses together."""
    room: dict[str, float] = defaultdict(float)
    for grid in grids:
        counts = np.bincount(grid.area, minlength=len(grid.areas))
        for code, count in zip(grid.areas, counts.tolist(), strict=True):
            room[code] += count * grid.cell_m**2
    return {code: size for code, size in room.items() if size}


def _cells_by_area(grid: LandGrid) -> Mapping[str, NDArray[np.intp]]:
    order = np.argsort(grid.area, kind="stable")
    ends = np.cumsum(np.bincount(grid.area, minlength=len(grid.areas)))[:-1]
    return dict(zip(grid.areas, np.split(order, ends), strict=True))


def _at_points(grids: Sequence[LandGrid], points: Points) -> list[HomesOf]:
    """The homes of the villages that have points."""
    codes = tuple(points)
    owner = np.repeat(np.arange(len(codes)), [len(some) for some in points.values()])
    people = np.array([one.population for some in points.values() for one in some])
    share = people / np.bincount(owner, people, len(codes))[owner]
    lonlats = np.array([(p.lon, p.lat) for some in points.values() for p in some]).reshape(-1, 2)
    land, cell = _nearest_cells(grids, lonlats, np.array(codes)[owner])
    homes: list[HomesOf] = []
    for number in range(len(grids)):
        here = np.flatnonzero(land == number)
        ends = np.searchsorted(owner[here], np.arange(len(codes) + 1))
        rows = {code: here[ends[n] : ends[n + 1]] for n, code in enumerate(codes)}
        homes.append({code: Homes(cell[own], share[own]) for code, own in rows.items() if len(own)})
    return homes


def _nearest_cells(
    grids: Sequence[LandGrid], lonlats: NDArray[np.float64], codes: NDArray[np.str_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each point (EPSG:4326) of a village: position of the land mass, and the cell on it."""
    land, cell = np.zeros(len(lonlats), dtype=np.intp), np.zeros(len(lonlats), dtype=np.intp)
    away = np.full(len(lonlats), np.inf)
    for number, grid in enumerate(grids):
        here = np.flatnonzero(np.isin(codes, grid.areas))
        points = [(lon, lat) for lon, lat in lonlats[here].tolist()]
        cells = grid.cells_at(points)
        metres = np.hypot(*(grid.centers[cells] - grid.on_plane(points)).T)
        nearer = metres < away[here]
        better = here[nearer]
        land[better], cell[better], away[better] = number, cells[nearer], metres[nearer]
    return land, cell
