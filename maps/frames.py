"""Which part of the earth a map shows at first."""

from __future__ import annotations

from collections.abc import Iterable

import shapely

from safetynet.geo import County, Geography
from safetynet.nearest import close_townships

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326)."""
ISLET = 0.03
"""Land smaller than this share of a township's largest island does not widen the view."""


def township_box(geography: Geography, code: str) -> Box:
    """The smallest box round a township's land, far islets left out."""
    parts = shapely.get_parts(geography.township_shapes[code])
    areas = shapely.area(parts)
    west, south, east, north = shapely.total_bounds(parts[areas >= ISLET * areas.max()])
    return float(west), float(south), float(east), float(north)


def county_box(geography: Geography, county: County) -> Box:
    """The box round a county's townships that belong into one view."""
    return around(township_box(geography, township.code) for township in close_townships(county))


def around(boxes: Iterable[Box]) -> Box:
    """The box round several boxes."""
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)
