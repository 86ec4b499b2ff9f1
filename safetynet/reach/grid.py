"""One land mass as cells: where its residents live and how far apart the cells are over land."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from affine import Affine
from numpy.typing import NDArray
from pyproj import Transformer
from rasterio.features import rasterize
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from safetynet.geo import LonLat
from safetynet.reach.paths import land_graph

Shapes = Mapping[str, BaseGeometry]
"""Code of an area → its land on this land mass, (multi)polygon in EPSG:4326."""
Floats = NDArray[np.float64]
WATER = -1
M_PER_KM = 1_000.0


Bridge = tuple[LonLat, LonLat]
"""The two shores (EPSG:4326) that a road over the sea joins; it is as long as the line between."""


@dataclass(frozen=True)
class LandGrid:
    """Cells of land on a plane in metres."""

    crs: str
    """The plane, e.g. "EPSG:3825"."""
    cell_m: float
    """Side of a cell, metres."""
    centers: NDArray[np.float64]
    """(cells, 2): x, y of each cell's middle on the plane, metres."""
    areas: tuple[str, ...]
    area: NDArray[np.int32]
    """(cells,): position in `areas` of the area that each cell belongs to."""
    graph: csr_matrix
    """(cells, cells): metres between neighboring cells, in both directions."""
    excess: float
    """By how much ways along the graph are longer than straight lines on open land."""
    circuity: float = 1.0
    """Way on roads and paths divided by the shortest way over land."""

    def on_plane(self, points: Sequence[LonLat]) -> NDArray[np.float64]:
        """(points, 2): longitudes and latitudes (EPSG:4326) as x, y on the plane, metres."""
        lonlats = np.asarray(points, dtype=float).reshape(-1, 2)
        return np.column_stack(self._to_plane.transform(lonlats[:, 0], lonlats[:, 1]))

    def cells_at(self, points: Sequence[LonLat]) -> NDArray[np.intp]:
        """(points,): the nearest cell to each longitude and latitude (EPSG:4326)."""
        _, cells = self._tree.query(self.on_plane(points))
        return np.atleast_1d(cells)

    def way_km(self, steps_m: Floats, lines_km: Floats | float) -> Floats:
        """The ways that belong to metres along the graph, never shorter than straight lines."""
        return np.maximum(steps_m / (self.excess * M_PER_KM), lines_km) * self.circuity

    def steps_m(self, way_km: float) -> float:
        """Metres along the graph that a way may have at most."""
        return way_km / self.circuity * self.excess * M_PER_KM

    def way_over(self, bridge: Bridge) -> tuple[int, int, float]:
        """The cells at the ends of a bridge and the metres between them."""
        start, end = (int(cell) for cell in self.cells_at(bridge))
        line = float(np.hypot(*(self.centers[end] - self.centers[start])))
        return start, end, line * self.excess

    @cached_property
    def columns(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(cells,) twice: x of the centers, then y."""
        x, y = np.ascontiguousarray(self.centers.T)
        return x, y

    @cached_property
    def _to_plane(self) -> Transformer:
        return _to_plane(self.crs)

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.centers)


def build_grid(
    shapes: Shapes, crs: str, cell_m: float, excess: float, bridges: Sequence[Bridge] = ()
) -> LandGrid:
    """The grid of a land mass, with cells of `cell_m` metres on the plane `crs`.

    A cell is land as soon as an area touches it, so that no isthmus or bridge-strip is cut; it
    belongs to the area at its middle, if there is one there. An area smaller than a cell may
    have none.
    """
    flat = _flattened(list(shapes.values()), crs)
    west, south, east, north = shapely.total_bounds(flat)
    origin = (west - cell_m, north + cell_m)
    size = (int((north - south) / cell_m) + 4, int((east - west) / cell_m) + 4)
    areas = _rasterized(flat, origin, size, cell_m)
    is_land = areas != WATER
    numbers = np.full(areas.shape, WATER, dtype=np.int32)
    numbers[is_land] = np.arange(int(is_land.sum()))
    rows, columns = np.nonzero(is_land)
    centers = np.column_stack(
        [origin[0] + (columns + 0.5) * cell_m, origin[1] - (rows + 0.5) * cell_m]
    )
    graph = land_graph(numbers, cell_m)
    without = LandGrid(crs, cell_m, centers, tuple(shapes), areas[is_land], graph, excess)
    if not bridges:
        return without
    graph = land_graph(numbers, cell_m, map(without.way_over, bridges))
    return replace(without, graph=graph)


def _rasterized(
    flat: Sequence[BaseGeometry], origin: tuple[float, float], size: tuple[int, int], cell_m: float
) -> NDArray[np.int32]:
    """Position of the area of each cell, `WATER` where there is none."""
    place = Affine(cell_m, 0, origin[0], 0, -cell_m, origin[1])
    numbered = [(shape, number) for number, shape in enumerate(flat)]
    cells = rasterize(numbered, size, fill=WATER, transform=place, all_touched=True, dtype="int32")
    middles = rasterize(numbered, size, fill=WATER, transform=place, dtype="int32")
    cells[middles != WATER] = middles[middles != WATER]
    return np.asarray(cells, dtype=np.int32)


def _flattened(shapes: Sequence[BaseGeometry], crs: str) -> list[BaseGeometry]:
    """Shapes of EPSG:4326 on the plane `crs`."""
    plane = _to_plane(crs)
    flat: list[BaseGeometry] = shapely.transform(
        shapes, lambda lonlats: np.column_stack(plane.transform(lonlats[:, 0], lonlats[:, 1]))
    ).tolist()
    return flat


def _to_plane(crs: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)
