"""What the two files of reach have in common: names of columns, villages and what is left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from safetynet.directory import Directory
from safetynet.reach import AreaReach, Measure, Reach, Study, Subject

DECIMALS = 2
"""Of kilometres and minutes: ten metres, half a second; cells and people are no more exact."""


def csv_columns(measure: Measure) -> Mapping[str, str]:
    """What each column of reach.csv is → its name, which says what is counted in."""
    return {
        **{name: name for name in ("county", "county_code", "township", "township_code")},
        **{name: name for name in ("village", "village_code", "kind")},
        "threshold": f"threshold_{measure.unit}",
        "population": "population",
        "within": f"within_{measure.mode}",
        "within_straight": "within_straight",
        f"by_ferry_only.{measure.unit}": "by_ferry_only",
        "nearest_site": "nearest_site",
        "nearest": f"nearest_{measure.unit}",
        "sites_left_out": "sites_left_out",
    }


def feature_columns(measure: Measure) -> Mapping[str, str]:
    """What each property of a kind in reach.geojson is → its name after "<kind>."."""
    return {
        "feature_within": f"within_{measure.goal:g}{measure.unit}",
        f"by_ferry_only.{measure.unit}": "by_ferry_only",
        "nearest_site": "nearest_site",
        "nearest": f"nearest_{measure.unit}",
        "sites_left_out": "sites_left_out",
    }


def name_of(subject: Subject) -> str:
    """The code of a kind; of a group of kinds "group:" and its code."""
    return subject.code if subject.sort == "kind" else f"group:{subject.code}"


def mean_of(area: AreaReach) -> float | None:
    """The mean way to the nearest site, rounded; None where there is no way."""
    return round(area.mean, DECIMALS) if math.isfinite(area.mean) else None


def left_out(directory: Directory, reach: Reach) -> Mapping[str, int]:
    """County code → open sites whose place is known only to the township or county."""
    records = {record.id: record for record in directory.records}
    return Counter(records[id_].county for id_ in reach.unplaced)


def village_rows(directory: Directory) -> Mapping[str, Mapping[str, str]]:
    """Village code → names (as written in Taiwan) and codes of all that it lies in."""
    return {
        village.code: {
            "county": county.name.zh,
            "county_code": county.code,
            "township": township.name.zh,
            "township_code": township.code,
            "village": village.name.zh,
            "village_code": village.code,
        }
        for county in directory.geography.counties
        for township in county.townships
        for village in township.villages
    }


def row_count(study: Study) -> int:
    """Rows of reach.csv below its header."""
    villages = sum(len(reach.coverage.villages) for reach in study.measured if reach.coverage)
    return villages * len(study.measure.thresholds)
