"""Writes what the maps need in the browser: scripts taken from Folium, and data."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import folium
import shapely
import shapely.geometry

import maps.all_counties
import maps.contribute
import maps.county
import maps.finder
import maps.kind
import maps.reach
import maps.site
import maps.township
from maps.parts import script
from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County
from safetynet.marks import is_drawn
from safetynet.model import Record, Status
from safetynet.nearest import point_of
from safetynet.reach import Study
from safetynet.settings import Settings
from safetynet.site.files import write_json
from safetynet.site.reach_assets import write_reach_assets
from safetynet.text import LOCALES, Locale

FIELDS = (
    "id",
    "name",
    "kind",
    "township",
    "precision",
    "lon",
    "lat",
    "phone",
    "planned",
    "landmass",
)
"""What each row of places.<county>.<locale>.json holds, in this order."""
LABEL_TOLERANCE_DEG = 0.002
RANDOM_ID = re.compile(r"\b([a-z_]+)_([0-9a-f]{32})\b")
"""A name that branca made, e.g. map_6f0c…: different in every run."""
ELEMENT = re.compile(r'(?<=L\.map\()\s*"map_1"')
MODULE = (Path(maps.__path__[0]) / "templates/module.js").read_text(encoding="utf-8")


def write_map_assets(
    directory: Directory, settings: Settings, study: Study, site_dir: Path
) -> None:
    """Write assets/maps/ under `site_dir`; raises `CallError` as `require_map_files` does."""
    directory = directory.published
    require_map_files(directory)
    folder = site_dir / "assets/maps"
    for name, drawn in _maps(directory, settings):
        _write(folder / f"{name}.js", module(script(drawn)))
    write_json(folder / "data/townships.geojson", _townships(directory))
    for county in directory.geography.counties:
        for locale in LOCALES:
            path = folder / f"data/places.{county.slug}.{locale}.json"
            write_json(path, _places(directory, county, locale))
    write_reach_assets(directory, study, folder / "data")


def module(folium_script: str) -> str:
    """Folium's script as an ES module that draws into the element it is given.

    Random ids become numbers in the order in which they appear, so the same map gives the same
    bytes.
    """
    numbers: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name, identity = match.groups()
        return f"{name}_{numbers.setdefault(identity, len(numbers) + 1)}"

    body = RANDOM_ID.sub(numbered, folium_script)
    lines = [line.strip() for line in ELEMENT.sub("element", body).splitlines() if line.strip()]
    return MODULE.replace("/* map */", "\n".join(lines))


def _maps(directory: Directory, settings: Settings) -> Iterator[tuple[str, folium.Map]]:
    tiles = settings.tiles
    yield "all", maps.all_counties.build(directory, tiles)
    yield "contribute", maps.contribute.build(directory, tiles)
    yield "finder", maps.finder.build(directory, tiles)
    yield "site", maps.site.build(directory, tiles)
    yield "reach/all", maps.reach.build(directory, tiles=tiles)
    for county in directory.geography.counties:
        yield f"reach/{county.slug}", maps.reach.build(directory, county, tiles)
        yield f"county/{county.slug}", maps.county.build(directory, county, tiles)
        for township in county.townships:
            drawn = maps.township.build(directory, township, tiles)
            yield f"township/{county.slug}-{township.slug}", drawn
    for kind in directory.by_kind:
        name = directory.neutral.get(("kind", kind), kind)
        yield f"kind/{name}", maps.kind.build(directory, kind, tiles)


def _townships(directory: Directory) -> dict[str, Any]:
    """The simplified polygons of the townships with their names and where to write them."""
    drawn = _drawn_shapes(directory)
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": township.code,
                **dataclasses.asdict(township.name),
                **_label_point(drawn[township.code]),
            },
            "geometry": drawn[township.code],
        }
        for township in directory.geography.townships
    ]
    return {"type": "FeatureCollection", "features": features}


def _drawn_shapes(directory: Directory) -> dict[str, Any]:
    """Township code → simplified GeoJSON geometry, for every township of the directory."""
    path = directory.geography.folder / "townships.draw.geojson"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        shapes = {feature["properties"]["code"]: feature["geometry"] for feature in features}
        return {town.code: shapes[town.code] for town in directory.geography.townships}
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path} cannot be used ({error!r}): make it again with scripts/make_geo.py"
        raise CallError(msg) from error


def _label_point(geometry: Mapping[str, Any]) -> dict[str, float]:
    """The middle of a township's largest piece of land, degrees (EPSG:4326)."""
    largest = max(shapely.get_parts(shapely.geometry.shape(geometry)), key=shapely.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(largest, LABEL_TOLERANCE_DEG), 0)
    return {"lon": round(middle.x, 5), "lat": round(middle.y, 5)}


def _places(directory: Directory, county: County, locale: Locale) -> dict[str, Any]:
    records = [r for r in directory.by_county.get(county.code, ()) if is_drawn(r)]
    kinds = {record.kind: directory.vocabulary.kinds[record.kind] for record in records}
    marks = directory.neutral
    return {
        "kinds": {
            code: {"label": kind.label.in_(locale), "group": kind.group, "glyph": kind.glyph}
            for code, kind in sorted(kinds.items())
        },
        "townships": {town.code: town.name.in_(locale) for town in county.townships},
        "neutral": {r.id: marks["site", r.id] for r in records if ("site", r.id) in marks},
        "fields": FIELDS,
        "rows": [_row(directory, record, locale) for record in records],
    }


def _row(directory: Directory, record: Record, locale: Locale) -> Sequence[str | float | int]:
    lon, lat = point_of(record)
    return (
        record.id,
        record.name.in_(locale),
        record.kind,
        record.township or "",
        record.point.precision if record.point else "",
        round(lon, 6),
        round(lat, 6),
        record.phones[0].number if record.phones else "",
        int(record.status is Status.PLANNED),
        directory.nearby.landmass_at(lon, lat),
    )


def require_map_files(directory: Directory) -> None:
    """Raise `CallError` when a file that maps need is missing, before anything is written."""
    _drawn_shapes(directory)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
