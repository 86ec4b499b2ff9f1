#!/usr/bin/env python3
"""Compare people spread evenly over their villages with finer points, county by county.

Prints the rows of `comparison` in data/reach.yaml, and as comments how much all kinds differ.
The points need the columns of data/geo/population_points.csv: lon, lat, population.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from safetynet.directory import Directory
from safetynet.errors import SafetyNetError
from safetynet.geo.population import Points, read_population_points
from safetynet.geo.shapes import read_shapes
from safetynet.load import read_directory
from safetynet.reach import AreaReach, Coverage, Measure, Subject
from safetynet.reach.subjects import open_doors, subjects_of
from safetynet.reach.survey import Surveyor
from safetynet.settings import Reach

DATA = Path(__file__).resolve().parents[1] / "data"
MEASURE = Measure("km", "land", Reach().thresholds_km, Reach().goal_km)
Pair = tuple[Coverage, Coverage]
"""People evenly spread, and at the points."""


def main() -> int:
    """Exit code: 0 the comparison is printed, 2 the points or the data cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("points", type=Path, help="a table with the columns lon, lat, population")
    parser.add_argument("--sort", choices=["kind", "group"], default="group")
    parser.add_argument("--code", default="counseling", help="of the kind or group to print")
    given = parser.parse_args()
    subject = Subject(given.sort, given.code)
    try:
        shapes = read_shapes(DATA / "geo/villages.geojson", "code")
        pairs = compare(read_population_points(given.points, shapes))
    except SafetyNetError as error:
        print(f"compare_spread: {error}", file=sys.stderr)
        return 2
    if subject not in pairs:
        print(f"compare_spread: no {given.sort} {given.code!r} has a known site", file=sys.stderr)
        return 2
    print("comparison:", f"  sort: {given.sort}", f"  code: {given.code}", "  rows:", sep="\n")
    print(*_rows(pairs[subject]), *_means(pairs[subject]), *_differences(pairs), sep="\n")
    return 0


def compare(points: Points) -> dict[Subject, Pair]:
    """The reach of every kind and group, with and without the points."""
    directory = read_directory(DATA).directory
    if directory is None:
        message = "the data has errors: run `make check`"
        raise SafetyNetError(message)
    even = dataclasses.replace(directory.geography, population_points={})
    finer = dataclasses.replace(directory.geography, population_points=points)
    covered = [
        _coverages(dataclasses.replace(directory, geography=geography))
        for geography in (even, finer)
    ]
    return {subject: (coverage, covered[1][subject]) for subject, coverage in covered[0].items()}


def _coverages(directory: Directory) -> dict[Subject, Coverage]:
    surveyor = Surveyor(directory, MEASURE)
    found = {
        subject: surveyor.coverage(open_doors(some))
        for subject, some in subjects_of(surveyor.directory)
    }
    return {subject: coverage for subject, coverage in found.items() if coverage}


def _rows(pair: Pair) -> Iterator[str]:
    for code, even, finer in _counties(pair):
        for threshold, first, second in zip(
            MEASURE.thresholds, even.within, finer.within, strict=True
        ):
            yield (
                f'    - {{county: "{code}", threshold_km: {threshold:g}, '
                f"population: {even.population}, even: {first}, finer: {second}}}"
            )


def _counties(pair: Pair) -> Iterator[tuple[str, AreaReach, AreaReach]]:
    """Code, even and finer reach of each county in which the sites can be come to over land."""
    even, finer = pair
    for code, reach in even.counties.items():
        if math.isfinite(reach.mean):
            yield code, reach, finer.counties[code]


def _means(pair: Pair) -> Iterator[str]:
    yield "# mean way (km), even and finer:"
    for code, even, finer in _counties(pair):
        yield f"#   {code}: {even.mean:.2f} {finer.mean:.2f}"


def _differences(pairs: dict[Subject, Pair]) -> Iterator[str]:
    """For each threshold, and for the mean way, over all kinds and groups in all counties."""
    found = [(subject.code, *row) for subject, pair in pairs.items() for row in _counties(pair)]
    yield f"# finer minus even, {len(pairs)} kinds and groups, {len(found)} with their counties:"
    for position, threshold in enumerate(MEASURE.thresholds):
        points = {
            (kind, county): 100 * (finer.within[position] - even.within[position]) / even.population
            for kind, county, even, finer in found
        }
        yield f"#   within {threshold:g} km, percentage points: {_spread(points)}"
    ways = {(k, county): 100 * (finer.mean / even.mean - 1) for k, county, even, finer in found}
    yield f"#   mean way, percent: {_spread(ways)}"


def _spread(values: dict[tuple[str, str], float]) -> str:
    low, high = min(values, key=values.__getitem__), max(values, key=values.__getitem__)
    median = statistics.median(map(abs, values.values()))
    ninth = statistics.quantiles(map(abs, values.values()), n=10)[-1]
    return (
        f"from {values[low]:+.1f} {low} to {values[high]:+.1f} {high}; "
        f"without sign, median {median:.1f}, nine of ten below {ninth:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main())
