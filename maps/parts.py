"""What every map is put together from: the base, our own polygons, tiles, places, controls.

A part is one call of the page's map library with plain JSON values. Words of records never
stand in a script: the browser fetches them as data and writes them as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import folium
import jinja2
from branca.element import Figure, MacroElement

from maps.frames import Box
from safetynet.settings import Tiles

PART = jinja2.Environment(  # noqa: S701 - the template writes JavaScript; values pass `tojson`
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates")
).get_template("part.js")


class Part(MacroElement):
    """One call `page.<part>(map, options)` in the script of a map."""

    _template = PART

    def __init__(self, part: str, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = part
        self.part = part
        self.options = dict(options)


def base_map(
    box: Box,
    emphasis: Sequence[str] = (),
    tiles: Tiles | None = None,
    *,
    focus: bool = False,
) -> folium.Map:
    """A map without places: township polygons, tiles on them if any, and the controls.

    `box` is (west, south, east, north) in degrees (EPSG:4326); `emphasis` are codes of the
    townships that stand out. With `focus` the view and the main mark come from the page's
    element instead (before any tile is asked for).
    """
    west, south, east, north = box
    drawn = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,
        scrollWheelZoom=False,
        minZoom=6,
        maxZoom=18,
        zoomSnap=1 if tiles else 0.5,  # tiles between two zooms are blurred
    )
    Part("controls", {}).add_to(drawn)
    if focus:
        Part("focus", {}).add_to(drawn)
    else:
        Part("view", {"corners": [[south, west], [north, east]]}).add_to(drawn)
    Part("townships", {"emphasis": list(emphasis)}).add_to(drawn)
    if tiles:
        Part("tiles", tiles.model_dump(mode="json")).add_to(drawn)
    return drawn


def add_places(drawn: folium.Map, counties: Sequence[str], kind: str = "") -> None:
    """Put the places of these counties (slugs) on the map, all or only those of one kind.

    Without counties, the page's element says which county.
    """
    Part("places", {"counties": list(counties), "kind": kind}).add_to(drawn)


def follow_list(drawn: folium.Map) -> None:
    """Have the map show those of its places that a list of the page shows."""
    Part("follow", {}).add_to(drawn)


def script(drawn: folium.Map) -> str:
    """The map's own script: what Folium would put between `<script>` and `</script>`."""
    figure = drawn.get_root()
    if not isinstance(figure, Figure):
        msg = "the map is part of something that is not a figure"
        raise TypeError(msg)
    figure.render()
    return str(figure.script.render())
