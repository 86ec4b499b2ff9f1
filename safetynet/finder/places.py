"""Counties, townships and villages by all their names, and the land they lie on (assets/finder/).

The browser finds a typed place in the first file and the place of a device in the second.
Degrees are WGS 84 (EPSG:4326).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from shapely.geometry import Polygon

from safetynet.directory import Directory
from safetynet.geo import County, Geography, Township, Village
from safetynet.geo.build import parts_of
from safetynet.search.characters import foldings
from safetynet.text import LOCALES, Locale, LocalizedText

DECIMALS = 5
"""Of a point's degrees: about a metre."""
GRID = 10_000
"""Corners of the land lie on a grid of so many steps a degree: about 10 m."""
Place = County | Township | Village


def places_file(directory: Directory, locale: Locale) -> dict[str, Any]:
    """Every place with its names; columns of equal length, so that the file stays small.

    - `counties`: `slugs`, `names`, `also`; `townships`: the same with `county` (a position in
      counties), `villages` (how many follow in `villages`, township by township) and the point
      from which its people are nearest; `villages`: `codes` (11 digits), `names`, `also`, point.
    - `names` are in the language of the page; `also` holds every other spelling, parted by `|`.
    - A point is `lon`, `lat` (degrees) and `landmass`, a position in `landmasses` (ids);
      `islands` are their names, "" where nobody lives.
    - `variants`: pairs of characters "from, to": what typed text and names are folded by.
    """
    geography = directory.geography
    columns = {
        "counties": _named(geography.counties, locale),
        "townships": _townships(geography, locale),
        "villages": _villages(geography, locale),
    }
    lands = tuple(geography.landmass_shapes)
    return {
        "locale": locale,
        "landmasses": lands,
        "islands": [_island(geography, land, locale) for land in lands],
        **columns,
        "variants": _variants(columns),
    }


def land_file(directory: Directory) -> dict[str, Any]:
    """The land of every township: where a device is, and on which side of the water.

    `parts` has a row for each piece of land: its township (a position in `townships`), its land
    mass (a position in `landmasses`) and its rings. A ring is a flat list of steps east and north
    in 1/`grid` degree, the first from 0° east, 0° north; it closes by itself. `islands` are the
    names of land masses that have one, in both languages.
    """
    geography = directory.geography
    lands = tuple(geography.landmass_shapes)
    return {
        "grid": GRID,
        "townships": [_address(geography, township) for township in geography.townships],
        "landmasses": lands,
        "islands": {one.id: {"zh": one.name.zh, "en": one.name.en} for one in geography.islands},
        "parts": [
            [at, lands.index(_land_of(geography, part)), [*_rings(part)]]
            for at, township in enumerate(geography.townships)
            for part in parts_of(geography.township_shapes[township.code])
        ],
    }


def _address(geography: Geography, township: Township) -> str:
    return f"{geography.county(township.county).slug}/{township.slug}"


def _named(places: Sequence[County | Township], locale: Locale) -> dict[str, Any]:
    return {
        "slugs": [place.slug for place in places],
        "names": [place.name.in_(locale) for place in places],
        "also": [_also(place.name, place.other_names, locale) for place in places],
    }


def _townships(geography: Geography, locale: Locale) -> dict[str, Any]:
    counties = [county.code for county in geography.counties]
    townships = geography.townships
    return {
        **_named(townships, locale),
        "county": [counties.index(township.county) for township in townships],
        "villages": [len(township.villages) for township in townships],
        **_points(geography, townships),
    }


def _villages(geography: Geography, locale: Locale) -> dict[str, Any]:
    villages = geography.villages
    return {
        "codes": [village.code for village in villages],
        "names": [village.name.in_(locale) for village in villages],
        "also": [_also(village.name, (), locale) for village in villages],
        **_points(geography, villages),
    }


def _also(name: LocalizedText, others: Iterable[str], locale: Locale) -> str:
    """Every spelling but the one that is shown."""
    return "|".join((*(name.in_(other) for other in LOCALES if other != locale), *others))


def _points(geography: Geography, places: Iterable[Township | Village]) -> dict[str, Any]:
    places, lands = tuple(places), tuple(geography.landmass_shapes)
    return {
        "lon": [round(place.lon, DECIMALS) for place in places],
        "lat": [round(place.lat, DECIMALS) for place in places],
        "landmass": [lands.index(geography.landmass_at(one.lon, one.lat)) for one in places],
    }


def _island(geography: Geography, land: str, locale: Locale) -> str:
    island = geography.island(land)
    return island.name.in_(locale) if island else ""


def _variants(columns: dict[str, dict[str, Any]]) -> str:
    texts = (text for column in columns.values() for text in (*column["names"], *column["also"]))
    used = frozenset(unicodedata.normalize("NFKC", "".join(texts)))
    return "".join(foldings(used))


def _land_of(geography: Geography, part: Polygon) -> str:
    inside = part.representative_point()
    return geography.landmass_at(inside.x, inside.y)


def _rings(part: Polygon) -> Iterator[list[int]]:
    for ring in (part.exterior, *part.interiors):
        corners = np.rint(np.asarray(ring.coords)[:-1] * GRID).astype(int)
        steps = np.diff(corners, axis=0, prepend=[(0, 0)])
        moved = steps.any(axis=1)
        yield [int(step) for step in steps[moved].ravel()]
