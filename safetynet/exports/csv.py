"""services.csv: one row a record, for spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TextIO

from safetynet.directory import Directory
from safetynet.exports.release import Download, Release
from safetynet.exports.table import row_of
from safetynet.model import Record
from safetynet.nearest import has_pin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is run as a formula by spreadsheet programs."""


def write_csv(directory: Directory, out: TextIO) -> None:
    """Write the whole table (RFC 4180, CRLF): the columns of `row_of`, then lon, lat, precision.

    lon and lat are WGS 84 degrees, empty where the place is known only by its area.
    """
    writer = csv.writer(out)
    for number, record in enumerate(directory.published.records):
        row = _row(directory, record)
        if not number:
            writer.writerow(row)
        writer.writerow(map(harmless, row.values()))


def columns(release: Release) -> tuple[str, ...]:
    """The names of the columns, in their order."""
    return tuple(_row(release.directory, release.directory.records[0]))


def _row(directory: Directory, record: Record) -> dict[str, str]:
    return {**row_of(directory, record), **_point(record)}


def _point(record: Record) -> dict[str, str]:
    if record.point is None:
        return {"lon": "", "lat": "", "precision": ""}
    shown = has_pin(record)
    return {
        "lon": str(record.point.lon) if shown else "",
        "lat": str(record.point.lat) if shown else "",
        "precision": record.point.precision,
    }


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet program takes for a formula; see `unharmed`."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def unharmed(cell: str) -> str:
    """The cell without the mark that `harmless` put before it."""
    is_marked = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS)
    return cell[1:] if is_marked else cell


def write(release: Release, path: Path) -> None:
    """Write the table to a file that begins with a byte order mark.

    Spreadsheet programs in Taiwan read Big5 without the mark.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        write_csv(release.directory, out)


DOWNLOAD = Download(
    path="data/services.csv",
    media_type="text/csv; charset=utf-8",
    section="people",
    write=write,
    count=lambda release: len(release.directory.records),
    columns=columns,
)
