"""One place and what lies around it.

One script serves every place, however many there are: the page's element carries the point,
the townships to shade and how exactly the point is known.
"""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, tiles: Tiles | None = None) -> folium.Map:
    """The map of one place; the view moves to the place the page is about."""
    counties = directory.geography.counties
    box = around(county_box(directory.geography, county) for county in counties)
    drawn = base_map(box, tiles=tiles, focus=True)
    add_places(drawn, [])
    return drawn
