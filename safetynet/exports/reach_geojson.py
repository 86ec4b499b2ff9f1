"""reach.geojson: one feature a village, for GIS (RFC 7946, WGS 84, lon before lat)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

import geopandas
import numpy as np
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
from safetynet.exports.release import Download, Release
from safetynet.geo import Geography
from safetynet.geo.shapes import read_shapes
from safetynet.reach import AreaReach, Measure, Reach, Study

SHAPES = "villages.draw.geojson"


def write_reach_geojson(directory: Directory, study: Study, out: TextIO) -> None:
    """Write a FeatureCollection; the id of a feature is its village code.

    Of the thresholds it has the goal only, all others stand in reach.csv. What a kind says of a
    county without a site of known place is null: nothing is known of it, not 0. The shapes are
    those the maps draw, simplified. A village split from an older one has the older one's shape,
    and a village without a shape its point.
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
    names = [f"{name_of(reach.subject)}.{name}" for name in feature_columns(measure).values()]
    areas = reach.coverage.villages if reach.coverage else {}
    missing = left_out(directory, reach)
    rows: list[tuple[object, ...]] = [
        _facts(areas[village.code], measure.goal_at, missing)
        if village.code in areas
        else (None,) * len(names)
        for village in directory.geography.villages
    ]
    # As objects: numbers beside nothing would become fractions.
    return dict(zip(names, np.array(rows, dtype=object).T, strict=True))


def _facts(area: AreaReach, goal_at: int, missing: Mapping[str, int]) -> tuple[object, ...]:
    return (
        area.within[goal_at],
        area.by_ferry_only,
        area.nearest or None,
        mean_of(area),
        missing.get(area.code[:5], 0),
    )


def _shapes(geography: Geography) -> list[BaseGeometry]:
    drawn = read_shapes(geography.folder / SHAPES, "code")
    return [
        drawn[village.boundary] if village.boundary else shapely.Point(village.lon, village.lat)
        for village in geography.villages
    ]


def write(release: Release, path: Path) -> None:
    """Write the features to a file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_reach_geojson(release.directory, release.study, out)


DOWNLOAD = Download(
    path="data/reach.geojson",
    media_type="application/geo+json",
    section="reach",
    write=write,
    count=lambda release: len(release.directory.geography.villages),
    counted="villages",
)
