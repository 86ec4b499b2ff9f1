"""services.schema.json: what each field of a record means, as JSON Schema."""

from __future__ import annotations

from pathlib import Path

from safetynet.exports.release import Download, Release
from safetynet.schema import schema_text


def write(release: Release, path: Path) -> None:
    """Write the schema of data/services.yaml."""
    path.write_text(schema_text(release.directory), encoding="utf-8", newline="\n")


DOWNLOAD = Download(
    path="data/services.schema.json",
    media_type="application/json",
    section="programs",
    write=write,
    count=lambda release: len(type(release.directory.records[0]).model_fields),
    counted="fields",
)
