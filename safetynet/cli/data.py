"""Commands on the data: check, schema, translated."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from safetynet.cli.options import DATA, LANG, directory_in
from safetynet.errors import CallError
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.check.report import Format


@click.command()
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


@click.command()
@DATA
def schema(data_dir: Path) -> None:
    """Print the JSON Schema of services.yaml, with the codes of this data folder."""
    import json

    from safetynet.schema import build_schema

    click.echo(json.dumps(build_schema(directory_in(data_dir)), ensure_ascii=False, indent=2))


@click.command()
@DATA
@click.option("--all", "is_all", is_flag=True, help="Note all records.")
@click.argument("ids", nargs=-1)
def translated(data_dir: Path, ids: tuple[str, ...], *, is_all: bool) -> None:
    """Note that the English of these records was made from their Chinese of today."""
    from safetynet.check.translated import note_translated

    if not ids and not is_all:
        msg = "name the ids of the records, or say --all"
        raise CallError(msg)
    count = note_translated(directory_in(data_dir), data_dir, None if is_all else ids)
    click.echo(f"{count} texts noted in {(data_dir / 'translations.yaml').as_posix()}")
