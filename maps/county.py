"""One county with its places."""

from __future__ import annotations

import folium

from maps.frames import county_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.settings import Tiles


def build(directory: Directory, county: County, tiles: Tiles | None = None) -> folium.Map:
    """The map of one county; its townships stand out from those of its neighbors."""
    emphasis = [township.code for township in county.townships]
    drawn = base_map(county_box(directory.geography, county), emphasis, tiles)
    add_places(drawn, [county.slug])
    return drawn
