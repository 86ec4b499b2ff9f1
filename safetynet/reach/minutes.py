"""Minutes from where people live to the nearest site, in the form of distances over land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

from safetynet.geo import LonLat
from safetynet.reach.distance import NOBODY, Distances, Places
from safetynet.reach.land import Land
from safetynet.reach.results import Coverage

BLOCK_M = 500
"""Side of the squares that people are taken together in, metres.

All of a square start from the inhabited cell nearest to its middle, at most 350 m (half the
diagonal) from where they live: up to 4 minutes on foot for one of them, but as often too much as
too little.
"""


class Roads(Protocol):
    """What answers how long the ways take."""

    def minutes(self, people: Sequence[LonLat], site: LonLat) -> NDArray[np.float64]:
        """(people,): minutes from each point to the site; infinite without a way."""


@dataclass(frozen=True)
class _Blocks:
    """The squares of one land mass where somebody lives."""

    starts: tuple[LonLat, ...]
    """Where the people of each block start from (EPSG:4326)."""
    cells: NDArray[np.intp]
    """The inhabited cells."""
    block: NDArray[np.intp]
    """The block of each of them."""


class TravelTimes:
    """Minutes on roads; the way from everywhere to a site is looked for only once."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._blocks: dict[str, _Blocks] = {}
        self._found: dict[tuple[str, LonLat], NDArray[np.float64]] = {}

    def distances_to(self, land: Land, on_land: Places) -> Distances:
        """Minutes to the nearest of the sites on the land; cells without people have no way.

        There are no straight lines beside minutes: they are infinite.
        """
        blocks = self._blocks_of(land)
        way = np.full(len(land.grid.centers), np.inf)
        nearest = np.full(len(way), NOBODY)
        if on_land:
            minutes = np.stack([self._minutes(land, blocks, point) for point in on_land.values()])
            way[blocks.cells] = minutes.min(axis=0)[blocks.block]
            nearest[blocks.cells] = minutes.argmin(axis=0)[blocks.block]
        nearest[np.isinf(way)] = NOBODY
        return Distances(tuple(on_land), way, nearest, np.full(len(way), np.inf))

    def ways_from(self, land: Land, point: LonLat, cells: NDArray[np.intp]) -> NDArray[np.float64]:
        """(cells,): minutes from some cells with people to a place on the land."""
        return self.distances_to(land, {"": point}).way[cells]

    def _minutes(self, land: Land, blocks: _Blocks, point: LonLat) -> NDArray[np.float64]:
        key = land.id, point
        if key not in self._found:
            self._found[key] = self._roads.minutes(blocks.starts, point)
        return self._found[key]

    def _blocks_of(self, land: Land) -> _Blocks:
        if land.id not in self._blocks:
            self._blocks[land.id] = _blocks(land)
        return self._blocks[land.id]


def without_lines(coverage: Coverage) -> Coverage:
    """The same without figures of straight lines, which mean nothing beside minutes."""
    areas = coverage.villages.items()
    return Coverage({code: replace(area, within_straight=()) for code, area in areas})


def _blocks(land: Land) -> _Blocks:
    cells = np.unique(land.residents.cell)
    places = land.grid.centers[cells]
    squares, block = np.unique(np.floor(places / BLOCK_M), axis=0, return_inverse=True)
    block = block.reshape(-1)
    away = np.hypot(*(places - (squares[block] + 0.5) * BLOCK_M).T)
    order = np.lexsort((away, block))
    first = order[np.searchsorted(block[order], np.arange(len(squares)))]
    to_lonlat = Transformer.from_crs(land.grid.crs, "EPSG:4326", always_xy=True)
    lons, lats = to_lonlat.transform(*places[first].T)
    return _Blocks(tuple(zip(lons.tolist(), lats.tolist(), strict=True)), cells, block)
