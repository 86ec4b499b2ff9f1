"""reach.csv: one row a village, kind (or group of kinds) and threshold."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from safetynet.directory import Directory
from safetynet.exports.csv import harmless
from safetynet.exports.reach_table import (
    csv_columns,
    left_out,
    mean_of,
    name_of,
    row_count,
    village_rows,
)
from safetynet.exports.release import Download, Release
from safetynet.reach import Reach, Study

Cell = str | int | float | None


def write_reach_csv(directory: Directory, study: Study, out: TextIO) -> None:
    """Write the whole table (RFC 4180, CRLF): the columns of `csv_columns`.

    Only what is measured: a kind has rows for the villages of the counties that have a site of
    it whose place is known. An empty cell is what cannot be said: no site that can be reached,
    no straight line beside minutes.
    """
    places = {
        code: tuple(map(harmless, row.values())) for code, row in village_rows(directory).items()
    }
    writer = csv.writer(out)
    writer.writerow(csv_columns(study.measure).values())
    for reach in study.measured:
        writer.writerows(_rows(directory, reach, study.measure.thresholds, places))


def _rows(
    directory: Directory,
    reach: Reach,
    thresholds: Sequence[float],
    places: dict[str, tuple[str, ...]],
) -> Iterator[tuple[Cell, ...]]:
    name, missing = name_of(reach.subject), left_out(directory, reach)
    limits = [f"{threshold:g}" for threshold in thresholds]
    for code, area in reach.coverage.villages.items() if reach.coverage else ():
        nearest = (area.by_ferry_only, area.nearest, mean_of(area), missing.get(code[:5], 0))
        straight = area.within_straight or [None] * len(limits)
        for limit, way, line in zip(limits, area.within, straight, strict=True):
            yield (*places[code], name, limit, area.population, way, line, *nearest)


def write(release: Release, path: Path) -> None:
    """Write the table to a file that begins with a byte order mark, as `csv.write` does."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        write_reach_csv(release.directory, release.study, out)


DOWNLOAD = Download(
    path="data/reach.csv",
    media_type="text/csv; charset=utf-8",
    section="reach",
    write=write,
    count=lambda release: row_count(release.study),
    columns=lambda release: tuple(csv_columns(release.study.measure).values()),
    counted="rows",
)
