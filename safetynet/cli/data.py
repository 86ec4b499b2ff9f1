"""Commands on the data: check, schema, translated."""

from __future__ import annotations

import sys
from collections.abc import Collection
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
@click.option(
    "--history", is_flag=True, help="Also look for ids that another place had before (needs git)."
)
@click.option(
    "--documents",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder with the files of sources.yaml: also look every quote up in its document.",
)
def check(
    data_dir: Path, lang: str, report_format: str, *, history: bool, documents: Path | None
) -> None:
    """Check all data and say what to mend."""
    from safetynet.check import check_directory, has_errors, read_documents, render
    from safetynet.load import read_directory
    from safetynet.settings import build_day

    loaded = read_directory(data_dir)
    reused: Collection[str] = ()
    if history:
        from safetynet.staff.review.reused import reused_in_history

        reused = reused_in_history(loaded, data_dir)
    sources = loaded.directory.sources if loaded.directory else {}
    texts = read_documents(documents, sources) if documents and sources else {}
    findings = check_directory(loaded, build_day(), reused, texts)
    click.echo(render(findings, cast("Format", report_format), cast("Locale", lang)), nl=False)
    sys.exit(1 if has_errors(findings) else 0)


@click.command()
@DATA
@click.option(
    "--write", "is_written", is_flag=True, help="Write services.schema.json and template.yaml."
)
def schema(data_dir: Path, *, is_written: bool) -> None:
    """Print the JSON Schema of services.yaml, with the codes of this data folder."""
    from safetynet.schema import schema_text
    from safetynet.staff.editor import write_editor_files

    directory = directory_in(data_dir)
    if is_written:
        for file in write_editor_files(directory, data_dir):
            click.echo(file.as_posix())
    else:
        click.echo(schema_text(directory), nl=False)


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
