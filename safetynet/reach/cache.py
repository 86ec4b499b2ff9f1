"""Measured reach kept between builds, found again by all that it was measured from."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.reach.results import Measure, Reach, Subject

Tell = Callable[[str], None]
"""Takes a sentence about the progress of a build."""

KEPT = 1_000
"""So many results are kept, those last used; one set of four counties has about fifty."""
ABANDONED_S = 3_600
"""A half-written file of this age has nobody any more who writes it."""
_ENDING = ".reach.json"
_HALF = ".reach.part"
_REACH = TypeAdapter(Reach)
_PACKAGE = Path(__file__).parent.parent
_CODE = ("reach/*.py", "geo/*.py", "directory.py", "nearest.py")
"""Source files, below the package, whose change can change a figure."""
_LIBRARIES = ("affine", "numpy", "pyproj", "rasterio", "scipy", "shapely")
_GROUND = (
    "counties.yaml",
    "crossings.yaml",
    "landmasses.geojson",
    "points.csv",
    "population_points.csv",
    "villages.csv",
    "villages.geojson",
)
"""Files of data/geo that figures rest on; one may be missing."""
_FACTS = ("id", "kind", "status", "delivery", "township", "point", "serves", "confidential")
"""Fields of a record that figures rest on."""


def silent(_sentence: str) -> None:
    """For those who ask for no progress."""


class Cache:
    """A folder with one file for each measured reach; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell

    def read(self, key: str) -> Reach | None:
        """What was kept under the key; None where nothing was, or it cannot be read any more."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}{_ENDING}"
        try:
            reach = _REACH.validate_json(path.read_bytes())
            os.utime(path)
        except (OSError, ValidationError):
            return None
        return reach

    def keep(self, reaches: Iterable[tuple[str, Reach]]) -> None:
        """Keep each under its key, and forget what has not been used for long.

        A folder that cannot be written to is told of, and the build goes on.
        """
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for key, reach in reaches:
                _write(self._folder / f"{key}{_ENDING}", reach)
            self._prune(self._folder)
        except OSError as error:
            self._tell(f"Reach is not kept for the next build: {error}")

    @staticmethod
    def _prune(folder: Path) -> None:
        """Other builds may do the same at the same time: a file may be gone already."""
        for half in folder.glob(f"*{_HALF}"):
            with suppress(FileNotFoundError):
                if time.time() - half.stat().st_mtime > ABANDONED_S:
                    half.unlink()
        used: list[tuple[float, Path]] = []
        for path in folder.glob(f"*{_ENDING}"):
            with suppress(FileNotFoundError):
                used.append((path.stat().st_mtime, path))
        for _, path in sorted(used, reverse=True)[KEPT:]:
            path.unlink(missing_ok=True)


def ground_key(directory: Directory, measure: Measure, roads: str = "") -> str:
    """Fingerprint of all that every figure rests on besides records: method, land and people.

    `roads` is the fingerprint of the road network, where minutes on roads are counted.
    """
    words = (
        [version(library) for library in _LIBRARIES],
        [county.code for county in directory.geography.counties],
        directory.assumptions.grid.model_dump(),
        TypeAdapter(Measure).dump_python(measure),
        roads,
    )
    code = [path for pattern in _CODE for path in sorted(_PACKAGE.glob(pattern))]
    ground = [directory.geography.folder / name for name in _GROUND]
    files = [path.read_bytes() if path.exists() else b"" for path in (*code, *ground)]
    return _fingerprint([*files, json.dumps(words).encode()])


def reach_key(
    ground: str, subject: Subject, records: Sequence[Record], *, is_sited: bool = False
) -> str:
    """Fingerprint of all that the reach of these records rests on.

    `ground` is the `ground_key`; for a sited subject further places are looked for. Names,
    phones, hours and the like are not in it.
    """
    facts = [record.model_dump(mode="json", include=set(_FACTS)) for record in records]
    words = json.dumps([ground, subject.sort, subject.code, is_sited, facts])
    return _fingerprint([words.encode()])


def _fingerprint(parts: Iterable[bytes]) -> str:
    """SHA-256 of the SHA-256 of each part, so that no two lists run together."""
    digests = (hashlib.sha256(part).digest() for part in parts)
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _write(path: Path, reach: Reach) -> None:
    """Write beside and rename: whoever reads at the same time finds all of it or nothing."""
    text = json.dumps(_REACH.dump_python(reach), separators=(",", ":"))
    half = path.with_name(f"{secrets.token_hex(8)}{_HALF}")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)  # what is left of one that a full disk cut off
