"""Who lives how far from the site that is responsible for their township (`serves`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from safetynet.directory import Directory
from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.nearest import has_pin, point_of
from safetynet.reach.coverage import cover
from safetynet.reach.distance import NOBODY, Distances, Places
from safetynet.reach.grid import M_PER_KM, LandGrid
from safetynet.reach.land import Land, Residents
from safetynet.reach.results import Coverage

DETOUR = 1.3
"""Most ways are no longer than so many straight lines; a longer one costs a second search."""
SMALL = 0.2
"""A circle is cut out of the land when it has at most this share of the cells."""

Cells = NDArray[np.intp]
Metres = NDArray[np.float64]
Ways = NDArray[np.float64]
"""In the unit of the measure: km, or minutes."""
Responsible = Mapping[str, Places]
"""Township code → the sites responsible for it."""


def responsible_sites(directory: Directory, records: Iterable[Record]) -> Responsible:
    """Those of the records that answer for a township, where their place is known (`has_pin`)."""
    points = {record.id: point_of(record) for record in records if has_pin(record)}
    found = {
        code: {record.id: points[record.id] for record in some if record.id in points}
        for code, some in directory.responsible.items()
    }
    return {code: places for code, places in found.items() if places}


def over_land(land: Land, point: LonLat, cells: Cells) -> Ways:
    """(cells,): km over land from a place on it, as `distances_to` has them for a single site."""
    lines = _lines(land, point, cells)
    steps = _steps(land.grid, point, cells, float(lines.max()) * M_PER_KM)
    return land.grid.way_km(steps, lines)


@dataclass(frozen=True)
class _Site:
    """Where a site is, and whom it is for."""

    point: LonLat
    townships: tuple[str, ...]
    """Codes."""


@dataclass(frozen=True)
class _Served:
    """From one site to the people of its townships on one land mass; one value a row of these."""

    rows: NDArray[np.intp]
    """Position among the rows of the land's residents."""
    way: Ways
    """Infinite from a site on another land mass."""
    line_km: Ways
    """Straight, also across water."""


class Catchments:
    """Measures catchments on the same lands; ways from a site are searched for only once.

    `ways_from` gives the way from a place to cells of the land it is on. Over land each site has
    a way of its own, never shorter than its own line, whereas reach takes the nearest of both by
    itself: of several sites, ways may differ from those of reach by up to the grid's excess.
    """

    def __init__(
        self,
        lands: Sequence[Land],
        landmass_at: Callable[[float, float], str],
        ways_from: Callable[[Land, LonLat, Cells], Ways] = over_land,
    ) -> None:
        self._lands = lands
        self._landmass_at = landmass_at
        self._ways_from = ways_from
        self._rows = {land.id: _rows_by_township(land.residents) for land in lands}
        self._found: dict[tuple[str, _Site], _Served] = {}

    def coverage(self, responsible: Responsible, thresholds: Sequence[float]) -> Coverage | None:
        """Who is within each threshold (ascending, in the unit of the ways) of those responsible.

        Of several the nearest counts. Only villages of the townships of `responsible` are in it;
        None when there are none.
        """
        found = [self._on(land, responsible) for land in self._lands]
        served = [pair for pair in found if pair]
        if not served:
            return None
        lands, distances = zip(*served, strict=True)
        return cover(lands, distances, thresholds)

    def _on(self, land: Land, responsible: Responsible) -> tuple[Land, Distances] | None:
        """One land mass with its served people only, each row of them as a cell of its own."""
        count = len(land.residents.cell)
        way, line = np.full(count, np.inf), np.full(count, np.inf)
        nearest = np.full(count, NOBODY)
        sites = _by_site(responsible)
        for position, site in enumerate(sites.values()):
            served = self._from(site, land)
            nearer = served.way < way[served.rows]
            nearest[served.rows[nearer]] = position
            way[served.rows] = np.minimum(way[served.rows], served.way)
            line[served.rows] = np.minimum(line[served.rows], served.line_km)
        rows = np.flatnonzero(np.isfinite(line))
        if not len(rows):
            return None
        distances = Distances(tuple(sites), way[rows], nearest[rows], line[rows])
        return Land(land.id, land.grid, _only(land.residents, rows)), distances

    def _from(self, site: _Site, land: Land) -> _Served:
        if (land.id, site) not in self._found:
            own = self._rows[land.id]
            some = [own[code] for code in site.townships if code in own]
            rows = np.concatenate([np.empty(0, dtype=np.intp), *some])
            cells = land.residents.cell[rows]
            way = np.full(len(rows), np.inf)
            if len(rows) and self._landmass_at(*site.point) == land.id:
                way = self._ways_from(land, site.point, cells)
            self._found[land.id, site] = _Served(rows, way, _lines(land, site.point, cells))
        return self._found[land.id, site]


def _by_site(responsible: Responsible) -> Mapping[str, _Site]:
    """Id, in order → the site with the townships it is responsible for."""
    points = {id_: point for places in responsible.values() for id_, point in places.items()}
    return {
        id_: _Site(points[id_], tuple(code for code in responsible if id_ in responsible[code]))
        for id_ in sorted(points)
    }


def _rows_by_township(lives: Residents) -> Mapping[str, NDArray[np.intp]]:
    codes = sorted({village.code[:8] for village in lives.villages})
    number = {code: position for position, code in enumerate(codes)}
    of_village = np.array([number[village.code[:8]] for village in lives.villages])
    township = of_village[lives.village]
    order = np.argsort(township, kind="stable")
    ends = np.cumsum(np.bincount(township, minlength=len(codes)))[:-1]
    return dict(zip(codes, np.split(order, ends), strict=True))


def _lines(land: Land, point: LonLat, cells: Cells) -> Ways:
    """(cells,): km in a straight line."""
    ((x, y),) = land.grid.on_plane([point])
    lines: Ways = np.hypot(land.grid.centers[cells, 0] - x, land.grid.centers[cells, 1] - y)
    return lines / M_PER_KM


def _steps(grid: LandGrid, point: LonLat, cells: Cells, farthest_m: float) -> Metres:
    """Metres along the graph to some cells, the farthest of them so far in a straight line."""
    (start,) = grid.cells_at([point])
    steps = _steps_within(DETOUR * farthest_m + grid.cell_m, grid, start)
    if not np.isfinite(steps[cells]).all():
        steps = dijkstra(grid.graph, indices=start)
    return steps[cells]


def _steps_within(most: float, grid: LandGrid, start: np.intp) -> Metres:
    """Metres along the graph to each cell, infinite where they are more than `most`.

    A way of so many metres never leaves the circle of so many metres around its start: on large
    land it is faster to search only there.
    """
    x, y = grid.columns
    circle = np.flatnonzero((x - x[start]) ** 2 + (y - y[start]) ** 2 <= most**2)
    if len(circle) > SMALL * len(x):
        return dijkstra(grid.graph, indices=start, limit=most)  # type: ignore[no-any-return]
    steps = np.full(len(x), np.inf)
    inside = grid.graph[circle][:, circle]
    steps[circle] = dijkstra(inside, indices=np.searchsorted(circle, start), limit=most)
    return steps


def _only(lives: Residents, rows: NDArray[np.intp]) -> Residents:
    """Some rows of the residents; their cells are numbered by row."""
    kept, village = np.unique(lives.village[rows], return_inverse=True)
    return Residents(
        villages=tuple(lives.villages[number] for number in kept.tolist()),
        village=village,
        cell=np.arange(len(rows)),
        people=lives.people[rows],
    )
