"""Where a point lies that somebody typed."""

from __future__ import annotations

from collections.abc import Mapping

from safetynet.check.places import TOLERANCE_M
from safetynet.geo import Geography
from safetynet.model import Precision


def township_near(geography: Geography, point: Mapping[str, float]) -> str | None:
    """Code of the township at a point; of one at most 150 m away, where drawn shores are not exact.

    None at sea and outside these counties.
    """
    lon, lat = point["lon"], point["lat"]
    inside = geography.township_at(lon, lat)
    if inside:
        return inside
    codes = (township.code for township in geography.townships)
    reach_m = TOLERANCE_M[Precision.STREET]
    near = (one for one in codes if geography.distance_to_township_m(lon, lat, one) <= reach_m)
    return next(near, None)
