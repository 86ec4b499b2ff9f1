"""All counties of the edition with all their places."""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, tiles: Tiles | None = None) -> folium.Map:
    """The map of everything."""
    counties = directory.geography.counties
    box = around(county_box(directory.geography, county) for county in counties)
    drawn = base_map(box, tiles=tiles)
    add_places(drawn, [county.slug for county in counties])
    return drawn
