"""A data folder of a few lines, to be changed and checked."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from site_build import ROOT
from small_network import with_network

from safetynet.check import check_directory, read_documents
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
    """All findings in a folder, on a fixed day; documents that lie beside it are at hand."""

    def findings(folder: Path) -> tuple[Finding, ...]:
        loaded, documents = read_directory(folder), folder.parent / "documents"
        sources = loaded.directory.sources if loaded.directory else {}
        texts = read_documents(documents, sources) if sources and documents.is_dir() else {}
        return check_directory(loaded, TODAY, documents=texts)

    return findings


@pytest.fixture
def network_dir(data_dir: Path) -> Path:
    """The same with figures, meetings, a pathway, and the document that they are from."""
    return with_network(data_dir)
