"""Places by all their names, and the land they lie on, as the finder loads them."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
import pytest
import shapely

from safetynet.directory import Directory
from safetynet.finder.places import land_file, places_file
from safetynet.geo import Geography
from safetynet.pages.atlas import Atlas
from safetynet.pages.where import TownshipChoice, where_view
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale

PLACES_MOST = 24_000
LAND_MOST = 30_000
"""Bytes when compressed, loaded only when a place is typed or the device's location is used."""


@pytest.fixture(scope="module")
def land(directory: Directory) -> dict[str, Any]:
    """The file of the land."""
    return land_file(directory)


@pytest.fixture(scope="module")
def polygons(land: dict[str, Any]) -> list[shapely.Polygon]:
    """The pieces of land as the browser draws them from the steps."""
    return [shapely.Polygon(*split(rings, land["grid"])) for _, _, rings in land["parts"]]


def split(rings: list[list[int]], grid: int) -> tuple[Any, list[Any]]:
    """Outer ring and holes in degrees, from steps."""
    shell, *holes = (corners(ring, grid) for ring in rings)
    return shell, holes


def corners(steps: list[int], grid: int) -> list[tuple[float, float]]:
    """Steps east and north, added up."""
    lons, lats = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(lon / grid, lat / grid) for lon, lat in zip(lons, lats, strict=True)]


def packed(value: dict[str, Any]) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(json.dumps(value, ensure_ascii=False).encode(), mtime=0))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_place_is_there_with_every_spelling(directory: Directory, locale: Locale):
    """Counties, townships and villages, both languages and other names, shown name first."""
    geography = directory.geography
    file = places_file(directory, locale)

    for name in ("counties", "townships", "villages"):
        column = file[name]
        said = zip(column["names"], column["also"], strict=True)
        for place, (shown, also) in zip(getattr(geography, name), said, strict=True):
            others = getattr(place, "other_names", ())
            assert place.name.in_(locale) == shown
            assert {place.name.zh, place.name.en, *others} == {shown, *also.split("|")}


def test_places_are_where_the_geography_has_them(directory: Directory):
    """Points to a metre, and the land mass of each."""
    geography = directory.geography
    file = places_file(directory, "zh")

    for name in ("townships", "villages"):
        column = file[name]
        rows = zip(column["lon"], column["lat"], column["landmass"], strict=True)
        for place, (lon, lat, at) in zip(getattr(geography, name), rows, strict=True):
            assert (round(place.lon, 5), round(place.lat, 5)) == (lon, lat)
            assert geography.landmass_at(place.lon, place.lat) == file["landmasses"][at]


def test_villages_follow_their_townships(directory: Directory):
    """The count of each township leads to its villages, whose codes begin with its own."""
    geography = directory.geography
    file = places_file(directory, "en")
    ends = [0, *accumulate(file["townships"]["villages"])]
    codes = file["villages"]["codes"]

    assert len(codes) == ends[-1]
    for township, (start, end) in zip(geography.townships, pairwise(ends), strict=True):
        assert {township.code} == {code[:8] for code in codes[start:end]}


@pytest.mark.parametrize("locale", LOCALES)
def test_inhabited_islands_have_a_name(directory: Directory, locale: Locale):
    """Somebody who lives there can be told that the way leads over water."""
    file = places_file(directory, locale)

    assert all(file["islands"][at] for at in file["villages"]["landmass"])
    assert {"zh": "七美嶼", "en": "Qimei"}[locale] in file["islands"]


@pytest.mark.parametrize("locale", LOCALES)
def test_files_are_small(directory: Directory, land: dict[str, Any], locale: Locale):
    """An old phone on a slow line gets them in a second."""
    assert packed(places_file(directory, locale)) <= PLACES_MOST
    assert packed(land) <= LAND_MOST


def test_land_tells_township_and_land_mass(
    directory: Directory, land: dict[str, Any], polygons: list[shapely.Polygon]
):
    """Of points anywhere in the counties, less than one in 500 is told to the neighbour."""
    geography = directory.geography
    points = list(chain(*(points_in(geography, town.code) for town in geography.townships)))
    tree, wrong = shapely.STRtree(polygons), 0
    for code, lon, lat in points:
        at = int(tree.nearest(shapely.Point(lon, lat)))
        township, landmass, _ = land["parts"][at]
        wrong += geography.townships[township].code != code
        assert geography.landmass_at(lon, lat) == land["landmasses"][landmass]

    assert wrong / len(points) < 1 / 500


def points_in(geography: Geography, code: str) -> list[tuple[str, float, float]]:
    """Forty places in a township, always the same."""
    shape = geography.township_shapes[code]
    west, south, east, north = shape.bounds
    chance = np.random.default_rng(int(code))
    lonlats = chance.uniform((west, south), (east, north), (2000, 2))
    inside = lonlats[shapely.contains_xy(shape, *lonlats.T)]
    return [(code, float(lon), float(lat)) for lon, lat in inside[:40]]


@pytest.mark.parametrize("locale", LOCALES)
def test_list_of_townships_is_complete(directory: Directory, settings: Settings, locale: Locale):
    """Every township of every county, under the address of its page, with its point."""
    atlas = Atlas(directory, settings, locale)
    view = where_view(atlas)

    for county, choices in zip(directory.geography.counties, view.counties, strict=True):
        assert county.name.in_(locale) == choices.name
        for town, choice in zip(county.townships, choices.townships, strict=True):
            assert f"areas/{choice.code}/" in atlas.township(town.code).path
            assert (round(town.lon, 5), round(town.lat, 5)) == (choice.lon, choice.lat)
            assert directory.geography.landmass_at(town.lon, town.lat) == choice.landmass


def test_townships_of_several_islands_are_known(directory: Directory, settings: Settings):
    """There a person must say more than the township."""
    view = where_view(Atlas(directory, settings, "zh"))
    choices: dict[str, TownshipChoice] = {
        choice.name: choice for county in view.counties for choice in county.townships
    }

    assert {"烏坵鄉", "馬公市", "白沙鄉", "望安鄉"} == {
        name for name, choice in choices.items() if choice.on_several
    }
    assert "望安島" == choices["望安鄉"].island
