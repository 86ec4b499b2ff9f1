"""Small islands drawn with letters, for arithmetic that can be done by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from pyproj import Transformer

from safetynet.geo import LonLat, Village
from safetynet.reach.coverage import cover
from safetynet.reach.distance import distances_to
from safetynet.reach.grid import LandGrid
from safetynet.reach.land import Land, Residents
from safetynet.reach.paths import land_graph
from safetynet.reach.results import Coverage
from safetynet.text import LocalizedText

CRS = "EPSG:3825"
ORIGIN = (250_000.0, 2_650_000.0)
"""Where the upper left corner lies on the plane: west of Penghu."""
CELL_M = 100.0
EXCESS = 1.014


def island(
    drawing: str, ways: Iterable[tuple[int, int, float]] = (), *, excess: float = EXCESS
) -> LandGrid:
    """A grid from lines of letters: each letter is a cell of that village, a dot is water.

    Cells are 100 m wide and numbered row by row; `ways` are edges besides, such as bridges, as
    (cell, cell, metres).
    """
    rows = drawing.split()
    letters = sorted(set("".join(rows)) - {"."})
    cells = np.array([[letters.index(x) if x != "." else -1 for x in row] for row in rows])
    numbers = np.full(cells.shape, -1, dtype=np.int32)
    numbers[cells >= 0] = np.arange((cells >= 0).sum())
    down, right = np.nonzero(cells >= 0)
    centers = np.column_stack(
        [ORIGIN[0] + (right + 0.5) * CELL_M, ORIGIN[1] - (down + 0.5) * CELL_M]
    )
    graph = land_graph(numbers, CELL_M, ways)
    area = cells[cells >= 0].astype(np.int32)
    return LandGrid(CRS, CELL_M, centers, tuple(letters), area, graph, excess)


def at(grid: LandGrid, cell: int) -> LonLat:
    """Longitude and latitude of the middle of a cell."""
    x, y = grid.centers[cell]
    lon, lat = Transformer.from_crs(CRS, "EPSG:4326", always_xy=True).transform(x, y)
    return float(lon), float(lat)


def settled(grid: LandGrid, people: Mapping[str, int], id_: str = "island") -> Land:
    """The island with so many people in each village, evenly spread."""
    villages = tuple(village(letter, people[letter]) for letter in grid.areas)
    counts = np.bincount(grid.area, minlength=len(grid.areas))
    each = np.array([people[letter] for letter in grid.areas]) / counts
    cells = np.arange(len(grid.area))
    return Land(id_, grid, Residents(villages, grid.area.astype(np.intp), cells, each[grid.area]))


def village(code: str, people: int) -> Village:
    """A village of so many people."""
    name = LocalizedText(zh=code, en=code)
    return Village(code, name, people, people // 3, 119.0, 24.0, code)


def reached(
    lands: Sequence[Land],
    sites: Mapping[str, tuple[str, LonLat]],
    thresholds_km: Sequence[float],
) -> Coverage:
    """The reach of sites, each with the id of its land mass and its longitude and latitude."""

    def on(landmass: str, *, same: bool) -> dict[str, LonLat]:
        return {id_: point for id_, (land, point) in sites.items() if (land == landmass) is same}

    distances = [
        distances_to(land.grid, on(land.id, same=True), on(land.id, same=False)) for land in lands
    ]
    return cover(lands, distances, thresholds_km)
