"""Options that several commands take, and what they share; importing them is cheap."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safetynet.errors import DataError

if TYPE_CHECKING:
    from safetynet.directory import Directory

PATIENCE_S = 2
"""After so many seconds a command tells of its progress."""
DATA = click.option(
    "--data",
    "data_dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default=True,
    help="Folder of the data.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of what is said and asked.",
)
CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Settings of the site.",
)


def told_when_slow() -> Callable[[str], None]:
    """Tells of the progress on the error stream, once people have begun to wonder."""
    start = time.monotonic()

    def tell(sentence: str) -> None:
        if time.monotonic() - start > PATIENCE_S:
            click.echo(sentence, err=True)

    return tell


def directory_in(data_dir: Path) -> Directory:
    """The directory in a folder, whatever warnings there are. Raises `DataError` without one."""
    from safetynet.load import read_directory

    directory = read_directory(data_dir).directory
    if directory is None:
        msg = "the data cannot be read; run: safetynet check"
        raise DataError(msg)
    return directory
