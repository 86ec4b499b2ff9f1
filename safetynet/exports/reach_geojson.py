"""reach.geojson: one feature a village, for GIS (RFC 7946, WGS 84, lon before lat)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from safetynet.directory import Directory
from safetynet.exports.reach_table import (
    feature_columns,
    left_out,
    mean_of,
    name_of,
    village_rows,
)
from safetynet.geo import Geography
from safetynet.geo.shapes import read_shapes
from safetynet.reach import Measure, Reach, Study

SHAPES = "villages.draw.geojson"


def write_reach_geojson(directory: Directory, study: Study, out: TextIO) -> None:
    """Write a FeatureCollection; the id of a feature is its village code.

    Of the thresholds it has the goal only, all others stand in reach.csv. The shapes are those
    the maps draw, simplified. A village split from an older one has the older one's shape, and
    a village without a shape its point.
    """
    geography = directory.geography
    columns = _villages(directory)
    for reach in study.measured:
        columns |= _figures(directory, reach, study.measure)
    frame = geopandas.GeoDataFrame(
        columns,
        geometry=_shapes(geography),
        index=[village.code for village in geography.villages],
        crs="EPSG:4326",
    )
    out.write(frame.to_json(to_wgs84=True, ensure_ascii=False, separators=(",", ":")))
    out.write("\n")


def _villages(directory: Directory) -> dict[str, Sequence[object]]:
    geography = directory.geography
    rows = village_rows(directory)
    named = {
        name: [rows[village.code][name] for village in geography.villages]
        for name in next(iter(rows.values()), {})
    }
    return {
        **named,
        "village_en": [village.name.en for village in geography.villages],
        "population": [village.population for village in geography.villages],
    }


def _figures(
    directory: Directory, reach: Reach, measure: Measure
) -> Mapping[str, Sequence[object]]:
    """Columns of one kind or group, in the order of the villages."""
    if reach.coverage is None:
        return {}
    areas = [reach.coverage.villages[village.code] for village in directory.geography.villages]
    missing = left_out(directory, reach)
    values: tuple[Sequence[object], ...] = (
        [area.within[measure.goal_at] for area in areas],
        [area.by_ferry_only for area in areas],
        [area.nearest or None for area in areas],
        [mean_of(area) for area in areas],
        [missing.get(area.code[:5], 0) for area in areas],
    )
    names = feature_columns(measure).values()
    prefix = name_of(reach.subject)
    return {f"{prefix}.{name}": some for name, some in zip(names, values, strict=True)}


def _shapes(geography: Geography) -> list[BaseGeometry]:
    drawn = read_shapes(geography.folder / SHAPES, "code")
    return [
        drawn[village.boundary] if village.boundary else shapely.Point(village.lon, village.lat)
        for village in geography.villages
    ]
