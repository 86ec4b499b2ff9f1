"""Figures, meetings and a pathway of a few lines, and the document that they are from."""

from __future__ import annotations

import shutil
from pathlib import Path

from site_build import ROOT


def with_network(data_dir: Path) -> Path:
    """The small data folder with them in it; the document goes into a folder beside it."""
    files = ROOT / "tests/fixtures/network"
    for file in files.glob("*.yaml"):
        shutil.copy(file, data_dir)
    shutil.copytree(files / "documents", data_dir.parent / "documents")
    return data_dir
