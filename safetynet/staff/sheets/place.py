"""Where a row says that it is: by its township, its point or its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.geo import Geography
from safetynet.staff.sheets.columns import COUNTY, LAT, LON, TOWNSHIP
from safetynet.staff.sheets.damage import with_code_zero
from safetynet.staff.sheets.edits import Problem
from safetynet.text import fold

_ADDRESS = re.compile(r"^\d{0,6}((?:..[縣市])?.{1,3}?[鄉鎮市區])")
_OUTSIDE = "sheet.outside"


@dataclass(frozen=True)
class Place:
    """Codes of a county and a township; "" where they are not known."""

    county: str
    township: str


def place_of(cells: Mapping[str, str], geography: Geography) -> Place | Problem:
    """The place of a row; a problem for a point that lies in none of the counties.

    What the township's cell says counts first, then the township round the point, then the
    beginning of the address.
    """
    named = geography.find_township(cells.get(TOWNSHIP, ""))
    point = _point(cells)
    code = named.code if named else geography.township_near(*point) if point else None
    if point and code is None:
        return Problem(_OUTSIDE, {"lon": point[0], "lat": point[1]})
    code = code or _of_address(cells, geography)
    if code:
        return Place(geography.county_of(code).code, code)
    text = cells.get(COUNTY, "")
    county = geography.find_county(text) or geography.find_county(with_code_zero(text) or "")
    return Place(county.code if county else "", "")


def _point(cells: Mapping[str, str]) -> tuple[float, float] | None:
    """Longitude and latitude; None where a cell is empty or is told of as no number later."""
    try:
        lon, lat = (float(fold(cells.get(key, ""))) for key in (LON, LAT))
    except ValueError:
        return None
    return (lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else None  # noqa: PLR2004 - degrees


def _of_address(cells: Mapping[str, str], geography: Geography) -> str | None:
    text = "".join(fold(cells.get("address.zh", "")).split())
    found = _ADDRESS.match(text)
    township = geography.find_township(found[1]) if found else None
    return township.code if township else None
