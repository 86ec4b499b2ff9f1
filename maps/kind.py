"""All places of one kind."""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, kind: str, tiles: Tiles | None = None) -> folium.Map:
    """The map of one kind that has records, over the counties that have it."""
    geography = directory.geography
    present = {record.county for record in directory.by_kind[kind]}
    counties = [county for county in geography.counties if county.code in present]
    drawn = base_map(around(county_box(geography, county) for county in counties), tiles=tiles)
    add_places(drawn, [county.slug for county in counties], kind)
    return drawn
