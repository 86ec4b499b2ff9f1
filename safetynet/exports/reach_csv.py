"""reach.csv: one row a village, kind (or group of kinds) and threshold."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from safetynet.directory import Directory
from safetynet.exports.csv import harmless
from safetynet.exports.reach_table import (
    csv_columns,
    left_out,
    mean_of,
    name_of,
    village_rows,
)
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
