"""services.csv: one row a record, for spreadsheets."""

from __future__ import annotations

import csv
from typing import TextIO

from safetynet.directory import Directory
from safetynet.exports.table import row_of
from safetynet.model import Record
from safetynet.nearest import has_pin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this is run as a formula by spreadsheet programs."""


def write_csv(directory: Directory, out: TextIO) -> None:
    """Write the whole table (RFC 4180, CRLF): the columns of `row_of`, then lon, lat, precision.

    lon and lat are WGS 84 degrees, empty where the place is known only by its area.
    """
    writer = None
    for record in directory.published.records:
        row = {**row_of(directory, record), **_point(record)}
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row))
            writer.writeheader()
        writer.writerow({name: harmless(cell) for name, cell in row.items()})


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
