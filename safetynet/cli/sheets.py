"""Commands on spreadsheets: export, import; and the fingerprints of the suppression list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from safetynet.cli.options import DATA, LANG, directory_in, file_there
from safetynet.cli.put import FILE, beside, formats, put
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.staff.sheets.bring import Brought

_MAPPING = "Says what the columns of a list from elsewhere mean."
_KIND = "records of this kind only, by its code or name; may be given more than once."


@click.command()
@DATA
@LANG
@click.option("--xlsx", type=FILE, help="Write a workbook with lists to choose from and help.")
@click.option("--csv", "csv_file", type=FILE, help="Write a plain table (UTF-8).")
@click.option("--county", "counties", multiple=True, help="Records of this county only.")
@click.option("--kind", "kinds", multiple=True, help=_KIND.capitalize())
def export(
    data_dir: Path,
    lang: str,
    xlsx: Path | None,
    csv_file: Path | None,
    *,
    counties: tuple[str, ...],
    kinds: tuple[str, ...],
) -> None:
    """Write records as a spreadsheet that staff can edit; `import` brings it back."""
    from safetynet.staff.sheets.export import export_bytes, said, selected

    wanted = formats(xlsx, csv_file)
    directory, locale = directory_in(data_dir), cast("Locale", lang)
    records = selected(directory, counties, kinds, locale)
    for file, form in wanted:
        put(file, export_bytes(directory, records, form, locale))
        click.echo(said(directory, records, file, locale))


@click.command("import")
@DATA
@LANG
@click.option("--mapping", type=FILE, callback=file_there, help=_MAPPING)
@click.option("--source", default="", help="Code of the source of all rows that name none.")
@click.option("--rejected", type=FILE, help="File for the rows that were not taken.")
@click.option("--dry-run", is_flag=True, help="Only say what would change; write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.argument("file", type=FILE, callback=file_there)
def import_(file: Path, data_dir: Path, lang: str, **options: object) -> None:
    """Bring a spreadsheet, a CSV or GeoJSON list, or a YAML draft into the records.

    Rows that cannot be taken go to a file of their own with the reasons, and the exit code is 1.
    """
    from safetynet.load import read_directory
    from safetynet.settings import build_day
    from safetynet.staff.report import render
    from safetynet.staff.sheets.bring import Call, bring
    from safetynet.staff.sheets.told import Told

    locale = cast("Locale", lang)
    mapping, source = cast("Path | None", options["mapping"]), str(options["source"])
    call = Call(file, locale, build_day(), mapping, source)
    brought = bring(read_directory(data_dir), call)
    click.echo(render(Told(brought, locale).report(), "text"), nl=False)
    if not options["dry_run"]:
        _write(brought, locale, is_sure=bool(options["yes"]))
        if brought.rejected:
            rejected = cast("Path | None", options["rejected"])
            _put_rejected(brought, rejected or beside(file), locale)
    sys.exit(1 if brought.rejected or brought.outcome.elsewhere else 0)


def _write(brought: Brought, locale: Locale, *, is_sure: bool) -> None:
    """Writes what changes, once somebody said yes."""
    if not brought.outcome.kept or brought.outcome.elsewhere:
        return
    strings = brought.before.strings
    text = brought.outcome.text
    facts = {"count": len(brought.outcome.kept), "file": text.file.as_posix()}
    if is_sure or click.confirm(strings.say("sheet.ask", locale, **facts)):
        brought.write()
        click.echo(strings.say("sheet.written", locale, **facts))
    else:
        click.echo(strings.say("sheet.not_written", locale))


def _put_rejected(brought: Brought, file: Path, locale: Locale) -> None:
    put(file, brought.rejected_file)
    count = len(brought.rejected)
    strings = brought.before.strings
    click.echo(strings.say("sheet.rejected_in", locale, count=count, file=file.as_posix()))


@click.command("fingerprint")
def fingerprint_() -> None:
    """Print the fingerprint of a phone or an address, for suppressed.yaml.

    It keeps them from being read, not secret: numbers can be tried out. Of a secret place list
    only the id.

    It is asked for, so that it does not stay among the commands that were typed.
    """
    from safetynet.model import fingerprint

    text = click.prompt("Phone or address", hide_input=True, err=True)
    click.echo(f"fingerprint: {fingerprint(text)}")
