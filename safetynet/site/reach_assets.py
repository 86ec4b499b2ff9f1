"""Writes what maps of reach need in the browser besides scripts: villages, and who is reached."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import Village
from safetynet.pages.bands import band_of
from safetynet.pages.maps import reach_file
from safetynet.pages.maps.reached import boundaries, by_boundary
from safetynet.pages.words import rounded_way, say_list
from safetynet.reach import AreaReach, Coverage, Measure, Study
from safetynet.site.files import write_json
from safetynet.text import LOCALES

Areas = Mapping[str, Sequence[Village]]
"""Code of a boundary → the villages in it: where one was split since, there are several."""


def write_reach_assets(directory: Directory, study: Study, folder: Path) -> None:
    """Write villages.<county>.geojson and reach/<subject>.<county>.json into `folder`.

    The second only for counties that have figures of the subject. Nothing when nothing has been
    measured; raises `CallError` without drawn villages.
    """
    if not study.measured:
        return
    shapes = _drawn_shapes(directory)
    for county in directory.geography.counties:
        areas = boundaries(county)
        write_json(folder / f"villages.{county.slug}.geojson", _villages(directory, areas, shapes))
        for reach in study.measured:
            if reach.coverage and reach.coverage.has(county.code):
                name = reach_file(directory, reach.subject)
                rows = _rows(reach.coverage, study.measure, areas)
                write_json(folder / f"reach/{name}.{county.slug}.json", rows)


def _villages(
    directory: Directory, areas: Areas, shapes: Mapping[str, Any]
) -> Mapping[str, object]:
    """The simplified polygons (EPSG:4326, degrees) with their names and registered people."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": code,
                "people": sum(village.population for village in villages),
                **_names(directory, villages),
            },
            "geometry": shapes[code],
        }
        for code, villages in areas.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _names(directory: Directory, villages: Sequence[Village]) -> Mapping[str, str]:
    return {
        locale: say_list((one.name.in_(locale) for one in villages), directory.strings, locale)
        for locale in LOCALES
    }


def _rows(coverage: Coverage, measure: Measure, areas: Areas) -> Mapping[str, Sequence[object]]:
    """Columns with a value for each boundary.

    `band`; people `missing` within the goal, and of these `ferry` on land without a site; `mean`
    way as it is said, without its unit (null: none); `nearest` as position in `sites`, -1 for
    none.
    """
    found = by_boundary(coverage, areas)
    sites = sorted({reach.nearest for reach in found if reach.nearest})
    return {
        "code": [reach.code for reach in found],
        "band": [band_of(reach, measure) for reach in found],
        "missing": [reach.not_within(measure.goal_at) for reach in found],
        "ferry": [reach.by_ferry_only for reach in found],
        "mean": [_said(reach, measure) for reach in found],
        "nearest": [sites.index(reach.nearest) if reach.nearest else -1 for reach in found],
        "sites": sites,
    }


def _said(reach: AreaReach, measure: Measure) -> str | None:
    return rounded_way(reach.mean, measure) if math.isfinite(reach.mean) else None


def _drawn_shapes(directory: Directory) -> Mapping[str, Any]:
    """Code of a boundary → simplified GeoJSON geometry."""
    path = directory.geography.folder / "villages.draw.geojson"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        shapes = {feature["properties"]["code"]: feature["geometry"] for feature in features}
        needed = {village.boundary for village in directory.geography.villages} - {""}
        return {code: shapes[code] for code in sorted(needed)}
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path} cannot be used ({error!r}): make it again with scripts/make_geo.py"
        raise CallError(msg) from error
