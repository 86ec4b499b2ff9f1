"""Commands that make the site: build, serve."""

from __future__ import annotations

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
@click.option(
    "--compress/--no-compress",
    default=True,
    show_default=True,
    help="Put copies in gzip and Brotli beside the files, for servers that send them.",
)
def build(config_file: Path, site_dir: Path | None, *, compress: bool) -> None:
    """Check the data and build the site; a failed build leaves the old site as it was."""
    from safetynet.site.build import build_site

    folder = build_site(config_file, site_dir, compress=compress)
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

    serve_site(config_file, "127.0.0.1", port)
