"""CSV as spreadsheet programs write and read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from safetynet.errors import CallError, DataError
from safetynet.exports.csv import harmless, unharmed
from safetynet.staff.sheets.sheet import HEAD, Grid, Raw

BIG5 = "cp950"
"""Big5 as Windows in Taiwan writes it."""
DELIMITERS = (",", ";", "\t")
_MOST = 1_000_000
"""Characters of one cell."""


def read_csv(
    file: Path, score: Callable[[Raw], int], encoding: str | None = None, delimiter: str = ""
) -> Grid:
    """The rows of a CSV file: UTF-8 with and without mark, UTF-16 with one, or Big5.

    `score` says how many of a row's cells are headings: of the delimiters, the one wins by which
    most are. Raises `CallError` without the file, `DataError` for bytes that are no such text.
    """
    text, used = _text(file, encoding)
    tried = [delimiter] if delimiter else DELIMITERS
    grids = [(one, _rows(text, one)) for one in tried]
    best, rows = max(grids, key=lambda pair: _score(pair[1], score))
    plain = tuple(tuple(map(unharmed, row)) for row in rows)
    return Grid(file, "csv", plain, used, best)


def _score(rows: tuple[Raw, ...], score: Callable[[Raw], int]) -> tuple[int, int]:
    tops = rows[:HEAD]
    return max(map(score, tops), default=0), max(map(len, tops), default=0)


def _text(file: Path, encoding: str | None) -> tuple[str, str]:
    try:
        raw = file.read_bytes()
    except OSError as error:
        msg = f"{file.as_posix()}: {error.strerror}"
        raise CallError(msg) from error
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for name in (encoding,) if encoding else ("utf-16",) if is_wide else ("utf-8-sig", BIG5):
        try:
            return raw.decode(name), name
        except UnicodeDecodeError:
            continue
        except LookupError:
            msg = f"no encoding is called {name!r}"
            raise CallError(msg) from None
    msg = f"{file.as_posix()} is neither UTF-8 nor Big5; save it as CSV UTF-8"
    raise DataError(msg)


def _rows(text: str, delimiter: str) -> tuple[Raw, ...]:
    csv.field_size_limit(_MOST)
    try:
        return tuple(tuple(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        msg = f"this is not CSV: {error}"
        raise DataError(msg) from error


def csv_bytes(
    rows: Iterable[Iterable[str]], encoding: str = "utf-8-sig", delimiter: str = ","
) -> bytes:
    """Rows as CSV (RFC 4180, CRLF), in UTF-8 with its mark where the encoding has no room."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    try:
        return out.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return out.getvalue().encode("utf-8-sig")


def as_big5(text: str) -> str:
    """What is left of a text after it was saved as Big5."""
    return text.encode(BIG5, errors="replace").decode(BIG5)
