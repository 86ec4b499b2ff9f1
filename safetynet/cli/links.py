"""The command `safetynet links`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from safetynet.cli.options import CONFIG, DATA_OF_SETTINGS, LANG, told_when_slow
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.staff.outlinks.told import Format


@click.command()
@CONFIG
@DATA_OF_SETTINGS
@LANG
@click.option("--fresh", "is_fresh", is_flag=True, help="Ask all again, whatever was kept.")
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=7,
    show_default=True,
    help="Days for which an answer is good; links that failed are asked again after one.",
)
@click.option(
    "--hosts",
    type=click.IntRange(1, 32),
    default=8,
    show_default=True,
    help="Machines asked at the same time; each of them gets one question at a time.",
)
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="text: for people; md: an issue; json: programs.",
)
def links(
    config_file: Path, data_dir: Path | None, lang: str, report_format: str, **options: object
) -> None:
    """Ask the web whether the links to other sites still lead somewhere; exit 1: some are dead."""
    from safetynet.site.build import read_settings
    from safetynet.staff.outlinks.command import answer

    settings = read_settings(config_file)
    if data_dir:
        settings = settings.model_copy(update={"data_dir": data_dir})
    told = answer(settings, config_file, told_when_slow(), **cast("dict[str, Any]", options))
    text = told.render(cast("Format", report_format), cast("Locale", lang))
    click.echo(text.encode(), nl=False)
    sys.exit(0 if told.is_well else 1)
