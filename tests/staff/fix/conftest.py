"""A small data folder with the real sentences, and the geography read once."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

import pytest
from site_build import ROOT

from safetynet.geo import read_geography
from safetynet.load import folder

_read_once = functools.cache(read_geography)


@functools.cache
def _words_of_fields() -> tuple[str, ...]:
    """The real sentences that name fields and choices, but those that the small folder has."""
    small = (ROOT / "tests/fixtures/data/strings.yaml").read_text(encoding="utf-8")
    lines = (ROOT / "data/strings.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    named = (line for line in lines if line.startswith(("field.", "choice.")))
    return tuple(line for line in named if f"{line.split(':')[0]}:" not in small)


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small folder; its geography is that of the real one, kept in memory."""
    made = tmp_path / "data"
    shutil.copytree(ROOT / "tests/fixtures/data", made)
    with (made / "strings.yaml").open("a", encoding="utf-8") as strings:
        strings.writelines(_words_of_fields())
    (made / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    monkeypatch.setattr(folder, "read_geography", lambda _: _read_once(ROOT / "data/geo"))
    return made
