"""services.geojson: every record as a feature (RFC 7946, WGS 84, lon before lat)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from safetynet.directory import Directory
from safetynet.exports.release import Download, Release
from safetynet.exports.table import FlatTable, Row
from safetynet.model import Record
from safetynet.nearest import pin_of

DECIMALS = 7
"""Of degrees: a centimetre; more are noise (RFC 7946, 11.2)."""


def write_geojson(directory: Directory, out: TextIO, site_url: str = "") -> None:
    """Write a FeatureCollection, one feature a line.

    `geometry` is null where there is no pin, so that no record is lost. `site_url` is what
    addresses of pages begin with; they are empty without it.
    """
    table = FlatTable(Release(directory, site_url=site_url))
    out.write('{"type":"FeatureCollection","features":[')
    for number, record in enumerate(table.release.directory.records):
        out.write(",\n" if number else "\n")
        feature = _feature(record, table.row(record))
        out.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    out.write("\n]}\n")


def _feature(record: Record, row: Row) -> dict[str, Any]:
    geometry = None
    point = pin_of(record)
    if point:
        position = [round(degrees, DECIMALS) for degrees in (point.lon, point.lat)]
        geometry = {"type": "Point", "coordinates": position}
    return {"type": "Feature", "id": record.id, "geometry": geometry, "properties": row}


def columns(release: Release) -> tuple[str, ...]:
    """The names of the properties, in their order."""
    return FlatTable(release).columns


def write(release: Release, path: Path) -> None:
    """Write the features to a file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_geojson(release.directory, out, release.site_url)


DOWNLOAD = Download(
    path="data/services.geojson",
    media_type="application/geo+json",
    section="maps",
    write=write,
    count=lambda release: len(release.directory.records),
    columns=columns,
)
