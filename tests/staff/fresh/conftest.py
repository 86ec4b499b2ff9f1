"""The commands on a copy of the data, on a fixed day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_build import EPOCH, ROOT

from safetynet.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls safetynet as a shell would, in the project's folder, on 2026-11-22."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return lambda *words, typed="": CliRunner().invoke(main, [*map(str, words)], input=typed)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the small data folder, with the real geography and sentences."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "tests/fixtures/data", folder)
    shutil.copy(ROOT / "data/strings.yaml", folder)
    (folder / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return folder
