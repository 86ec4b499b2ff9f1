"""What a county, a township, a village, an island and a bridge are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safetynet.text import LocalizedText

LonLat = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84 (EPSG:4326)."""


@dataclass(frozen=True)
class Village:
    """A village (村里), the smallest area for which the registered population is published."""

    code: str
    """Village code of the Ministry of the Interior, 11 digits; the first 8 are its township."""
    name: LocalizedText
    population: int
    """Registered (戶籍), not resident."""
    households: int
    lon: float
    lat: float
    boundary: str
    """Code of the polygon to use (an older village's when it was split since); "" = none."""


@dataclass(frozen=True)
class Township:
    """A township or city (鄉鎮市) of a county."""

    code: str
    """Town code of the Ministry of the Interior, 8 digits; the first 5 are its county."""
    slug: str
    """Official English name as it stands in an address: jincheng, wangan."""
    name: LocalizedText
    county: str
    """County code."""
    other_names: tuple[str, ...]
    """Old names and other spellings in use, in either language."""
    lon: float
    lat: float
    """The village point from which its registered people are nearest, taken together."""
    villages: tuple[Village, ...]
    postal_code: str = ""
    """The first three digits of every postal code in it; "" = unknown."""

    @property
    def population(self) -> int:
        """Registered people of all its villages."""
        return sum(village.population for village in self.villages)

    @property
    def households(self) -> int:
        """Registered households of all its villages."""
        return sum(village.households for village in self.villages)


@dataclass(frozen=True)
class County:
    """A county (縣) with its townships in the order of their codes."""

    code: str
    slug: str
    name: LocalizedText
    other_names: tuple[str, ...]
    phone_prefixes: tuple[str, ...]
    """Area codes in use there, as dialled: 082, 0826."""
    townships: tuple[Township, ...]

    @property
    def population(self) -> int:
        """Registered people of all its townships."""
        return sum(township.population for township in self.townships)


@dataclass(frozen=True)
class Island:
    """A land mass with a name: what one can reach from it without a boat or a plane."""

    id: str
    name: LocalizedText
    lon: float
    lat: float
    """A point on it."""


@dataclass(frozen=True)
class Bridge:
    """A road over the sea that the boundaries do not show as land."""

    id: str
    name: LocalizedText
    opened: dt.date
    over_sea_m: float
    """Length of the part over water, metres."""
    ends: tuple[LonLat, LonLat]
    """Where it meets the shore, approximate."""
