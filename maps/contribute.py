"""The map of the form: the townships, and a pin that is set by hand."""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import Part, base_map
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, tiles: Tiles | None = None) -> folium.Map:
    """The map of all counties without places; the page's own library has the part `pin`."""
    counties = directory.geography.counties
    box = around(county_box(directory.geography, county) for county in counties)
    drawn = base_map(box, tiles=tiles)
    Part("pin", {}).add_to(drawn)
    return drawn
