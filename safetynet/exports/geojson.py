"""services.geojson: every record as a feature (RFC 7946, WGS 84, lon before lat)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from safetynet.directory import Directory
from safetynet.exports.release import Download, Release
from safetynet.exports.table import row_of
from safetynet.model import Record
from safetynet.nearest import has_pin

DECIMALS = 7
"""Of degrees: a centimetre; more are noise (RFC 7946, 11.2)."""


def write_geojson(directory: Directory, out: TextIO) -> None:
    """Write a FeatureCollection, one feature a line.

    `geometry` is null where there is no pin, so that no record is lost.
    """
    out.write('{"type":"FeatureCollection","features":[')
    for number, record in enumerate(directory.published.records):
        out.write(",\n" if number else "\n")
        feature = _feature(directory, record)
        out.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    out.write("\n]}\n")


def _feature(directory: Directory, record: Record) -> dict[str, Any]:
    geometry = None
    precision = ""
    if has_pin(record) and record.point:
        position = [round(degrees, DECIMALS) for degrees in (record.point.lon, record.point.lat)]
        geometry = {"type": "Point", "coordinates": position}
        precision = record.point.precision
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": geometry,
        "properties": {**row_of(directory, record), "precision": precision},
    }


def columns(release: Release) -> tuple[str, ...]:
    """The names of the properties, in their order."""
    return tuple(_feature(release.directory, release.directory.records[0])["properties"])


def write(release: Release, path: Path) -> None:
    """Write the features to a file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        write_geojson(release.directory, out)


DOWNLOAD = Download(
    path="data/services.geojson",
    media_type="application/geo+json",
    section="maps",
    write=write,
    count=lambda release: len(release.directory.records),
    columns=columns,
)
