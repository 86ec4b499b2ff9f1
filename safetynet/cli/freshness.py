"""Commands on freshness: stale, verify."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from safetynet.cli.options import DATA, LANG, directory_in
from safetynet.errors import CallError, DataError

if TYPE_CHECKING:
    from safetynet.freshness import Fact
    from safetynet.staff.fresh.call_text import Format
    from safetynet.text import Locale


@click.command()
@DATA
@LANG
@click.option("--county", default="", help="Only this county, e.g. kinmen or 金門縣.")
@click.option("--kind", default="", help="Only this kind, by its code or name.")
@click.option(
    "--fact", type=click.Choice(["phones", "hours"]), help="Only where this fact is old or undated."
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the first first.")
@click.option(
    "--format",
    "list_format",
    type=click.Choice(["text", "md", "csv"]),
    default="text",
    show_default=True,
    help="text: to be printed; md: boxes to tick; csv: a table for spreadsheets.",
)
def stale(  # noqa: PLR0913 - one for each option
    data_dir: Path,
    lang: str,
    *,
    county: str,
    kind: str,
    fact: str | None,
    limit: int | None,
    list_format: str,
) -> None:
    """List whom to call: what is old or undated, what is known, and what to ask."""
    from safetynet.pages.atlas import Atlas
    from safetynet.settings import Settings, build_day
    from safetynet.staff.fresh.call_text import render
    from safetynet.staff.fresh.calls import call_list
    from safetynet.staff.fresh.choose import Wanted, wanted_of

    directory, today = directory_in(data_dir).published, build_day()
    due = wanted_of(directory, Wanted(county, kind, cast("Fact | None", fact), limit), today)
    atlas = Atlas(directory, Settings(today=today), cast("Locale", lang))
    text = render(atlas, call_list(atlas, due), cast("Format", list_format))
    click.echo(text.encode(), nl=False)


@click.command()
@DATA
@click.option("--by", required=True, help="Office or role that checked; never a person's name.")
@click.option(
    "--how",
    type=click.Choice(["phone", "visit", "web", "document"]),
    help="How it was checked; must be said.",
)
@click.option("--date", "day", help="Day of the check, e.g. 2026-11-22; by default today.")
@click.option(
    "--fact",
    "facts",
    type=click.Choice(["phones", "hours"]),
    multiple=True,
    help="Only this fact was checked; may be given twice. By default all was.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="More than 20 were really called or visited that day.")
@click.argument("ids", nargs=-1, required=True)
def verify(  # noqa: PLR0913 - one for each option
    data_dir: Path,
    by: str,
    how: str | None,
    day: str | None,
    *,
    facts: tuple[Fact, ...],
    ids: tuple[str, ...],
    dry_run: bool,
    yes: bool,
) -> None:
    """Note that records were checked today; shows what changes in services.yaml."""
    from safetynet.load import SERVICES, read_directory
    from safetynet.model import How
    from safetynet.settings import build_day
    from safetynet.staff.fresh.stamp import MANY, Stamp, asked_that_day, check_stamp, stamped
    from safetynet.staff.writing import RecordsText

    if how is None:
        msg = f"say how the {len(ids)} records were checked: --how phone, visit, web or document"
        raise CallError(msg)
    today, wanted = build_day(), tuple(dict.fromkeys(ids))
    stamp = Stamp(_day(day) or today, by.strip(), How(how), tuple(dict.fromkeys(facts)))
    loaded = read_directory(data_dir)
    if loaded.directory is None:
        msg = "the data cannot be read; run: safetynet check"
        raise DataError(msg)
    check_stamp(loaded, wanted, stamp, today)
    count = asked_that_day(loaded.directory.records, wanted, stamp)
    if count > MANY and not yes:
        msg = f"{count} records would be noted as asked on {stamp.date}; say --yes if all were"
        raise CallError(msg)
    before = RecordsText.read(data_dir / SERVICES)
    after = stamped(before, loaded, wanted, stamp)
    click.echo(before.diff(after), nl=False)
    if not dry_run:
        after.write()
    click.echo(f"{len(wanted)} records {'would be ' if dry_run else ''}noted", err=True)


def _day(typed: str | None) -> dt.date | None:
    """The day as staff write days, also 115/11/22; None for nothing typed."""
    from safetynet.typed import day_in

    found = day_in(typed) if typed else None
    if typed and found is None:
        msg = f"--date {typed!r} is not a day; write e.g. 2026-11-22"
        raise CallError(msg)
    return dt.date.fromisoformat(found) if found else None
