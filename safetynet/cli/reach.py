"""The command `safetynet reach`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from safetynet.cli.options import CONFIG, DATA_OF_SETTINGS, LANG, told_when_slow
from safetynet.staff.reach.options import question_options
from safetynet.text import Locale

if TYPE_CHECKING:
    from safetynet.staff.report import Format as ReportFormat


@click.command()
@CONFIG
@DATA_OF_SETTINGS
@LANG
@question_options
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: for people; json: programs.",
)
def reach(
    config_file: Path, data_dir: Path | None, report_format: str, lang: str, **options: object
) -> None:
    """Say who is reached by which kind of site, and what further sites would change."""
    from safetynet.site.build import read_settings
    from safetynet.staff.reach.command import answer
    from safetynet.staff.reach.question import Question
    from safetynet.staff.report import render

    question = Question(locale=cast("Locale", lang), **cast("dict[str, Any]", options))
    settings = read_settings(config_file)
    if data_dir:
        settings = settings.model_copy(update={"data_dir": data_dir})
    report = answer(settings, question, told_when_slow())
    click.echo(render(report, cast("ReportFormat", report_format)), nl=False)
