"""services.geojson: every record as a feature (RFC 7946, WGS 84, lon before lat)."""

from __future__ import annotations

import json
from typing import Any, TextIO

from safetynet.directory import Directory
from safetynet.exports.table import row_of
from safetynet.model import Record
from safetynet.nearest import has_pin


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
        geometry = {"type": "Point", "coordinates": [record.point.lon, record.point.lat]}
        precision = record.point.precision
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": geometry,
        "properties": {**row_of(directory, record), "precision": precision},
    }
