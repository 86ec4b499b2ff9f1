"""The ways between cells of land: a graph whose edges are straight steps that stay on land."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix

REACH = 2
"""No step goes farther than so many cells down or across."""
STEPS = tuple(
    (down, right)
    for down in range(-REACH, REACH + 1)
    for right in range(-REACH, REACH + 1)
    if {abs(down), abs(right)} in ({0, 1}, {1}, {1, 2})
)
"""The 16 neighbors (rows down, columns right), in the order in which cells are numbered."""

Cells = NDArray[np.int32]
Step = tuple[int, int]
Way = tuple[int, int, float]
"""Two cells and the metres between them."""


def land_graph(numbers: Cells, cell_m: float, ways: Iterable[Way] = ()) -> csr_matrix:
    """Distances in metres between neighboring cells of land, in both directions.

    `numbers` has the number of each cell of land, row by row from 0, and -1 for water; `ways`
    are edges besides, such as bridges. A step is there only when it does not cut across water:
    a diagonal needs one of the two cells it passes, a knight's move both.
    """
    padded = np.pad(numbers, REACH, constant_values=-1)
    land = np.flatnonzero(padded >= 0)
    ends = np.column_stack([_ends(padded, land, step) for step in STEPS])
    is_free = ends >= 0
    lengths = np.broadcast_to(cell_m * np.hypot(*np.transpose(STEPS)), ends.shape)
    rows = np.concatenate([[0], np.cumsum(is_free.sum(axis=1))])
    shape = (len(ends), len(ends))
    graph = csr_matrix((lengths[is_free], ends[is_free], rows), shape=shape)
    extra = [*ways]
    if not extra:
        return graph
    starts, others, metres = np.array(extra, dtype=float).T
    bridges = coo_matrix((metres, (starts.astype(int), others.astype(int))), shape=shape).tocsr()
    return graph + bridges + bridges.T


def _ends(padded: Cells, land: NDArray[np.intp], step: Step) -> Cells:
    """For each cell of land the cell that a step leads to, -1 where it cannot be taken."""
    ends = _seen(padded, land, step)
    passed = [_seen(padded, land, cell) >= 0 for cell in _between(step)]
    if passed:
        is_knight = REACH in map(abs, step)
        ends[~(passed[0] & passed[1] if is_knight else passed[0] | passed[1])] = -1
    return ends


def _seen(padded: Cells, land: NDArray[np.intp], by: Step) -> Cells:
    """For each cell of land, by its place in the flat grid, the number of the cell `by` away."""
    down, right = by
    seen: Cells = padded.ravel()[land + (down * padded.shape[1] + right)]
    return seen


def _between(step: Step) -> Sequence[Step]:
    """The cells that a straight step passes through between its ends."""
    down, right = step
    if not (down and right):
        return ()
    if abs(down) == abs(right):
        return ((down, 0), (0, right))
    if abs(down) > abs(right):
        return ((down // 2, 0), (down // 2, right))
    return ((0, right // 2), (down, right // 2))
