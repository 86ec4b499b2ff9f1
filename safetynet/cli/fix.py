"""The command fix: plain slips in the data mended."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from safetynet.cli.options import DATA, LANG
from safetynet.text import Locale


@click.command()
@DATA
@LANG
@click.option("--yes", "is_sure", is_flag=True, help="Write without asking.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Show only; the default without a screen.")
def fix(data_dir: Path, lang: str, *, is_sure: bool, is_dry: bool) -> None:
    """Correct what is plainly meant, show the changes, and write them when you agree."""
    from safetynet.settings import build_day
    from safetynet.staff.fix import told
    from safetynet.staff.fix.mend import mend

    locale = cast("Locale", lang)
    mended = mend(data_dir, build_day())
    click.echo(told.plan(mended, locale), nl=False)
    can_write = bool(mended.changes) and not mended.is_worse
    is_asked = can_write and not is_sure and not is_dry and sys.stdin.isatty()
    is_written = can_write and not is_dry and (is_sure or _agrees(is_asked, told.question(locale)))
    if is_written:
        mended.write()
    if can_write:
        click.echo(told.outcome(mended, locale, is_written=is_written, is_asked=is_asked))
    click.echo(told.rest(mended, locale, is_written=is_written), nl=False)
    sys.exit(0 if told.is_done(mended, is_written=is_written) else 1)


def _agrees(is_asked: bool, question: str) -> bool:  # noqa: FBT001 - one question, one answer
    return is_asked and click.confirm(question)
