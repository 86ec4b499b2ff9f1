"""A data folder of a few lines, to be changed and checked."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from site_build import ROOT

from safetynet.check import check_directory
from safetynet.errors import Finding
from safetynet.load import read_directory

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the small data folder, with the real geography."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "tests/fixtures/data", folder)
    (folder / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return folder


@pytest.fixture
def findings_of() -> Callable[[Path], tuple[Finding, ...]]:
    """All findings in a folder, on a fixed day."""
    return lambda folder: check_directory(read_directory(folder), TODAY)
