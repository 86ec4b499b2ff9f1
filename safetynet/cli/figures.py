"""Commands on the figures of the safety net: as a spreadsheet, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from safetynet.cli.options import DATA, LANG, directory_in, file_there
from safetynet.cli.put import FILE, beside, formats, put
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.staff.figures.bring import Brought


@click.group()
def figures() -> None:
    """Bring the figures of data/indicators.yaml to a spreadsheet, and back."""


@figures.command("export")
@DATA
@LANG
@click.option("--xlsx", type=FILE, help="Write a workbook.")
@click.option("--csv", "csv_file", type=FILE, help="Write a plain table (UTF-8).")
@click.option("--county", "counties", multiple=True, help="Figures of this county only.")
@click.option("--topic", "topics", multiple=True, help="Figures of this topic only.")
def export_figures(
    data_dir: Path,
    lang: str,
    xlsx: Path | None,
    csv_file: Path | None,
    *,
    counties: tuple[str, ...],
    topics: tuple[str, ...],
) -> None:
    """Write figures as a spreadsheet that staff can edit; `import` brings it back."""
    from safetynet.staff.figures.export import export_bytes, selected

    wanted = formats(xlsx, csv_file)
    directory, locale = directory_in(data_dir), cast("Locale", lang)
    some = selected(directory, counties, topics, locale)
    for file, form in wanted:
        put(file, export_bytes(directory, some, form, locale))
        facts = {"count": len(some), "file": file.as_posix()}
        click.echo(directory.strings.say("figures.exported", locale, **facts))


@figures.command("import")
@DATA
@LANG
@click.option("--rejected", type=FILE, help="File for the rows that were not taken.")
@click.option("--dry-run", is_flag=True, help="Only say what would change; write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.argument("file", type=FILE, callback=file_there)
def import_figures(
    file: Path, data_dir: Path, lang: str, rejected: Path | None, *, dry_run: bool, yes: bool
) -> None:
    """Bring a workbook or CSV table of figures into data/indicators.yaml.

    Rows that cannot be taken go to a file of their own with the reasons, and the exit code is 1.
    """
    from safetynet.load import read_directory
    from safetynet.settings import build_day
    from safetynet.staff.figures.bring import bring
    from safetynet.staff.figures.told import Told
    from safetynet.staff.report import render

    locale = cast("Locale", lang)
    brought = bring(read_directory(data_dir), file, build_day(), locale)
    click.echo(render(Told(brought, locale).report(), "text"), nl=False)
    if not dry_run:
        _write(brought, locale, is_sure=yes)
        if brought.rejected:
            _put_rejected(brought, rejected or beside(file), locale)
    sys.exit(1 if brought.rejected or brought.outcome.elsewhere else 0)


def _write(brought: Brought, locale: Locale, *, is_sure: bool) -> None:
    """Writes what changes, once somebody said yes, and tells what the check says then."""
    outcome, strings = brought.outcome, brought.before.strings
    if not outcome.kept or outcome.elsewhere:
        return
    facts = {"count": len(outcome.kept), "file": outcome.text.file.as_posix()}
    if is_sure or click.confirm(strings.say("figures.ask", locale, **facts)):
        outcome.text.write()
        click.echo(strings.say("figures.written", locale, **facts))
        click.echo(strings.say("figures.findings", locale, count=len(outcome.findings)))
    else:
        click.echo(strings.say("sheet.not_written", locale))


def _put_rejected(brought: Brought, file: Path, locale: Locale) -> None:
    put(file, brought.rejected_file)
    facts = {"count": len(brought.rejected), "file": file.as_posix()}
    click.echo(brought.before.strings.say("sheet.rejected_in", locale, **facts))
