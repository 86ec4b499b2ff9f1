"""Files other programs read: one format a module."""

from __future__ import annotations

from pathlib import Path

from safetynet.directory import Directory
from safetynet.exports.csv import write_csv
from safetynet.exports.geojson import write_geojson
from safetynet.exports.reach_csv import write_reach_csv
from safetynet.exports.reach_geojson import write_reach_geojson
from safetynet.reach import Study
from safetynet.schema import schema_text


def write_exports(directory: Directory, study: Study, site_dir: Path) -> None:
    """Write the downloads of the data page to `site_dir`/data."""
    folder = site_dir / "data"
    folder.mkdir(parents=True, exist_ok=True)
    # A byte order mark, because spreadsheet programs in Taiwan otherwise read Big5.
    with (folder / "services.csv").open("w", encoding="utf-8-sig", newline="") as out:
        write_csv(directory, out)
    with (folder / "reach.csv").open("w", encoding="utf-8-sig", newline="") as out:
        write_reach_csv(directory, study, out)
    with (folder / "services.geojson").open("w", encoding="utf-8") as out:
        write_geojson(directory, out)
    with (folder / "reach.geojson").open("w", encoding="utf-8") as out:
        write_reach_geojson(directory, study, out)
    (folder / "services.schema.json").write_text(schema_text(directory), encoding="utf-8")
