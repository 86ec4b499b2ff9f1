"""Building and serving the site: MkDocs does it; a good site is never replaced by half of one."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from safetynet.errors import CallError
from safetynet.settings import Settings
from safetynet.site.plugin import SafetyNetPlugin

MARKS_OF_A_SITE = (".nojekyll", "404.html", "index.html")
"""Files that every finished site has."""

# Material prints a notice about its successor on every build; once is enough.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def build_site(config_file: Path, target: Path | None = None) -> Path:
    """Build the site and put it in place in one move; returns the folder it stands in.

    `target` is the folder to replace; by default the `site_dir` of the config file. Raises
    `CallError` when there is no such config file, when the target holds anything but an earlier
    site, or when it cannot be written; `SystemExit` (1: the data have errors or MkDocs warns;
    2: a setting is wrong) after the reason has been printed. In all these cases what was there
    stays untouched.
    """
    _require(config_file)
    final = target or Path(load_config(str(config_file)).site_dir)
    _require_replaceable(final)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".site-", dir=final.parent) as staging:
            fresh = Path(staging) / "site"
            with _told(), _rare_collections():
                build(load_config(str(config_file), site_dir=str(fresh)))
            _replace(final, fresh, Path(staging) / "old")
    except OSError as error:
        msg = f"the site cannot be written to {final}: {error}"
        raise CallError(msg) from error
    return final


def read_settings(config_file: Path) -> Settings:
    """The settings of the site. Raises `CallError` when there are none or they are wrong."""
    _require(config_file)
    try:
        config = load_config(str(config_file))
    except Abort as abort:
        msg = f"{config_file} cannot be read: {abort}"
        raise CallError(msg) from abort
    plugin = config.plugins.get("safetynet")
    if not isinstance(plugin, SafetyNetPlugin):
        msg = f"{config_file} has no plugin safetynet"
        raise CallError(msg)
    return plugin.settings(config)


def _require(config_file: Path) -> None:
    if not config_file.is_file():
        msg = f"{config_file} is not there: go to the project's folder, or name it with --config"
        raise CallError(msg)


def _require_replaceable(final: Path) -> None:
    """Only an earlier site or an empty folder may be replaced: never somebody's own files."""
    if not final.exists() or (final.is_dir() and not any(final.iterdir())):
        return
    if not all((final / name).is_file() for name in MARKS_OF_A_SITE):
        msg = f"{final} holds something else than an earlier site: name another folder"
        raise CallError(msg)


@contextmanager
def _told() -> Iterator[None]:
    """MkDocs' progress and errors on the terminal, and its end as an exit code of ours."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    except Abort as abort:
        reason = abort.__context__ and abort.__context__.__cause__
        raise SystemExit(2 if isinstance(reason, CallError) else 1) from abort
    finally:
        logger.removeHandler(handler)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for reference cycles seldom: a large directory stays alive anyway.

    With 10,000 records this saves about a tenth of the time and costs no memory worth naming.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _replace(final: Path, fresh: Path, old: Path) -> None:
    """Put `fresh` where `final` is; `old` is deleted with the staging folder."""
    if final.exists():
        final.rename(old)
    try:
        fresh.rename(final)
    except OSError:
        if old.exists():
            shutil.move(old, final)
        raise


def serve_site(config_file: Path, address: str) -> None:
    """Serve the site at `address` ("127.0.0.1:8000") and rebuild when something changes."""
    _require(config_file)
    try:
        with _told():
            serve(str(config_file), dev_addr=address)
    except OSError as error:
        msg = f"cannot serve at {address}: {error}"
        raise CallError(msg) from error
