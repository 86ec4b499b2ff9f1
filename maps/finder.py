"""The finder's map: of all places, those that the list beside it shows."""

from __future__ import annotations

import folium

from maps import all_counties
from maps.parts import follow_list
from safetynet.directory import Directory
from safetynet.settings import Tiles


def build(directory: Directory, tiles: Tiles | None = None) -> folium.Map:
    """The map of everything, in step with a list."""
    drawn = all_counties.build(directory, tiles)
    follow_list(drawn)
    return drawn
