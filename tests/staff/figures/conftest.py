"""A folder with the real figures and words, and few records, so that it is read quickly."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from data_folder import copy_data

from safetynet.load import Loaded, read_directory
from safetynet.load.document import items_of
from safetynet.staff.figures.bring import Brought, bring

TODAY = dt.date(2026, 11, 22)


def table(file: Path, rows: Sequence[dict[str, str]], encoding: str = "utf-8") -> Path:
    """Rows under their column keys, as a CSV file."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    with file.open("w", encoding=encoding, newline="") as out:
        csv.writer(out).writerows([heads, *([row.get(key, "") for key in heads] for row in rows)])
    return file


@pytest.fixture(scope="session")
def figures_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder with three records."""
    folder = copy_data(tmp_path_factory.mktemp("figures"))
    file = folder / "services.yaml"
    pieces = list(items_of(file.read_text(encoding="utf-8")))[:3]
    file.write_text("".join(piece.text for piece in pieces), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def figures(figures_dir: Path) -> Loaded:
    """That folder, read."""
    return read_directory(figures_dir)


@pytest.fixture
def brought(figures: Loaded, tmp_path: Path) -> Callable[..., Brought]:
    """Brings rows in; nothing is written."""

    def run(*rows: dict[str, str], encoding: str = "utf-8") -> Brought:
        return bring(figures, table(tmp_path / "list.csv", rows, encoding), TODAY)

    return run
