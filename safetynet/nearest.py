"""Which places lie nearest to a point, how far and in which direction.

Distances are straight lines over the earth (WGS 84). A place on the same land mass always
comes before one across the water, because a ferry is another kind of way.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from safetynet.geo import County, Geography, LonLat, Township, direction, distance_m
from safetynet.model import Point, Precision, Record, Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

M_PER_DEGREE = 111_320.0
"""Length of one degree of latitude, near enough to rank by (the answer is measured exactly)."""
FIRST_BAND_DEG = 0.02
"""Half height of the first band of latitude looked at, about 2 km."""
AT_LEAST = 5
"""So many are looked for at once, because a page asks the same question with several counts."""
FAR_M = 80_000.0
"""A township farther than this from its county's largest one is left out of the first view.

Wuqiu lies 130 km from the rest of Kinmen; with it, the map would show mostly sea.
"""


@dataclass(frozen=True)
class Near:
    """One place near a point."""

    record: Record
    distance_m: float
    """Straight line over the earth, metres."""
    direction: str
    """From the point to the place: "n", "ne", "e", "se", "s", "sw", "w" or "nw"."""
    by_ferry: bool
    """The place is on another land mass, so the way there is by boat or air."""


class HasNearby(Protocol):
    """What `nearest` asks of the directory."""

    @property
    def nearby(self) -> Nearby:
        """Its open places, ready to be searched."""


def nearest(
    directory: HasNearby,
    lon: float,
    lat: float,
    count: int,
    kinds: Iterable[str] | None = None,
    besides: str = "",
) -> list[Near]:
    """At most `count` open places with a known point, nearest first, same land mass before others.

    `lon`, `lat` in degrees (WGS 84); `kinds` limits them to these codes; `besides` is the id of
    a record to leave out (the one that asks).
    """
    return directory.nearby.find(lon, lat, count, kinds, besides)


def pin_of(record: Record) -> Point | None:
    """The point at which the record may be drawn: known at least to its village, not secret."""
    point = record.point
    if point is None or record.confidential or point.precision is Precision.TOWNSHIP:
        return None
    return point


def door_of(record: Record) -> Point | None:
    """Its pin where that is the door: whoever is led to it stands at the right house."""
    point = pin_of(record)
    return point if point and point.precision is Precision.ADDRESS else None


def has_pin(record: Record) -> bool:
    """Whether the record may be drawn as a point; see `pin_of`."""
    return pin_of(record) is not None


def point_of(record: Record) -> LonLat:
    """Where a record with a pin (`has_pin`) is drawn."""
    if record.point is None:
        msg = f"{record.id} has no point"
        raise ValueError(msg)
    return record.point.lon, record.point.lat


def main_township(county: County) -> Township:
    """The township with the most people, from which directions in its county are told."""
    return max(county.townships, key=lambda township: township.population)


def close_townships(county: County) -> tuple[Township, ...]:
    """The townships that belong into one view of the county; the others lie too far at sea."""
    main = main_township(county)
    return tuple(
        township
        for township in county.townships
        if distance_m((main.lon, main.lat), (township.lon, township.lat)) <= FAR_M
    )


class Nearby:
    """The open places with a known point, sorted so that the nearest are found quickly."""

    def __init__(self, records: Iterable[Record], geography: Geography) -> None:
        self._geography = geography
        self._landmasses: dict[LonLat, str] = {}
        self._found: dict[tuple[float, float, int, frozenset[str] | None, str], list[Near]] = {}
        kinds: dict[str, list[tuple[str, Record]]] = defaultdict(list)
        for record in records:
            if has_pin(record) and record.status is Status.ACTIVE:
                kinds[record.kind].append((self.landmass_at(*point_of(record)), record))
        everything = [placed for of_kind in kinds.values() for placed in of_kind]
        self._of_kind = {kind: _clouds(placed) for kind, placed in kinds.items()}
        self._of_all = _clouds(everything)

    def find(
        self,
        lon: float,
        lat: float,
        count: int,
        kinds: Iterable[str] | None = None,
        besides: str = "",
    ) -> list[Near]:
        """See `nearest`; the same question is worked out once."""
        wanted = None if kinds is None else frozenset(kinds)
        question = (lon, lat, max(count, AT_LEAST), wanted, besides)
        if question not in self._found:
            self._found[question] = self._search(*question)
        return self._found[question][:count]

    def landmass_at(self, lon: float, lat: float) -> str:
        """`Geography.landmass_at`, looked up once for each point."""
        point = (lon, lat)
        if point not in self._landmasses:
            self._landmasses[point] = self._geography.landmass_at(lon, lat)
        return self._landmasses[point]

    def _search(
        self, lon: float, lat: float, count: int, kinds: frozenset[str] | None, besides: str
    ) -> list[Near]:
        here = self.landmass_at(lon, lat)
        groups = self._groups(kinds)
        near: list[Near] = []
        for by_ferry in (False, True):
            clouds = [
                cloud
                for group in groups
                for landmass, cloud in group.items()
                if (landmass != here) is by_ferry
            ]
            found = {r.id: r for c in clouds for r in c.candidates(lon, lat, count + 1)}
            found.pop(besides, None)
            near += sorted((_near(r, lon, lat, by_ferry) for r in found.values()), key=_rank)
            if len(near) >= count:
                break
        return near[:count]

    def _groups(self, kinds: frozenset[str] | None) -> list[Mapping[str, _Cloud]]:
        if kinds is None:
            return [self._of_all]
        return [self._of_kind[kind] for kind in sorted(kinds) if kind in self._of_kind]


class _Cloud:
    """Points of one land mass in order of latitude."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = sorted(records, key=lambda record: (point_of(record)[1], record.id))
        points = np.array([point_of(record) for record in self._records])
        self._lons: NDArray[np.float64] = points[:, 0]
        self._lats: NDArray[np.float64] = points[:, 1]

    def candidates(self, lon: float, lat: float, count: int) -> list[Record]:
        """The `count` nearest records; a band of latitude grows until it surely holds them."""
        half = FIRST_BAND_DEG
        while True:
            low, high = np.searchsorted(self._lats, (lat - half, lat + half))
            squares = self._squares_m2(lon, lat, slice(low, high))
            whole = high - low == len(self._records)
            if whole or (
                len(squares) >= count
                and np.partition(squares, count - 1)[count - 1] <= (half * M_PER_DEGREE) ** 2
            ):
                return [self._records[low + i] for i in np.argsort(squares, kind="stable")[:count]]
            half *= 2

    def _squares_m2(self, lon: float, lat: float, band: slice) -> NDArray[np.float64]:
        east = (self._lons[band] - lon) * math.cos(math.radians(lat))
        north = self._lats[band] - lat
        squares: NDArray[np.float64] = (east**2 + north**2) * M_PER_DEGREE**2
        return squares


def _clouds(placed: Iterable[tuple[str, Record]]) -> Mapping[str, _Cloud]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for landmass, record in placed:
        groups[landmass].append(record)
    return {landmass: _Cloud(records) for landmass, records in groups.items()}


def _near(record: Record, lon: float, lat: float, by_ferry: bool) -> Near:  # noqa: FBT001
    point = point_of(record)
    here = (lon, lat)
    return Near(record, distance_m(here, point), direction(here, point), by_ferry)


def _rank(near: Near) -> tuple[float, str]:
    return near.distance_m, near.record.id
