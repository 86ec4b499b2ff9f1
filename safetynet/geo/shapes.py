"""Polygons as files: GeoJSON (RFC 7946) in EPSG:4326, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from safetynet.errors import CallError

Feature = tuple[Mapping[str, Any], BaseGeometry]
"""Properties and geometry."""


def read_shapes(path: Path, key: str) -> dict[str, BaseGeometry]:
    """The polygons of a GeoJSON file by the property `key`, in the file's order.

    Raises `CallError` when the file is missing or is no GeoJSON.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {str(one["properties"][key]): shape(one["geometry"]) for one in features}
    except (OSError, ValueError, KeyError) as error:
        msg = f"{path} cannot be read as boundaries ({error}); make it with scripts/make_geo.py"
        raise CallError(msg) from error


def write_shapes(path: Path, features: Iterable[Feature], decimals: int) -> Path:
    """Write features as GeoJSON with so many decimals of a degree; gives the path back.

    The same features give the same bytes.
    """
    lines = ",\n".join(_line(properties, shape_, decimals) for properties, shape_ in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _line(properties: Mapping[str, Any], geometry: BaseGeometry, decimals: int) -> str:
    rounded = shapely.transform(geometry, lambda lonlats: lonlats.round(decimals))
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": mapping(_canonical(rounded)),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _canonical(geometry: BaseGeometry) -> BaseGeometry:
    """The same shape with its rings and parts in one order, outer rings counter-clockwise."""
    without_repeats = shapely.remove_repeated_points(geometry)
    return shapely.orient_polygons(shapely.normalize(without_repeats))
