"""services.csv: one row a record, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from safetynet.directory import Directory
from safetynet.exports.release import Download, Release
from safetynet.exports.table import FlatTable, Row
from safetynet.nearest import pin_of

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is run as a formula by spreadsheet programs."""


def write_csv(directory: Directory, out: TextIO, site_url: str = "") -> None:
    """Write the whole table (RFC 4180, CRLF): the columns of `FlatTable`, with lon and lat.

    lon and lat are WGS 84 degrees, empty where the place is known only by its area. `site_url` is
    what addresses of pages begin with; they are empty without it.
    """
    writer = csv.writer(out)
    for number, row in enumerate(_rows(Release(directory, site_url=site_url))):
        if not number:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))


def columns(release: Release) -> tuple[str, ...]:
    """The names of the columns, in their order."""
    return tuple(next(_rows(release)))


def _rows(release: Release) -> Iterator[Row]:
    table = FlatTable(release)
    for record, row in zip(release.directory.records, table.rows(), strict=True):
        point = pin_of(record)
        precision = row.pop("precision")
        lon, lat = (str(point.lon), str(point.lat)) if point else ("", "")
        yield row | {"lon": lon, "lat": lat, "precision": precision}


def _cell(value: str | bool) -> str:  # noqa: FBT001  # a value, no switch
    """A value as text: flags are true and false, as in JSON."""
    return harmless(value) if isinstance(value, str) else str(value).lower()


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
        write_csv(release.directory, out, release.site_url)


DOWNLOAD = Download(
    path="data/services.csv",
    media_type="text/csv; charset=utf-8",
    section="people",
    write=write,
    count=lambda release: len(release.directory.records),
    columns=columns,
)
