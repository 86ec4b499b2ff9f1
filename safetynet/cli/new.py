"""The command `safetynet new`."""

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
def new(data_dir: Path, lang: str) -> None:
    """Ask for a new site question by question, and write it to services.yaml."""
    from safetynet.settings import build_day
    from safetynet.staff.new.command import ask_and_write
    from safetynet.staff.new.dialog import Dialog, StoppedError
    from safetynet.staff.new.draft import Draft

    draft = Draft(data_dir, cast("Locale", lang), build_day())
    dialog = Dialog(draft, click.echo, _hear)
    try:
        is_written = ask_and_write(dialog)
    except (StoppedError, click.Abort):
        click.echo("\n" + draft.say("new.stopped"))
        is_written = False
    sys.exit(0 if is_written else 1)


def _hear(prompt: str) -> str:
    return str(click.prompt(prompt, default="", show_default=False, prompt_suffix=""))
