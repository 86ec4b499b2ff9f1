"""Where things are: counties, townships, villages, land masses, and distances between points.

Coordinates at this door are degrees on WGS 84 (EPSG:4326), longitude first; lengths are metres.
"""

from safetynet.geo.geography import Geography
from safetynet.geo.measure import (
    DIRECTIONS,
    LATITUDES,
    LONGITUDES,
    direction,
    distance_m,
    is_taiwan,
)
from safetynet.geo.places import Bridge, County, Island, LonLat, Township, Village
from safetynet.geo.read import read_geography

__all__ = [
    "DIRECTIONS",
    "LATITUDES",
    "LONGITUDES",
    "Bridge",
    "County",
    "Geography",
    "Island",
    "LonLat",
    "Township",
    "Village",
    "direction",
    "distance_m",
    "is_taiwan",
    "read_geography",
]
