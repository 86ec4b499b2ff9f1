"""All land of a directory as grids, with the residents of each village on their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from safetynet.geo import Geography, Village
from safetynet.model import GridBasis
from safetynet.reach.grid import Bridge, LandGrid, Shapes, build_grid
from safetynet.reach.people import Homes, HomesOf, find_homes

SQUARE_DEGREE_KM2 = 11_300.0
"""Area of a square degree at 24° N, near enough to tell large land from small."""
BETWEEN_PLANES = 120.0
"""Longitude halfway between the middles of the two planes."""
WESTERN, EASTERN = "EPSG:3825", "EPSG:3826"
"""TWD97 about 119° E (Kinmen, Penghu, Matsu) and about 121° E (the main island), metres."""


@dataclass(frozen=True)
class Residents:
    """People of villages on the cells of one land mass; arrays have one value a row."""

    villages: tuple[Village, ...]
    village: NDArray[np.intp]
    """Position in `villages`."""
    cell: NDArray[np.intp]
    people: NDArray[np.float64]
    """Registered people of this village on this cell; fractions, since they are spread."""


@dataclass(frozen=True)
class Land:
    """One land mass: what can be reached on it without a boat."""

    id: str
    grid: LandGrid
    residents: Residents


def read_land(
    geography: Geography, basis: GridBasis, *, with_bridges: bool = True
) -> tuple[Land, ...]:
    """Every inhabited land mass of the directory, the largest first.

    The registered people of a village live where the points of the geography say, or else evenly
    spread over its land, but nobody on islets without a name. A village without a polygon, or
    smaller than a cell, lives at its point.
    """
    bridges = _bridges(geography) if with_bridges else {}
    grids = {
        landmass: _grid(shapes, basis, bridges.get(landmass, ()))
        for landmass, shapes in _by_landmass(geography).items()
    }
    homes = find_homes(list(grids.values()), geography.population_points)
    housed = set().union(*homes)
    lands = [
        Land(landmass, grid, _residents(found))
        for (landmass, grid), own in zip(grids.items(), homes, strict=True)
        if (found := _at_home(geography, landmass, grid, own, housed))
    ]
    return tuple(sorted(lands, key=lambda land: (-len(land.grid.centers), land.id)))


def with_people(land: Land, people: NDArray[np.float64]) -> Land:
    """The land with other numbers of people in the rows of its residents."""
    return replace(land, residents=replace(land.residents, people=people))


def _by_landmass(geography: Geography) -> Mapping[str, Mapping[str, BaseGeometry]]:
    """Inhabited land mass → village boundary → its land there (EPSG:4326)."""
    inhabited = {island.id for island in geography.islands}
    parts: dict[str, dict[str, list[BaseGeometry]]] = defaultdict(lambda: defaultdict(list))
    for code, shape in sorted(geography.village_shapes.items()):
        for part in shapely.get_parts(shape):
            middle = part.representative_point()
            landmass = geography.landmass_at(middle.x, middle.y)
            if landmass in inhabited:
                parts[landmass][code].append(part)
    return {
        landmass: {code: shapely.MultiPolygon(some) for code, some in areas.items()}
        for landmass, areas in parts.items()
    }


def _grid(shapes: Shapes, basis: GridBasis, bridges: Sequence[Bridge]) -> LandGrid:
    """The grid of one land mass, on the plane it lies nearest to the middle of."""
    everything = list(shapes.values())
    west, _, east, _ = shapely.total_bounds(everything)
    is_large = shapely.area(everything).sum() * SQUARE_DEGREE_KM2 > basis.large_km2
    crs = WESTERN if (west + east) / 2 < BETWEEN_PLANES else EASTERN
    cell_m = basis.large_cell_m if is_large else basis.cell_m
    grid = build_grid(shapes, crs, cell_m, basis.excess, bridges)
    return replace(grid, circuity=basis.circuity)


def _bridges(geography: Geography) -> Mapping[str, Sequence[Bridge]]:
    """Land mass → the bridges that hold it together."""
    ways: dict[str, list[Bridge]] = defaultdict(list)
    for bridge in geography.bridges:
        landmass = geography.landmass_at(*bridge.ends[0])
        ways[landmass].append(bridge.ends)
    return ways


def _at_home(
    geography: Geography, landmass: str, grid: LandGrid, homes: HomesOf, housed: AbstractSet[str]
) -> list[tuple[Village, Homes]]:
    """Who lives where on one land mass; `housed`: the boundaries with homes on any."""
    found: list[tuple[Village, Homes]] = []
    for village in geography.villages:
        point = (village.lon, village.lat)
        if village.boundary in homes:
            found.append((village, homes[village.boundary]))
        elif village.boundary not in housed and geography.landmass_at(*point) == landmass:
            found.append((village, Homes(grid.cells_at([point]), np.ones(1))))
    return found


def _residents(found: Sequence[tuple[Village, Homes]]) -> Residents:
    return Residents(
        villages=tuple(village for village, _ in found),
        village=np.repeat(np.arange(len(found)), [len(homes.cells) for _, homes in found]),
        cell=np.concatenate([homes.cells for _, homes in found]),
        people=np.concatenate([village.population * homes.shares for village, homes in found]),
    )
