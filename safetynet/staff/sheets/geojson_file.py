"""GeoJSON points with properties, as a grid of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from safetynet.errors import CallError, DataError
from safetynet.staff.sheets.columns import LAT, LON
from safetynet.staff.sheets.sheet import Grid
from safetynet.text import LocalizedText

Feature = Mapping[str, object]


def read_geojson(file: Path) -> Grid:
    """A row for each feature: its properties, and of a point longitude and latitude.

    Raises `CallError` without the file, `DataError` for what is no FeatureCollection.
    """
    try:
        whole = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        msg = f"{file.as_posix()}: {error.strerror}"
        raise CallError(msg) from error
    except ValueError as error:
        msg = f"{file.as_posix()} is not GeoJSON: {error}"
        raise DataError(msg) from error
    found = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        msg = f"{file.as_posix()} is no FeatureCollection"
        raise DataError(msg)
    features = tuple(found)
    names = dict.fromkeys(name for one in features for name in _properties(one))
    rows = (tuple(_text(_properties(one).get(name)) for name in names) for one in features)
    points = (_point(one) for one in features)
    cells = tuple((*row, *point) for row, point in zip(rows, points, strict=True))
    return Grid(file, "geojson", ((*names, LON, LAT), *cells), features=features)


def _properties(feature: Feature) -> Mapping[str, object]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _point(feature: Feature) -> tuple[str, str]:
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return "", ""
    match geometry.get("coordinates"):
        case [lon, lat, *_]:
            return _text(lon), _text(lat)
    return "", ""


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "；".join(map(_text, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def geojson_bytes(features: Iterable[tuple[Feature, Sequence[LocalizedText]]]) -> bytes:
    """Features with the reasons for which they were rejected among their properties."""
    told = [
        {
            **feature,
            "properties": {
                **_properties(feature),
                "reason.zh": " ".join(one.zh for one in reasons),
                "reason.en": " ".join(one.en for one in reasons),
            },
        }
        for feature, reasons in features
    ]
    whole = {"type": "FeatureCollection", "features": told}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
