"""Commands on the site: build, serve, links."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from safetynet.cli.options import CONFIG


@click.command()
@CONFIG
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to put the site in; by default the one the settings name.",
)
def build(config_file: Path, site_dir: Path | None) -> None:
    """Check the data and build the site; a failed build leaves the old site as it was."""
    from safetynet.site.build import build_site

    folder = build_site(config_file, site_dir)
    click.echo(f"The site is in {folder}")


@click.command()
@CONFIG
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Port on this machine.",
)
def serve(config_file: Path, port: int) -> None:
    """Build and serve the site on this machine, again after each change; Ctrl+C ends it."""
    from safetynet.site.build import serve_site

    serve_site(config_file, f"127.0.0.1:{port}")


@click.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--base", default="/", show_default=True, help="Path the site is served under.")
def links(site_dir: Path, base: str) -> None:
    """Find the links of a built site that lead nowhere."""
    from safetynet.site.links import find_broken_links

    broken = list(find_broken_links(site_dir, base))
    for one in broken:
        click.echo(f"{one.page}: {one.link}: {one.reason}")
    click.echo(f"{len(broken)} broken links in {site_dir}")
    sys.exit(1 if broken else 0)
