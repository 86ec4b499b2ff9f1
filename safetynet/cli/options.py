"""Options that several commands take, and what they share; importing them is cheap."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safetynet.errors import CallError
from safetynet.text import Locale, LocalizedText

if TYPE_CHECKING:
    from safetynet.directory import Directory

PATIENCE_S = 2
"""After so many seconds a command tells of its progress."""
_NO_FOLDER = LocalizedText(zh="沒有資料夾 {path}", en="there is no folder {path}")
_NO_DATA = LocalizedText(
    zh="{path} 不是資料的資料夾：裡面沒有 geo", en="{path} is not a folder of data: it has no geo"
)
_NO_FILE = LocalizedText(zh="沒有檔案 {path}", en="there is no file {path}")


def refused(ctx: click.Context, sentence: LocalizedText, **facts: object) -> CallError:
    """The error to raise, in the language that was asked for; English for commands without."""
    locale: Locale = ctx.params.get("lang", "en")
    return CallError(sentence.in_(locale).format(**facts))


def _data_folder(ctx: click.Context, _: click.Parameter, folder: Path) -> Path:
    if not folder.is_dir():
        raise refused(ctx, _NO_FOLDER, path=folder.as_posix())
    if not (folder / "geo").is_dir():
        raise refused(ctx, _NO_DATA, path=folder.as_posix())
    return folder


def file_there(ctx: click.Context, _: click.Parameter, file: Path | None) -> Path | None:
    """A file to be read must be there. Raises `CallError`."""
    if file and not file.is_file():
        raise refused(ctx, _NO_FILE, path=file.as_posix())
    return file


DATA = click.option(
    "--data",
    "data_dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default=True,
    callback=_data_folder,
    help="Folder of the data.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    is_eager=True,
    help="Language of what is said and asked.",
)
DATA_OF_SETTINGS = click.option(
    "--data",
    "data_dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the data; by default the one the settings name.",
)
"""For commands that read the settings of the site as well."""
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

    return read_directory(data_dir).whole
