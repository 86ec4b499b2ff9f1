"""Files that commands on spreadsheets write, beside those they were given."""

from __future__ import annotations

from pathlib import Path

import click

from safetynet.cli.options import refused
from safetynet.errors import CallError
from safetynet.text import LocalizedText

FILE = click.Path(dir_okay=False, path_type=Path)
_NOWHERE = LocalizedText(
    zh="請寫明要寫到哪裡：--xlsx 檔案 或 --csv 檔案",
    en="say where to write: --xlsx FILE or --csv FILE",
)


def formats(xlsx: Path | None, csv_file: Path | None) -> tuple[tuple[Path, str], ...]:
    """Each file that was asked for with its format. Raises `CallError` when none was."""
    wanted = tuple((file, form) for file, form in ((xlsx, "xlsx"), (csv_file, "csv")) if file)
    if not wanted:
        raise refused(click.get_current_context(), _NOWHERE)
    return wanted


def put(file: Path, content: bytes) -> None:
    """Write a file. Raises `CallError` where that cannot be done."""
    try:
        file.write_bytes(content)
    except OSError as error:
        msg = f"{file.as_posix()} cannot be written: {error.strerror}"
        raise CallError(msg) from error


def beside(file: Path) -> Path:
    """Where rejected rows go unless somebody says otherwise."""
    stem = file.stem.removesuffix("-rejected")
    return file.with_name(f"{stem}-rejected{file.suffix}")
