"""A folder with the real words and places, and the records of one county."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from data_folder import copy_data
from openpyxl import load_workbook
from sheet_rows import cells_of, rows_file

from safetynet.load import Loaded, read_directory
from safetynet.load.document import items_of
from safetynet.staff.sheets.bring import Brought, Call, bring

TODAY = dt.date(2026, 11, 22)
HEADING = "# ===== 澎湖縣"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """All real records."""
    return read_directory(copy_data(tmp_path_factory.mktemp("real")))


@pytest.fixture(scope="session")
def county_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real folder with the records of Kinmen, and the first one of Penghu."""
    folder = copy_data(tmp_path_factory.mktemp("county"))
    file = folder / "services.yaml"
    pieces = list(items_of(file.read_text(encoding="utf-8")))
    kinmen = [piece.text for piece in pieces if piece.text.startswith("- id: kinmen-")]
    first = next(piece.text for piece in pieces if piece.text.startswith("- id: penghu-"))
    assert HEADING in kinmen[-1], "the heading of the next county stands below the last record"
    file.write_text("".join(("# Records.\n\n", *kinmen, first)), encoding="utf-8")
    (folder / "suppressed.yaml").write_text(
        "- id: kinmen-old-site\n"
        "  reason: {zh: 應單位要求, en: At the office's request}\n"
        "  date: 2026-10-01\n"
        "- phone: (082) 399-999\n"
        "  reason: {zh: 這支電話給了別人, en: The number belongs to somebody else}\n"
        "  date: 2026-10-02\n",
        encoding="utf-8",
    )
    (folder / "retired_ids.txt").write_text("kinmen-test-food-bank\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def county(county_dir: Path) -> Loaded:
    """The records of one county."""
    return read_directory(county_dir)


@pytest.fixture
def brought(county: Loaded, tmp_path: Path) -> Callable[..., Brought]:
    """Brings rows in: each a mapping of column keys to cells; nothing is written."""

    def run(*rows: dict[str, str], name: str = "list.csv", **more: object) -> Brought:
        file = rows_file(tmp_path / name, rows)
        return bring(county, Call(file, "zh", TODAY, **more))

    return run


@pytest.fixture
def rejected_rows(tmp_path: Path) -> Callable[[Brought], list[dict[str, str]]]:
    """The file of the rejected rows, read back."""

    def read(brought: Brought) -> list[dict[str, str]]:
        file = tmp_path / "rejected.xlsx"
        file.write_bytes(brought.rejected_file)
        return cells_of(load_workbook(file).worksheets[0])

    return read
