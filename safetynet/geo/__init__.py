"""Where things are: counties, townships, villages, land masses, and distances between points.

Coordinates at this door are degrees on WGS 84 (EPSG:4326), longitude first; lengths are metres.
"""

from safetynet.geo.geography import Geography
from safetynet.geo.measure import DIRECTIONS, direction, distance_m
from safetynet.geo.places import Bridge, County, Island, LonLat, Township, Village
from safetynet.geo.read import read_geography

__all__ = [
    "DIRECTIONS",
    "Bridge",
    "County",
    "Geography",
    "Island",
    "LonLat",
    "Township",
    "Village",
    "direction",
    "distance_m",
    "read_geography",
]
