"""Shapes made from shapes: townships, land masses, points and drawings. EPSG:4326 in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely import STRtree
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from safetynet.errors import CallError
from safetynet.geo.places import Bridge, Island, LonLat

Shapes = Mapping[str, BaseGeometry]
"""Code → (multi)polygon."""

_NEAR_DEGREES = 0.01
"""About 1 km: how far the point of an island or a bridge may lie from its shore."""
_OFFSHORE = ("09007", "09020", "10016")
"""Lienchiang, Kinmen, Penghu: their plane is EPSG:3825 (TWD97, 119° E); else EPSG:3826 (121° E)."""


def build_townships(villages: Shapes, towns: Shapes) -> dict[str, BaseGeometry]:
    """Townships that fit their villages exactly and miss no islet.

    Each is the union of its villages, with the holes filled that `towns` counts to it (villages
    too small for the atlas), and with those islets of `towns` that no village covers.
    """
    covered = STRtree(list(villages.values()))
    return {code: _township(code, town, villages, covered) for code, town in sorted(towns.items())}


def _township(code: str, town: BaseGeometry, villages: Shapes, covered: STRtree) -> BaseGeometry:
    union = shapely.union_all([shape for one, shape in villages.items() if one[:8] == code])
    holes = [Polygon(ring) for part in parts_of(union) for ring in part.interiors]
    filled = [hole for hole in holes if town.contains(hole.representative_point())]
    islets = [part for part in parts_of(town) if not covered.query(part, "intersects").size]
    return shapely.union_all([union, *filled, *islets])


def parts_of(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a polygon or multipolygon, largest first."""
    parts = [one for one in shapely.get_parts(shape) if isinstance(one, Polygon)]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def point_inside(shape: BaseGeometry) -> LonLat:
    """The point of the largest part that is farthest from its border, to 0.001 degrees."""
    largest = parts_of(shape)[0]
    centre = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.001), 0)
    return (round(centre.x, 6), round(centre.y, 6))


def build_landmasses(
    townships: Iterable[BaseGeometry],
    nation: BaseGeometry,
    islands: Sequence[Island],
    bridges: Sequence[Bridge],
) -> dict[str, BaseGeometry]:
    """Land masses by id: what is joined by land anywhere in the nation, or by a bridge.

    An islet without a name among `islands` is called by its place (islet-119.321-23.325).
    Raises `CallError` when two named islands are one land mass.
    """
    parts = parts_of(shapely.union_all(list(townships)))
    tree = STRtree(parts)
    group = _joined(_grounds(parts, parts_of(nation)), _bridged(bridges, tree))
    names = _named(islands, tree, group)
    members: dict[str, list[Polygon]] = {}
    for part, ground in zip(parts, group, strict=True):
        members.setdefault(names.get(ground) or _place_name(part), []).append(part)
    return {name: MultiPolygon(members[name]) for name in sorted(members)}


def _grounds(parts: Sequence[Polygon], nation: Sequence[Polygon]) -> list[int]:
    """For each part a number that it shares with the parts on the same piece of the nation."""
    tree = STRtree(nation)
    grounds = []
    for number, part in enumerate(parts):
        below = [int(one) for one in tree.query(part, "intersects")]
        most = max(below, key=lambda one: nation[one].intersection(part).area, default=None)
        grounds.append(len(nation) + number if most is None else most)
    return grounds


def _bridged(bridges: Iterable[Bridge], tree: STRtree) -> list[tuple[int, int]]:
    """Pairs of parts (numbers) that a bridge joins; bridges elsewhere are left out."""
    ends = [[_part_near(end, tree) for end in bridge.ends] for bridge in bridges]
    return [(start, end) for start, end in ends if start is not None and end is not None]


def _part_near(point: LonLat, tree: STRtree) -> int | None:
    near = tree.query_nearest(shapely.Point(point), max_distance=_NEAR_DEGREES, all_matches=False)
    return int(near[0]) if near.size else None


def _joined(grounds: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[int]:
    def join(group: list[int], pair: tuple[int, int]) -> list[int]:
        kept, gone = group[pair[0]], group[pair[1]]
        return [kept if one == gone else one for one in group]

    return reduce(join, pairs, list(grounds))


def _named(islands: Iterable[Island], tree: STRtree, group: Sequence[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for island in islands:
        part = _part_near((island.lon, island.lat), tree)
        if part is None:
            continue
        first = names.setdefault(group[part], island.id)
        if first != island.id:
            msg = f"crossings.yaml: the islands {first!r} and {island.id!r} are one land mass"
            raise CallError(msg)
    return names


def _place_name(part: Polygon) -> str:
    return f"islet-{part.centroid.x:.3f}-{part.centroid.y:.3f}"


def simplify_for_drawing(shapes: Shapes, tolerance_m: float) -> dict[str, BaseGeometry]:
    """Shapes with fewer corners; neighbours keep a common border, and every island stays.

    `tolerance_m` is, as in `shapely.coverage_simplify`, the square root of the area (m²) that
    a corner must add to be kept. Codes begin with a county's five digits.
    """
    drawn: dict[str, BaseGeometry] = {}
    for crs, codes in _by_plane(shapes).items():
        to_plane = Transformer.from_crs(4326, crs, always_xy=True)
        flat = [shapely.transform(shapes[code], _moved(to_plane, "FORWARD")) for code in codes]
        simple = shapely.coverage_simplify(flat, tolerance_m)
        back = shapely.transform(simple, _moved(to_plane, "INVERSE"))
        drawn.update(zip(codes, back, strict=True))
    return {code: drawn[code] for code in shapes}


def _by_plane(codes: Iterable[str]) -> dict[int, list[str]]:
    planes: dict[int, list[str]] = {}
    for code in codes:
        planes.setdefault(3825 if code[:5] in _OFFSHORE else 3826, []).append(code)
    return planes


def _moved(
    transformer: Transformer, way: str
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    def move(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1], direction=way))

    return move
