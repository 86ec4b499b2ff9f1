"""A county's part of a land mass: who further sites there would serve, and how well."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from safetynet.geo import LonLat
from safetynet.reach.coverage import cover, people_in
from safetynet.reach.demand import (
    BEYOND,
    blocks_of,
    merged,
    people_by_village,
    ways_from,
)
from safetynet.reach.distance import Places, distances_to
from safetynet.reach.grid import M_PER_KM
from safetynet.reach.land import Land, with_people
from safetynet.reach.results import Objective

Rows = NDArray[np.bool_]
"""Some rows of the residents of a land."""
LEVEL_KM = 0.1
"""Ways saved are compared by the tenth of a kilometre."""


@dataclass(frozen=True)
class Aim:
    """What further sites are wanted for."""

    threshold: float
    """Kilometres over land."""
    objective: Objective = "coverage"
    most: int = 5
    """Choices of one site, two, and so on up to so many."""
    with_mean: bool = True
    """Whether the mean way is worked out, too, which takes much longer; the median needs it."""


@dataclass(frozen=True)
class Candidate:
    """A place where a site could stand."""

    id: str
    """Code of a village, or id of a record."""
    county: str
    point: LonLat


@dataclass(frozen=True)
class Served:
    """What a set of sites does for the people of a yard."""

    within: int
    """People within the threshold."""
    mean: float
    """Mean way to the nearest site, km."""


class Yard:
    """A county's part of a land mass, with the candidates on it."""

    def __init__(self, land: Land, coarse: Land, candidates: Sequence[Candidate], aim: Aim) -> None:
        self.county = land.residents.villages[0].code[:5]
        self.land = land
        """With the residents of the county only."""
        self.coarse = coarse
        """What ways for the median are compared on: the same land in longer cells."""
        self.candidates = candidates
        self.aim = aim
        self._near: dict[LonLat, _Near] = {}

    def counted(self, unknown: Collection[str]) -> Rows:
        """The rows of residents that count: not those of the townships (codes) in `unknown`."""
        lives = self.land.residents
        is_counted = [village.code[:8] not in unknown for village in lives.villages]
        return np.array(is_counted, dtype=bool)[lives.village]

    def reach(self, sites: Places, counted: Rows, chosen: Sequence[int] = ()) -> Served:
        """Who of the people who count is served by the sites and by the chosen candidates.

        The mean is infinite when the aim does not ask for it.
        """
        further = {self.candidates[at].id: self.candidates[at].point for at in chosen}
        places = {**sites, **further}
        if not self.aim.with_mean:
            rows = self._is_within(places) & counted
            return Served(people_in(self.land.residents, rows), math.inf)
        found = distances_to(self.land.grid, places)
        land = with_people(self.land, self.land.residents.people * counted)
        area = cover([land], [found], (self.aim.threshold,)).counties[self.county]
        return Served(area.within[0], area.mean)

    def worth(self, sites: Places, counted: Rows) -> csr_matrix:
        """(demands, candidates): what each candidate would be worth beside the sites.

        See `locate.choose`.
        """
        is_median = self.aim.objective == "median"
        return self._saving(sites, counted) if is_median else self._covering(sites, counted)

    def _covering(self, sites: Places, counted: Rows) -> csr_matrix:
        """People of each block not yet within the threshold, for candidates that would reach it."""
        lives, block = self.land.residents, self._blocks[0]
        is_missed = ~self._is_within(sites) & counted
        lots = self._within.shape[0]
        people = np.bincount(block[is_missed], lives.people[is_missed], lots)
        worth = csr_matrix(self._within.multiply(people[:, np.newaxis]))
        worth.eliminate_zeros()
        return merged(worth)

    def _saving(self, sites: Places, counted: Rows) -> csr_matrix:
        """People of each village times the kilometres that each candidate would spare them.

        Who has no way to a site yet counts as farther than from any candidate.
        """
        now = distances_to(self.coarse.grid, sites).way
        people = np.asarray(self._by_village.sum(axis=1))
        farthest = (self._ways / np.maximum(people, 1)).max() + self.aim.threshold
        now = self._by_village @ np.where(np.isfinite(now), now, farthest)
        spared = np.maximum(now[:, np.newaxis] - self._ways, 0)
        levels = np.round(spared / np.maximum(people, 1) / LEVEL_KM) * LEVEL_KM
        villages = np.unique(self.land.residents.village[counted])
        is_counted = np.isin(np.arange(len(people)), villages)
        return csr_matrix(levels * people * is_counted[:, np.newaxis])

    def _is_within(self, places: Places) -> NDArray[np.bool_]:
        """Whether each row of the residents is within the threshold of the places.

        Way and line must both be: a way is never shorter than the line to the nearest place.
        """
        by_steps = np.zeros(len(self.land.residents.cell), dtype=bool)
        by_line = by_steps.copy()
        for point in places.values():
            near = self._near_to(point)
            by_steps |= near.by_steps
            by_line |= near.by_line
        return by_steps & by_line

    def _near_to(self, point: LonLat) -> _Near:
        if point not in self._near:
            self._near[point] = _near(self.land, point, self.aim.threshold)
        return self._near[point]

    @cached_property
    def _blocks(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        return blocks_of(self.land, self.aim.threshold)

    @cached_property
    def _within(self) -> csr_matrix:
        """(blocks, candidates): 1 where the block's middle is within the threshold."""
        points = [one.point for one in self.candidates]
        ways = ways_from(self.land.grid, points, self._blocks[1], self.aim.threshold)
        return csr_matrix((ways <= self.aim.threshold).T.astype(np.float64))

    @cached_property
    def _by_village(self) -> csr_matrix:
        return people_by_village(self.coarse)

    @cached_property
    def _ways(self) -> NDArray[np.float64]:
        """(villages, candidates): people of the village times their way to the candidate."""
        cells = np.unique(self.coarse.residents.cell)
        points = [one.point for one in self.candidates]
        ways = ways_from(self.coarse.grid, points, cells)
        return np.asarray(self._by_village[:, cells] @ ways.T)


@dataclass(frozen=True)
class _Near:
    """What is near a place, for each row of the residents of a land."""

    by_steps: NDArray[np.bool_]
    by_line: NDArray[np.bool_]


def _near(land: Land, point: LonLat, limit_km: float) -> _Near:
    grid, cell = land.grid, land.residents.cell
    limit, line = grid.steps_m(limit_km) * BEYOND, limit_km / grid.circuity * M_PER_KM
    steps = dijkstra(grid.graph, directed=True, indices=grid.cells_at([point])[0], limit=limit)
    x, y = (axis[cell] for axis in grid.columns)
    ((east, north),) = grid.on_plane([point])
    return _Near(
        by_steps=grid.way_km(steps[cell], 0) <= limit_km,
        by_line=(x - east) ** 2 + (y - north) ** 2 <= line**2,
    )
