"""Reads TopoJSON: polygons whose shared borders are stored once, as numbered arcs.

Format: https://github.com/topojson/topojson-specification (version 1.0).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from safetynet.errors import CallError
from safetynet.geo.shapes import Feature

_Line = NDArray[np.float64]
"""Points of a line: n rows of longitude and latitude."""


def read_topojson(path: Path, layer: str, decimals: int = 6) -> list[Feature]:
    """Properties and polygons of one layer, rounded to so many decimals of the file's unit.

    Rounding every arc once keeps shared borders equal. Raises `CallError` when the file is
    missing, is no TopoJSON or has no such layer.
    """
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
        arcs = _arcs(topology, decimals)
        geometries = topology["objects"][layer]["geometries"]
        return [(one.get("properties", {}), _polygons(one, arcs)) for one in geometries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path} is not TopoJSON with a layer {layer!r} ({type(error).__name__} {error})"
        raise CallError(msg) from error


def _arcs(topology: Mapping[str, Any], decimals: int) -> list[_Line]:
    transform = topology.get("transform")
    arcs = [np.asarray(arc, dtype=float)[:, :2] for arc in topology["arcs"]]
    if transform:
        # Quantised arcs hold steps from point to point, to be scaled and shifted.
        arcs = [arc.cumsum(axis=0) * transform["scale"] + transform["translate"] for arc in arcs]
    return [arc.round(decimals) for arc in arcs]


def _polygons(geometry: Mapping[str, Any], arcs: Sequence[_Line]) -> BaseGeometry:
    match geometry["type"]:
        case "Polygon":
            return _polygon(geometry["arcs"], arcs)
        case "MultiPolygon":
            return MultiPolygon([_polygon(rings, arcs) for rings in geometry["arcs"]])
        case other:
            msg = f"a {other} where a Polygon is expected"
            raise ValueError(msg)


def _polygon(rings: Sequence[Sequence[int]], arcs: Sequence[_Line]) -> Polygon:
    shell, *holes = (_ring(numbers, arcs) for numbers in rings)
    return Polygon(shell, holes)


def _ring(numbers: Sequence[int], arcs: Sequence[_Line]) -> _Line:
    """Arcs end to end; ~n stands for arc n walked backwards, and each begins where one ended."""
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.vstack([lines[0], *(line[1:] for line in lines[1:])])
