"""A table of people's as a grid of text, by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetynet.errors import CallError
from safetynet.staff.sheets.csv_file import read_csv
from safetynet.staff.sheets.sheet import Grid, Raw
from safetynet.staff.sheets.xlsx_file import read_xlsx


def read_grid(
    file: Path,
    score: Callable[[Raw], int],
    sheet: str = "",
    encoding: str | None = None,
    delimiter: str = "",
) -> Grid:
    """The rows of a workbook or a CSV file; `score` as in `read_csv`, `sheet` of a workbook.

    Raises `CallError` without the file or the sheet, and for workbooks of other programs;
    `DataError` for what is no table.
    """
    ending = file.suffix.lower()
    if ending in (".xlsx", ".xlsm"):
        return read_xlsx(file, score, sheet)
    if ending in (".xls", ".ods", ".numbers"):
        msg = f"{file.as_posix()}: save it as .xlsx or .csv first"
        raise CallError(msg)
    return read_csv(file, score, encoding, delimiter)
