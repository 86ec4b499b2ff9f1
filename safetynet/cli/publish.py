"""The command `safetynet publish-check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from safetynet.cli.options import LANG, told_when_slow
from safetynet.errors import CallError
from safetynet.text import Locale


@click.command("publish-check")
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--base",
    "base_url",
    required=True,
    help="Full address the site is published at, e.g. https://example.org/atlas/.",
)
@click.option("--live", is_flag=True, help="Ask the server at that address as well.")
@click.option("--at", "live_url", help="With --live: ask at this address, e.g. of a trial server.")
@LANG
def publish_check(
    site_dir: Path, base_url: str, live_url: str | None, lang: str, *, live: bool
) -> None:
    """Check a built site as it will be served: links, languages, policy, files, weights.

    Exit 0: it can be published; 1: there are problems; 2: the call is wrong.
    """
    from safetynet.site.publish import check_site, has_problems, open_site, render

    if live_url and not live:
        msg = "--at is for --live: give both, or neither"
        raise CallError(msg)
    try:
        site, tell = open_site(site_dir, base_url), told_when_slow()
        report = check_site(site, tell)
    except OSError as error:
        msg = f"{error.filename or site_dir}: {error.strerror}; let its owner run this"
        raise CallError(msg) from error
    if live and site.built_for == site.base_url:
        from safetynet.site.publish.live import ask_server

        report += ask_server(site, live_url or site.base_url, tell)
    text = render(report, cast("Locale", lang))
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    sys.exit(1 if has_problems(report) else 0)
