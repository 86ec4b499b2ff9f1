"""What further sites are chosen for: the people of a county on one land mass, in small lots."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from safetynet.geo import LonLat
from safetynet.reach.grid import M_PER_KM, LandGrid
from safetynet.reach.land import Land, Residents

BLOCKS_A_WAY = 5
"""A block's side is this part of the threshold …"""
LONGEST_BLOCK_KM = 1.0
"""… but no longer."""
FEW_CELLS = 4_000
"""On land with no more inhabited cells each cell is a block of its own."""
AT_ONCE = 16
"""So many places are measured from at the same time."""
BEYOND = 1.001
"""Ways are looked for a little beyond a limit, so that rounding leaves nothing out."""


def of_county(land: Land, county: str) -> Land:
    """The land with only the residents of one county."""
    lives = land.residents
    is_own = np.array([village.code[:5] == county for village in lives.villages], dtype=bool)
    rows = is_own[lives.village]
    own = Residents(
        villages=tuple(v for v, own in zip(lives.villages, is_own, strict=True) if own),
        village=(np.cumsum(is_own) - 1)[lives.village[rows]],
        cell=lives.cell[rows],
        people=lives.people[rows],
    )
    return dataclasses.replace(land, residents=own)


def blocks_of(land: Land, threshold: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The block of each row of the residents, and the cell in the middle of each block.

    Blocks are squares of a fifth of the threshold (km), at most 1 km; single cells on small land.
    A block is taken to be as near to a place as its middle is.
    """
    cells, rows = np.unique(land.residents.cell, return_inverse=True)
    if len(cells) <= FEW_CELLS:
        return rows, cells
    side = min(threshold / BLOCKS_A_WAY, LONGEST_BLOCK_KM) * M_PER_KM
    places = np.floor(land.grid.centers[cells] / side)
    _, block = np.unique(places, axis=0, return_inverse=True)
    offsets = land.grid.centers[cells] - (places + 0.5) * side
    order = np.lexsort((np.hypot(*offsets.T), block))
    firsts = np.searchsorted(block[order], np.arange(block.max() + 1))
    return block[rows], cells[order[firsts]]


def ways_from(
    grid: LandGrid, points: Sequence[LonLat], cells: NDArray[np.intp], limit_km: float = np.inf
) -> NDArray[np.float64]:
    """(points, cells): km over land from each point; infinite beyond the limit.

    Points that follow each other should be neighbors: a few are measured at a time, on no more
    land than lies within the limit of them.
    """
    starts, plane = grid.cells_at(points), grid.on_plane(points)
    metres = np.full((len(points), len(cells)), np.inf)
    limit = grid.steps_m(limit_km) * BEYOND
    for first in range(0, len(points), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        own = _around(grid, starts[some], limit)
        graph = grid.graph if len(own) == len(grid.centers) else grid.graph[own][:, own]
        steps = dijkstra(graph, indices=np.searchsorted(own, starts[some]), limit=limit)
        is_own = np.isin(cells, own)
        metres[some, is_own] = steps[:, np.searchsorted(own, cells[is_own])]
    offsets = grid.centers[cells] - plane[:, np.newaxis]
    lines = np.hypot(offsets[..., 0], offsets[..., 1])
    return grid.way_km(metres, lines / M_PER_KM)


def _around(grid: LandGrid, starts: NDArray[np.intp], limit: float) -> NDArray[np.intp]:
    """The cells in the box that holds everything within `limit` metres of the starts."""
    own = grid.centers[starts]
    low, high = own.min(axis=0) - limit, own.max(axis=0) + limit
    x, y = grid.columns
    return np.flatnonzero((x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1]))


def people_by_village(land: Land) -> csr_matrix:
    """(villages, cells): people of each village on each cell."""
    lives = land.residents
    size = (len(lives.villages), len(land.grid.centers))
    return csr_matrix((lives.people, (lives.village, lives.cell)), size)


def merged(worth: csr_matrix) -> csr_matrix:
    """Demands that the same candidates serve, as one each; all of a row's values are the same."""
    rows = worth[np.diff(worth.indptr) > 0].sorted_indices()
    weights = rows.data[rows.indptr[:-1]]
    first: dict[bytes, int] = {}
    numbers = [
        first.setdefault(rows.indices[start:end].tobytes(), row)
        for row, (start, end) in enumerate(zip(rows.indptr, rows.indptr[1:], strict=False))
    ]
    kept, lots = np.unique(np.array(numbers, dtype=np.intp), return_inverse=True)
    together = rows[kept].astype(bool).astype(np.float64)
    return csr_matrix(together.multiply(np.bincount(lots, weights)[:, np.newaxis]))
