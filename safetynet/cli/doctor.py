"""The command `safetynet doctor`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from safetynet.cli.options import CONFIG, LANG


@click.command()
@CONFIG
@LANG
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: for people; json: programs.",
)
def doctor(config_file: Path, lang: str, report_format: str) -> None:
    """Say what is fine and what is missing on this machine, and what to do about it."""
    from safetynet.staff.doctor.command import answer

    sys.exit(answer(config_file, lang, report_format))
