"""The command `safetynet`: one verb a command; each parses, calls, prints and exits.

Exit codes: 0 fine, 1 the data have errors, 2 the command or a setting is wrong.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from safetynet import __version__
from safetynet.errors import CallError, DataError
from safetynet.staff.reach.options import question_options
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.check.report import Format
    from safetynet.directory import Directory
    from safetynet.staff.report import Format as ReportFormat

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
    help="Language of the findings.",
)


class Verbs(click.Group):
    """The commands; an error made on purpose is printed as one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; `CallError` exits with 2, `DataError` with 1."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            raise SystemExit(_complain(error, 2)) from error
        except DataError as error:
            raise SystemExit(_complain(error, 1)) from error


def _complain(error: Exception, code: int) -> int:
    click.echo(f"safetynet: {error}", err=True)
    return code


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="safetynet")
def main() -> None:
    """Check the data, and build the site from them."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        from safetynet.settings import build_day

        build_day()  # a wrong one is told here; NumPy, which reads it too, has a traceback for it


@main.command()
@DATA
@LANG
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json", "markdown", "github"]),
    default="text",
    show_default=True,
    help="text: for people; json: programs; markdown: a comment; github: notes on a change.",
)
def check(data_dir: Path, lang: str, report_format: str) -> None:
    """Check all data and say what to mend."""
    from safetynet.check import check_directory, has_errors, render
    from safetynet.load import read_directory
    from safetynet.settings import build_day

    findings = check_directory(read_directory(data_dir), build_day())
    click.echo(render(findings, cast("Format", report_format), cast("Locale", lang)), nl=False)
    sys.exit(1 if has_errors(findings) else 0)


@main.command()
@DATA
def schema(data_dir: Path) -> None:
    """Print the JSON Schema of services.yaml, with the codes of this data folder."""
    import json

    from safetynet.schema import build_schema

    click.echo(json.dumps(build_schema(_directory(data_dir)), ensure_ascii=False, indent=2))


@main.command()
@DATA
@click.option("--all", "is_all", is_flag=True, help="Note all records.")
@click.argument("ids", nargs=-1)
def translated(data_dir: Path, ids: tuple[str, ...], *, is_all: bool) -> None:
    """Note that the English of these records was made from their Chinese of today."""
    from safetynet.check.translated import note_translated

    if not ids and not is_all:
        msg = "name the ids of the records, or say --all"
        raise CallError(msg)
    count = note_translated(_directory(data_dir), data_dir, None if is_all else ids)
    click.echo(f"{count} texts noted in {(data_dir / 'translations.yaml').as_posix()}")


CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Settings of the site.",
)


@main.command()
@CONFIG
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to put the site in; by default the one the settings name.",
)
def build(config_file: Path, site_dir: Path | None) -> None:
    """Check the data and build the site; a failed build leaves the old site as it was."""
    from safetynet.site.build import build_site

    folder = build_site(config_file, site_dir)
    click.echo(f"The site is in {folder}")


@main.command()
@CONFIG
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine.",
)
def serve(config_file: Path, port: int) -> None:
    """Build and serve the site on this machine, again after each change; Ctrl+C ends it."""
    from safetynet.site.build import serve_site

    serve_site(config_file, f"127.0.0.1:{port}")


@main.command()
@CONFIG
@click.option(
    "--data",
    "data_dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the data; by default the one the settings name.",
)
@LANG
@question_options
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: for people; json: programs.",
)
def reach(
    config_file: Path, data_dir: Path | None, report_format: str, lang: str, **options: object
) -> None:
    """Say who is reached by which kind of site, and what further sites would change."""
    from safetynet.site.build import read_settings
    from safetynet.staff.reach.command import answer
    from safetynet.staff.reach.question import Question
    from safetynet.staff.report import render

    question = Question(locale=cast("Locale", lang), **cast("dict[str, Any]", options))
    settings = read_settings(config_file)
    if data_dir:
        settings = settings.model_copy(update={"data_dir": data_dir})
    report = answer(settings, question, _told_when_slow())
    click.echo(render(report, cast("ReportFormat", report_format)), nl=False)


@main.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--base", default="/", show_default=True, help="Path the site is served under.")
def links(site_dir: Path, base: str) -> None:
    """Find the links of a built site that lead nowhere."""
    from safetynet.site.links import find_broken_links

    broken = list(find_broken_links(site_dir, base))
    for one in broken:
        click.echo(f"{one.page}: {one.link}: {one.reason}")
    click.echo(f"{len(broken)} broken links in {site_dir}")
    sys.exit(1 if broken else 0)


def _told_when_slow() -> Callable[[str], None]:
    """Tells of the progress on the error stream, once people have begun to wonder."""
    start = time.monotonic()

    def tell(sentence: str) -> None:
        if time.monotonic() - start > PATIENCE_S:
            click.echo(sentence, err=True)

    return tell


def _directory(data_dir: Path) -> Directory:
    """The directory in a folder, whatever warnings there are. Raises `DataError` without one."""
    from safetynet.load import read_directory

    directory = read_directory(data_dir).directory
    if directory is None:
        msg = "the data cannot be read; run: safetynet check"
        raise DataError(msg)
    return directory


if __name__ == "__main__":
    main()
