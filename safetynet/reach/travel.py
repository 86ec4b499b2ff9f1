"""Minutes along the roads of an OpenStreetMap extract, by Valhalla; nothing else knows Valhalla.

An optional part: it needs the package pyvalhalla, and an extract that covers the counties.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safetynet.errors import CallError
from safetynet.geo import LonLat
from safetynet.settings import Travel

TO_ROAD_M = 1_000
"""Who lives farther from the nearest road has no way. Metres."""
S_PER_MIN = 60
NO_PATH = frozenset({170, 171, 442})
"""Valhalla's codes for: none of the people can get there; no road near; no path."""
_NO_LIMIT = {
    "max_locations": 10**6,
    "max_matrix_location_pairs": 10**9,
    "max_matrix_distance": 10**7,
}
"""A service on the web needs limits; here, all people are asked for at once."""


class RoadNetwork:
    """The roads of an extract, for one way of getting about."""

    def __init__(self, travel: Travel, cache_dir: Path | None) -> None:
        self._extract = travel.osm_extract
        self._mode = travel.mode
        self._cache_dir = cache_dir
        self._on_road: dict[LonLat, bool] = {}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the extract and of Valhalla's version, which made a graph of it.

        Raises `CallError` when the extract cannot be read.
        """
        parts = f"{_fingerprint_of(self._extract)} {_valhalla_version()}"
        return hashlib.sha256(parts.encode()).hexdigest()

    @cached_property
    def _actor(self) -> Any:  # noqa: ANN401 - Valhalla has no types
        valhalla = _valhalla()
        folder = Path(self._cache_dir or tempfile.gettempdir()) / f"roads-{self.fingerprint[:16]}"
        if not folder.is_dir():
            _make_graph(valhalla, self._extract, folder)
        return valhalla.Actor(_config(valhalla, folder))

    def on_road(self, points: Sequence[LonLat]) -> NDArray[np.bool_]:
        """(points,): whether a road for this mode is near the point (EPSG:4326)."""
        new = [point for point in dict.fromkeys(points) if point not in self._on_road]
        if new:
            asked = {"locations": [_location(point) for point in new], "costing": self._mode}
            found = self._actor.locate(asked)
            self._on_road |= {p: bool(one["edges"]) for p, one in zip(new, found, strict=True)}
        return np.array([self._on_road[point] for point in points], dtype=bool)

    def minutes(self, people: Sequence[LonLat], site: LonLat) -> NDArray[np.float64]:
        """(people,): minutes from each point (EPSG:4326) to the site; infinite without a way.

        From road to road: the way to the nearest road and from it takes no time. Ferries are
        avoided. The graph is made from the extract at the first use and kept in the cache's
        folder. Raises `CallError` where Valhalla or the extract is missing, or has no roads.
        """
        minutes = np.full(len(people), np.inf)
        is_near = self.on_road([*people, site])
        starts = np.flatnonzero(is_near[:-1])
        if is_near[-1] and len(starts):
            minutes[starts] = self._matrix([people[start] for start in starts.tolist()], site)
        return minutes

    def _matrix(self, people: Sequence[LonLat], site: LonLat) -> NDArray[np.float64]:
        asked = {
            "sources": [_location(point) for point in people],
            "targets": [_location(site)],
            "costing": self._mode,
            "costing_options": {self._mode: {"use_ferry": 0}},
            "verbose": False,
        }
        try:
            rows = self._actor.matrix(asked)["sources_to_targets"]["durations"]
        except RuntimeError as error:  # the base of Valhalla's own
            if getattr(error, "code", None) in NO_PATH:
                return np.full(len(people), np.inf)
            raise
        seconds = np.array([row[0] for row in rows], dtype=np.float64)  # None becomes NaN
        return np.where(np.isnan(seconds), np.inf, seconds / S_PER_MIN)


def _fingerprint_of(extract: Path) -> str:
    try:
        with extract.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        msg = (
            f"reach.travel.osm_extract: {str(extract)!r} cannot be read ({error.strerror}); give"
            " the path of an OpenStreetMap extract of the counties, e.g. taiwan-latest.osm.pbf,"
            " or leave `travel` out to count kilometres over land"
        )
        raise CallError(msg) from error


def _valhalla_version() -> str:
    """No version where it is not installed: then nothing is measured, either."""
    try:
        return version("pyvalhalla")
    except PackageNotFoundError:
        return ""


def _valhalla() -> Any:  # noqa: ANN401 - a package without types that may be missing
    try:
        return importlib.import_module("valhalla")
    except ImportError as error:
        python = ".".join(map(str, sys.version_info[:2]))
        msg = (
            "reach.travel needs Valhalla: install it with"
            " `.venv/bin/pip install --editable '.[travel]'`. It is made for Python 3.12 and newer"
            f" (this is {python}; `make clean` and then `make setup PYTHON=python3.12` take"
            " another). Or leave `travel` out to count kilometres over land"
        )
        raise CallError(msg) from error


def _make_graph(valhalla: Any, extract: Path, folder: Path) -> None:  # noqa: ANN401
    """Make the graph beside and rename: whoever looks at the same time finds all or nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as workshop:
        made = Path(workshop) / "graph"
        made.mkdir()
        _build(valhalla, extract, made)
        if not folder.is_dir():
            made.rename(folder)


def _build(valhalla: Any, extract: Path, folder: Path) -> None:  # noqa: ANN401
    """Make the graph; raises `CallError` with Valhalla's last words where it has no roads."""
    program = Path(valhalla.PYVALHALLA_DIR) / "bin" / "valhalla_build_tiles"
    config = json.dumps(_config(valhalla, folder))
    result = subprocess.run(  # noqa: S603 - the program of the package, on the user's own file
        [program, "--inline-config", config, extract], capture_output=True, text=True, check=False
    )
    if result.returncode or not any(folder.rglob("*.gph")):
        words = (result.stderr or result.stdout).strip()[-300:]
        msg = (
            f"reach.travel.osm_extract: no roads could be read from {str(extract)!r}; give an"
            f" OpenStreetMap extract (.osm.pbf) of the counties. {words}"
        )
        raise CallError(msg)


def _config(valhalla: Any, folder: Path) -> dict[str, Any]:  # noqa: ANN401
    config: dict[str, Any] = valhalla.get_config(tile_extract="", tile_dir=folder)
    for mode in ("pedestrian", "bicycle", "auto"):
        config["service_limits"][mode].update(_NO_LIMIT)
    # One search from the site for all people, not one from each of them.
    config["thor"]["source_to_target_algorithm"] = "timedistancematrix"
    return config


def _location(point: LonLat) -> dict[str, float]:
    return {"lon": point[0], "lat": point[1], "search_cutoff": TO_ROAD_M}
