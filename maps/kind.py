"""All places of one kind."""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, kind: str, tiles: Tiles | None = None) -> folium.Map:
    """The map of one kind, over the counties that have it (over all of them when none has)."""
    geography = directory.geography
    present = {record.county for record in directory.by_kind.get(kind, ())}
    counties = [c for c in geography.counties if c.code in present] or list(geography.counties)
    drawn = base_map(around(county_box(geography, county) for county in counties), tiles=tiles)
    add_places(drawn, [county.slug for county in counties], kind)
    return drawn
