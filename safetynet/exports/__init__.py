"""Files other programs read: one format a module."""

from __future__ import annotations

import hashlib
from pathlib import Path

from safetynet.exports import (
    books,
    csv,
    dcat,
    feed,
    geojson,
    hsds,
    indicators_csv,
    json_schema,
    reach_csv,
    reach_geojson,
)
from safetynet.exports.release import Download, Release, Section, Written

__all__ = ["DOWNLOADS", "Download", "Release", "Section", "Written", "write_downloads"]

DOWNLOADS: tuple[Download, ...] = (
    books.DOWNLOAD,
    csv.DOWNLOAD,
    geojson.DOWNLOAD,
    json_schema.DOWNLOAD,
    *hsds.DOWNLOADS,
    *feed.DOWNLOADS,
    reach_csv.DOWNLOAD,
    reach_geojson.DOWNLOAD,
    indicators_csv.DOWNLOAD,
)
"""Every file of the data page, in its order, but the one that describes them all (`dcat`)."""
CHECKSUMS = "data/SHA256SUMS.txt"
"""The digests of all downloads, as `sha256sum --check` reads them in that folder."""


def write_downloads(release: Release, site_dir: Path) -> tuple[Written, ...]:
    """Write all downloads and `CHECKSUMS` below `site_dir`; returns what was written."""
    written = tuple(
        _written(release, download, site_dir)
        for download in DOWNLOADS
        if not download.is_optional or download.count(release)
    )
    written = (*written, _written(release, dcat.download_of(written), site_dir))
    lines = (f"{one.sha256}  {one.download.name}\n" for one in written)
    (site_dir / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return written


def _written(release: Release, download: Download, site_dir: Path) -> Written:
    path = site_dir / download.path
    path.parent.mkdir(parents=True, exist_ok=True)
    download.write(release, path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    columns = download.columns(release) if download.columns else ()
    return Written(download, path.stat().st_size, digest, download.count(release), columns)
