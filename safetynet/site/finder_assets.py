"""Writes what the finder loads in the browser (assets/finder/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safetynet.directory import Directory
from safetynet.finder.places import land_file, places_file
from safetynet.finder.records import build_records
from safetynet.text import LOCALES


def write_finder_assets(directory: Directory, site_dir: Path) -> None:
    """Write assets/finder/ under `site_dir`."""
    folder = site_dir / "assets/finder"
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "records.json", build_records(directory))
    _write_json(folder / "land.json", land_file(directory))
    for locale in LOCALES:
        _write_json(folder / f"places.{locale}.json", places_file(directory, locale))


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")
