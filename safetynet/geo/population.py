"""Points that say where in its villages people live: the optional file population_points.csv."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from safetynet.errors import CallError

COLUMNS = {
    "lon": "the longitude in degrees (WGS 84), e.g. 118.3187",
    "lat": "the latitude in degrees (WGS 84), e.g. 24.4318",
    "population": "how many people live there, 0 or more, e.g. 384",
}
"""Column → what to write in it; the file may have others besides."""
NEAR_M = 200.0
"""A point just off the shore belongs to the nearest village, if that is no farther than this."""
_M_PER_DEGREE = 111_000.0
_TOLD = 20
"""So many wrong rows are told one by one."""


@dataclass(frozen=True)
class PopulationPoint:
    """People who live at a point; how many counts only beside the other points of a village."""

    lon: float
    lat: float
    population: float


Points = Mapping[str, Sequence[PopulationPoint]]
"""`Village.boundary` → the points in its polygon."""


def read_population_points(path: Path, villages: Mapping[str, BaseGeometry]) -> Points:
    """The points of a CSV file by the village polygon that they lie in.

    `villages`: `Village.boundary` → polygon (EPSG:4326) of all counties of the folder. Raises
    `CallError` with every row that cannot be understood or lies by no village.
    """
    lines = _lines(path)
    wrong = {line: faults for line, row in lines if (faults := [*_faults(row)])}
    points = {line: _point(row) for line, row in lines if line not in wrong}
    places = _villages_at([*points.values()], villages)
    found: dict[str, list[PopulationPoint]] = defaultdict(list)
    for (line, point), place in zip(points.items(), places, strict=True):
        found[place].append(point)
        if not place:
            wrong[line] = [_nowhere(point)]
    if wrong:
        raise CallError(_report(path, wrong))
    return found


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Each row with the number of its line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            lines = [(reader.line_num, row) for row in reader]
            heading = reader.fieldnames or ()
    except (OSError, ValueError, csv.Error) as error:
        msg = f"{path} is not a table of text (CSV) in UTF-8: {error}"
        raise CallError(msg) from error
    if missing := [column for column in COLUMNS if column not in heading]:
        msg = (
            f"{path}:1  there is no column {', '.join(missing)} in {','.join(heading)!r}; "
            f"the first line names the columns: {','.join(COLUMNS)}"
        )
        raise CallError(msg)
    if not lines:
        msg = f"{path}:2  there is no point in it; add a row for each, or remove the file"
        raise CallError(msg)
    return lines


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    for column, meaning in COLUMNS.items():
        number = _number(row[column])
        if math.isnan(number):
            yield f"{column}  {row[column]!r} is not a number; write {meaning}"
        elif column == "population" and number < 0:
            yield f"{column}  {row[column]!r} is below 0; write {meaning}"


def _number(text: str) -> float:
    """NaN for what is no finite number."""
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def _point(row: Mapping[str, str]) -> PopulationPoint:
    return PopulationPoint(*(float(row[column]) for column in COLUMNS))


def _nowhere(point: PopulationPoint) -> str:
    return (
        f"lon, lat  {point.lon}, {point.lat} is more than {NEAR_M:.0f} m from every village of "
        "villages.geojson; write degrees (WGS 84), the longitude as lon and the latitude as lat, "
        "or remove the row"
    )


def _villages_at(
    points: Sequence[PopulationPoint], villages: Mapping[str, BaseGeometry]
) -> list[str]:
    """For each point the village it lies in or just off the shore of, "" where there is none."""
    if not points:
        return []
    lonlats = np.array([(point.lon, point.lat) for point in points])
    middle = float(np.median([shape.centroid.y for shape in villages.values()]))
    squeeze = np.array([math.cos(math.radians(middle)), 1.0])
    shapes = shapely.transform(list(villages.values()), lambda some: some * squeeze)
    numbers = _nearest(shapely.points(lonlats * squeeze), STRtree(shapes))
    codes = (*villages, "")
    return [codes[number] for number in numbers.tolist()]


def _nearest(points: NDArray[np.object_], tree: STRtree) -> NDArray[np.intp]:
    """For each point the position of its shape, or that of the nearest near one; -1 for none."""
    found = np.full(len(points), -1)
    shapely.prepare(tree.geometries)
    at, shape = tree.query(points)
    inside = shapely.intersects(tree.geometries[shape], points[at])
    found[at[inside]] = shape[inside]
    off = np.flatnonzero(found < 0)
    at, shape = tree.query_nearest(
        points[off], max_distance=NEAR_M / _M_PER_DEGREE, all_matches=False
    )
    found[off[at]] = shape
    return found


def _report(path: Path, wrong: Mapping[int, Sequence[str]]) -> str:
    told = sorted(wrong)[:_TOLD]
    rows = [f"{path}:{line}  {fault}" for line in told for fault in wrong[line]]
    more = [f"and {len(wrong) - _TOLD} more rows"] if len(wrong) > _TOLD else []
    return "\n".join([f"{path} has rows that cannot be used:", *rows, *more])
