"""Distance and direction between two points on the earth."""

from __future__ import annotations

from typing import Final

from pyproj import Geod

from safetynet.geo.places import LonLat

DIRECTIONS: Final = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""Eight sectors of 45°, clockwise, the first centred on north."""
LONGITUDES: Final = (116.0, 124.0)
LATITUDES: Final = (20.0, 28.0)
"""Degrees on WGS 84 between which Taiwan and all its islands lie, with room around them; no
number lies between both."""


def is_taiwan(lon: float, lat: float) -> bool:
    """Whether degrees lie where Taiwan is: longitude and latitude are not in each other's place."""
    west, east = LONGITUDES
    south, north = LATITUDES
    return west <= lon <= east and south <= lat <= north


_WGS84: Final = Geod(ellps="WGS84")


def distance_m(start: LonLat, end: LonLat) -> float:
    """Length of the geodesic between two points of EPSG:4326, in metres, right to a millimetre."""
    return float(_WGS84.inv(*start, *end)[2])


def direction(start: LonLat, end: LonLat) -> str:
    """The one of `DIRECTIONS` in which `end` lies, seen from `start` (of EPSG:4326)."""
    azimuth = float(_WGS84.inv(*start, *end)[0])
    return DIRECTIONS[round(azimuth / 45) % 8]
