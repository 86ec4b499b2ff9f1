"""Writes what maps of reach need in the browser besides scripts: villages, and who is reached."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County, Village
from safetynet.pages.maps import reach_file
from safetynet.pages.words import say_list
from safetynet.reach import AreaReach, Coverage, Measure, Study, added
from safetynet.site.files import write_json
from safetynet.text import LOCALES

Areas = Mapping[str, Sequence[Village]]
"""Code of a boundary → the villages in it: where one was split since, there are several."""
NOBODY = -1
"""Band of villages where nobody is registered."""


def write_reach_assets(directory: Directory, study: Study, folder: Path) -> None:
    """Write villages.<county>.geojson and reach/<subject>.<county>.json into `folder`.

    Nothing when nothing has been measured; raises `CallError` without drawn villages.
    """
    if not study.measured:
        return
    shapes = _drawn_shapes(directory)
    for county in directory.geography.counties:
        areas = _areas(county)
        write_json(folder / f"villages.{county.slug}.geojson", _villages(directory, areas, shapes))
        for reach in study.measured:
            name = reach_file(directory, reach.subject)
            assert reach.coverage is not None  # noqa: S101
            rows = _rows(reach.coverage, study.measure, areas)
            write_json(folder / f"reach/{name}.{county.slug}.json", rows)


def band_of(reach: AreaReach, measure: Measure) -> int:
    """The band, as numbered in `AreaReach.bands`, that the residents of a village are in.

    It is the band of their mean way, or "only by ferry" where no site is on the land of most.
    """
    if not reach.population:
        return NOBODY
    if reach.by_ferry_only * 2 > reach.population or not math.isfinite(reach.mean):
        return len(measure.thresholds) + 1
    return bisect_left(measure.thresholds, reach.mean)


def _areas(county: County) -> Areas:
    areas: dict[str, list[Village]] = {}
    for township in county.townships:
        for village in township.villages:
            if village.boundary:
                areas.setdefault(village.boundary, []).append(village)
    return areas


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
    way in the measure's unit (null: none); `nearest` as position in `sites`, -1 for none.
    """
    found = [
        added(code, [coverage.villages[village.code] for village in villages])
        for code, villages in areas.items()
    ]
    sites = sorted({reach.nearest for reach in found if reach.nearest})
    return {
        "code": [reach.code for reach in found],
        "band": [band_of(reach, measure) for reach in found],
        "missing": [reach.not_within(measure.goal_at) for reach in found],
        "ferry": [reach.by_ferry_only for reach in found],
        "mean": [round(reach.mean, 1) if math.isfinite(reach.mean) else None for reach in found],
        "nearest": [sites.index(reach.nearest) if reach.nearest else -1 for reach in found],
        "sites": sites,
    }


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
