"""One township with its places and those around it."""

from __future__ import annotations

import folium

from maps.frames import township_box
from maps.parts import add_places, base_map
from safetynet.directory import Directory
from safetynet.geo import Township
from safetynet.settings import Tiles


def build(directory: Directory, township: Township, tiles: Tiles | None = None) -> folium.Map:
    """The map of one township, which stands out from its neighbors."""
    drawn = base_map(township_box(directory.geography, township.code), [township.code], tiles)
    add_places(drawn, [directory.geography.county(township.county).slug])
    return drawn
