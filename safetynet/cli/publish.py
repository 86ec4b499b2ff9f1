"""The command `safetynet publish-check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from safetynet.cli.options import LANG, told_when_slow
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
    """Check a built site as it will be served: links, languages, policy, files, weights."""
    from safetynet.site.publish import check_site, has_problems, open_site, render

    site, tell = open_site(site_dir, base_url), told_when_slow()
    report = check_site(site, tell)
    if live:
        from safetynet.site.publish.live import ask_server

        report += ask_server(site, live_url or site.base_url, tell)
    click.echo(render(report, cast("Locale", lang)), nl=False)
    sys.exit(1 if has_problems(report) else 0)
