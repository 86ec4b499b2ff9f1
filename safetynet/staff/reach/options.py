"""The options of the command `safetynet reach`; importing them is cheap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

OPTIONS = (
    click.option(
        "--kind",
        default="",
        help="A kind or group, by its code or name (group:CODE is always the group); else all.",
    ),
    click.option("--county", default="", help="Only this county, e.g. kinmen."),
    click.option(
        "--threshold",
        type=click.FloatRange(0, min_open=True),
        help="Distance in km (or minutes, where the settings count these); by default their goal.",
    ),
    click.option(
        "--add",
        type=click.IntRange(1, 5),
        help="Find the best places for up to so many further sites of the kind.",
    ),
    click.option(
        "--candidates",
        type=click.Choice(["villages", "sites"]),
        default="villages",
        show_default=True,
        help="Places to try: points of villages, or public sites that are there.",
    ),
    click.option(
        "--objective",
        type=click.Choice(["coverage", "median"]),
        default="coverage",
        show_default=True,
        help="coverage: the most people within the threshold; median: the shortest average way.",
    ),
    click.option(
        "--with",
        "draft",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A YAML file of added, moved or closed records: say what they would change.",
    ),
)
"""Each is a field of `Question`."""


def question_options(command: Command) -> Command:
    """The command with all of `OPTIONS`, in their order."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
