"""Commands on freshness: stale, verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from safetynet.cli.options import DATA, LANG, directory_in

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

    directory, today, locale = directory_in(data_dir).published, build_day(), cast("Locale", lang)
    due = wanted_of(
        directory, Wanted(county, kind, cast("Fact | None", fact), limit), today, locale
    )
    atlas = Atlas(directory, Settings(today=today), locale)
    text = render(atlas, call_list(atlas, due), cast("Format", list_format))
    click.echo(text.encode(), nl=False)


@click.command()
@DATA
@LANG
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
@click.option("--really", "is_really", is_flag=True, help="However many were asked that day.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.argument("ids", nargs=-1, required=True)
def verify(data_dir: Path, lang: str, *, dry_run: bool, yes: bool, **typed: object) -> None:
    """Note that records were checked today; shows what changes, and writes it when you agree."""
    from safetynet.settings import build_day
    from safetynet.staff.fresh.noting import Wish, noting

    locale, wish = cast("Locale", lang), Wish(**cast("dict[str, Any]", typed))
    noted = noting(data_dir, wish, build_day(), locale)
    click.echo(noted.before.diff(noted.after), nl=False)
    if dry_run:
        return
    facts = {"count": len(set(wish.ids)), "file": noted.after.file.as_posix()}
    is_sure = yes or click.confirm(noted.strings.say("verify.ask", locale, **facts))
    if is_sure:
        noted.after.write()
    outcome = "verify.written" if is_sure else "verify.not_written"
    click.echo(noted.strings.say(outcome, locale, **facts), err=True)
