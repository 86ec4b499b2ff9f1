"""Reads counties, townships, villages and crossings of data/geo."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml

from safetynet.errors import CallError
from safetynet.geo.geography import Geography
from safetynet.geo.places import Bridge, County, Island, LonLat, Township, Village
from safetynet.geo.population import Points, read_population_points
from safetynet.geo.shapes import read_shapes
from safetynet.text import LocalizedText

T = TypeVar("T")
VILLAGE_ENDING = "Village"
"""Of 村 and 里 alike, by the Ministry's table of English names."""


def read_geography(geo_dir: Path) -> Geography:
    """The geography in a folder such as data/geo; its polygons are read later, when needed.

    Raises `CallError` when a file is missing or a place in it cannot be understood.
    """
    islands, bridges = _told(read_crossings, geo_dir / "crossings.yaml")
    points = _told(_points, geo_dir / "points.csv")
    villages = _told(lambda path: _villages(path, points), geo_dir / "villages.csv")
    counties = _told(lambda path: _counties(path, villages), geo_dir / "counties.yaml")
    return Geography(counties, islands, bridges, geo_dir, _population_points(geo_dir))


def _told(read: Callable[[Path], T], path: Path) -> T:
    """What `read` makes of a file. Raises `CallError` that names the file and says what to do."""
    try:
        return read(path)
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        why = "it is not there" if isinstance(error, FileNotFoundError) else repr(error)
        msg = (
            f"the geography in {path} cannot be read: {why}; get it back from the repository,"
            " or make it again with scripts/make_geo.py"
        )
        raise CallError(msg) from error


def _population_points(geo_dir: Path) -> Points:
    """None when there is no such file; they are read at once, so that a check finds all faults."""
    path = geo_dir / "population_points.csv"
    if not path.exists():
        return {}
    return read_population_points(path, read_shapes(geo_dir / "villages.geojson", "code"))


def read_crossings(path: Path) -> tuple[tuple[Island, ...], tuple[Bridge, ...]]:
    """Named land masses and the bridges between them; none when there is no such file."""
    if not path.exists():
        return (), ()
    crossings = _yaml(path)
    islands = tuple(_island(one) for one in crossings["islands"])
    return islands, tuple(_bridge(one) for one in crossings["bridges"])


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a heading, every value as text."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _yaml(path: Path) -> Any:  # noqa: ANN401 - YAML may hold anything
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def _points(path: Path) -> dict[str, LonLat]:
    return {row["code"]: (float(row["lon"]), float(row["lat"])) for row in read_rows(path)}


def _villages(path: Path, points: Mapping[str, LonLat]) -> dict[str, list[Village]]:
    """Township code → its villages."""
    found: dict[str, list[Village]] = {}
    for row in read_rows(path):
        found.setdefault(row["code"][:8], []).append(_village(row, *points[row["code"]]))
    return found


def _village(row: Mapping[str, str], lon: float, lat: float) -> Village:
    return Village(
        code=row["code"],
        name=LocalizedText(zh=row["name_zh"], en=f"{row['name_en']} {VILLAGE_ENDING}"),
        population=int(row["population"]),
        households=int(row["households"]),
        lon=lon,
        lat=lat,
        boundary=row["boundary"],
    )


def _counties(path: Path, villages: Mapping[str, Sequence[Village]]) -> tuple[County, ...]:
    return tuple(_county(one, villages) for one in _yaml(path))


def _county(facts: Mapping[str, Any], villages: Mapping[str, Sequence[Village]]) -> County:
    return County(
        code=facts["code"],
        slug=facts["slug"],
        name=LocalizedText(**facts["name"]),
        other_names=tuple(facts.get("other_names", ())),
        phone_prefixes=tuple(facts["phone_prefixes"]),
        townships=tuple(_township(one, villages[one["code"]]) for one in facts["townships"]),
    )


def _township(facts: Mapping[str, Any], villages: Sequence[Village]) -> Township:
    middle = _middle(villages)
    return Township(
        code=facts["code"],
        slug=facts["slug"],
        name=LocalizedText(**facts["name"]),
        county=facts["code"][:5],
        other_names=tuple(facts.get("other_names", ())),
        lon=middle.lon,
        lat=middle.lat,
        villages=tuple(villages),
        postal_code=str(facts.get("postal_code", "")),
    )


def _middle(villages: Iterable[Village]) -> Village:
    """The village whose point has the least sum of distances to all registered people (medoid)."""
    villages = tuple(villages)
    return min(villages, key=lambda one: sum(v.population * _degrees(one, v) for v in villages))


def _degrees(one: Village, other: Village) -> float:
    """A distance good for comparing only; 0.91 is the cosine of Taiwan's latitude."""
    return math.hypot((one.lon - other.lon) * 0.91, one.lat - other.lat)


def _island(facts: Mapping[str, Any]) -> Island:
    return Island(**{**facts, "name": LocalizedText(**facts["name"])})


def _bridge(facts: Mapping[str, Any]) -> Bridge:
    (start, end) = facts["ends"]
    return Bridge(
        id=facts["id"],
        name=LocalizedText(**facts["name"]),
        opened=facts["opened"],
        over_sea_m=float(facts["over_sea_m"]),
        ends=((start["lon"], start["lat"]), (end["lon"], end["lat"])),
    )
