"""The command `safetynet review`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from safetynet.cli.options import CONFIG, DATA_OF_SETTINGS, told_when_slow
from safetynet.text import LOCALES, Locale

if TYPE_CHECKING:
    from safetynet.settings import Settings
    from safetynet.staff.review.command import Format


@click.command()
@CONFIG
@DATA_OF_SETTINGS
@click.option("--base", required=True, help="Branch or commit that the change is to go into.")
@click.option("--head", default="", help="Branch or commit with the change; default: your files.")
@click.option(
    "--format",
    "review_format",
    type=click.Choice(["markdown", "json", "github"]),
    default="markdown",
    show_default=True,
    help="markdown: a comment; json: programs; github: notes on lines, of new findings only.",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="One language; by default both.")
@click.option("--repository-url", default="", help="Where links lead; default: the settings' one.")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a picture of the points that changed to this file (.svg).",
)
@click.option(
    "--notes",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the notes on lines to this file as well (as --format github prints them).",
)
def review(  # noqa: PLR0913 - one for each option
    *,
    config_file: Path,
    data_dir: Path | None,
    base: str,
    head: str,
    review_format: str,
    lang: str | None,
    repository_url: str,
    picture: Path | None,
    notes: Path | None,
) -> None:
    """Say what a change of the data means, for a reviewer who does not program."""
    from safetynet.site.build import read_settings
    from safetynet.staff.review.command import Question, answer

    settings = _with(read_settings(config_file), data_dir, repository_url)
    locales = (cast("Locale", lang),) if lang else LOCALES
    question = Question(base, head, locales, cast("Format", review_format), picture, notes)
    answered = answer(settings, question, told_when_slow())
    click.echo(answered.text, nl=False)
    sys.exit(1 if answered.has_errors else 0)


def _with(settings: Settings, data_dir: Path | None, url: str) -> Settings:
    """The settings with what the call says instead."""
    folder = data_dir or settings.data_dir
    repository = settings.repository
    if url:
        repository = repository.model_copy(update={"url": url.rstrip("/")})
    return settings.model_copy(update={"data_dir": folder, "repository": repository})
