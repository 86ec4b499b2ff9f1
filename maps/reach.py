"""The reach of a kind or group of sites: villages by the way to the nearest site.

One script serves every kind and group: the page's element says whose reach it is.
"""

from __future__ import annotations

import folium

from maps.frames import around, county_box
from maps.parts import Part, add_places, base_map
from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.settings import Tiles


def build(
    directory: Directory, county: County | None = None, tiles: Tiles | None = None
) -> folium.Map:
    """The map of reach in one county, or in all."""
    counties = [county] if county else directory.geography.counties
    box = around(county_box(directory.geography, one) for one in counties)
    drawn = base_map(box, tiles=tiles)
    Part("reach", {"counties": [one.slug for one in counties]}).add_to(drawn)
    add_places(drawn, [])
    Part("layers", {}).add_to(drawn)
    return drawn
