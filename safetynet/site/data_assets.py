"""Writes the data that scripts load: search index, opening hours, what the finder filters."""

from __future__ import annotations

from pathlib import Path

from safetynet.directory import Directory
from safetynet.finder.places import land_file, places_file
from safetynet.finder.records import build_records
from safetynet.hours import hours_file
from safetynet.search import build_index
from safetynet.settings import Settings
from safetynet.site.files import write_json
from safetynet.text import LOCALES


def write_data_assets(directory: Directory, settings: Settings, site_dir: Path) -> None:
    """Write assets/search/, assets/hours.json and assets/finder/ under `site_dir`."""
    assets = site_dir / "assets"
    write_json(assets / "hours.json", hours_file(directory, settings))
    write_json(assets / "finder/records.json", build_records(directory))
    write_json(assets / "finder/land.json", land_file(directory))
    for locale in LOCALES:
        write_json(assets / f"finder/places.{locale}.json", places_file(directory, locale))
        write_json(assets / f"search/{locale}.json", build_index(directory, locale))
