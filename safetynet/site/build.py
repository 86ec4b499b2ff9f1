"""Building and serving the site: MkDocs does it; a good site is never replaced by half of one."""

from __future__ import annotations

import errno
import gc
import logging
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from safetynet.errors import CallError
from safetynet.settings import Settings
from safetynet.site.compress import compress_site
from safetynet.site.faults import sentence, stoppable
from safetynet.site.plugin import SafetyNetPlugin
from safetynet.site.staging import require_replaceable, staged

log = logging.getLogger("mkdocs.safetynet")

# Material prints a notice about its successor on every build; once is enough.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def build_site(config_file: Path, target: Path | None = None, *, compress: bool = True) -> Path:
    """Build the site and put it in place in one move; returns the folder it stands in.

    `target` is the folder to replace (where it is a link, the folder it leads to); by default
    the `site_dir` of the config file. With `compress`, copies in gzip and Brotli lie beside the
    files. Raises `CallError` when the config file or the target cannot
    be used, or when a disk, a file or a package is not as it should be; `SystemExit` after the
    reason has been printed (1: the data have errors or MkDocs warns; 2: a setting is wrong; 128
    and more: a signal). In all these cases what was there stays untouched.
    """
    final = (target or Path(_configured(config_file).site_dir)).resolve()
    require_replaceable(final)
    try:
        with stoppable(), _told(), staged(final, log.info) as staging:
            with _rare_collections():
                build(_configured(config_file, site_dir=str(staging.fresh)))
            if compress:
                _compress(staging.fresh)
            staging.publish()
    except OSError as error:
        raise CallError(sentence(error, final)) from error
    return target or final


def _compress(site_dir: Path) -> None:
    start = time.perf_counter()
    count = compress_site(site_dir)
    log.info("Compressed %d files in %.1f s", count, time.perf_counter() - start)


def read_settings(config_file: Path) -> Settings:
    """The settings of the site. Raises `CallError` when there are none or they are wrong."""
    config = _configured(config_file)
    plugin = config.plugins.get("safetynet")
    if not isinstance(plugin, SafetyNetPlugin):
        msg = f"{config_file} has no plugin safetynet"
        raise CallError(msg)
    return plugin.settings(config)


def _configured(config_file: Path, **options: str) -> MkDocsConfig:
    """The config file as MkDocs reads it. Raises `CallError`."""
    _require_address(os.environ.get("SITE_URL", ""))
    if not config_file.is_file():
        msg = f"{config_file} is not there: go to the project's folder, or name it with --config"
        raise CallError(msg)
    try:
        return load_config(str(config_file), **options)
    except (MkDocsException, OSError, UnicodeError) as error:
        msg = f"{config_file} cannot be read: {error}"
        raise CallError(msg) from error


def _require_address(site_url: str) -> None:
    """Told before MkDocs calls the settings wrong that take it from the environment."""
    try:
        parts = urlsplit(site_url)
    except ValueError:
        parts = urlsplit("")
    if site_url and not (parts.scheme in {"http", "https"} and parts.netloc):
        msg = f"SITE_URL {site_url!r} is not an address; write e.g. https://example.org/atlas/"
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
        reason = abort.__cause__ or (abort.__context__ and abort.__context__.__cause__)
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


def serve_site(config_file: Path, host: str, port: int) -> None:
    """Serve the site on this machine and rebuild when something changes, until it is ended.

    Raises `CallError` when the port is taken; `SystemExit` when the first build fails.
    """
    _configured(config_file)
    _require_free(host, port)
    with stoppable(), _told():
        serve(str(config_file), dev_addr=f"{host}:{port}")


def _require_free(host: str, port: int) -> None:
    """Told before the first build, not after it."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        why = "another program is there: name another --port" if is_taken else error.strerror
        msg = f"cannot serve at {host}:{port}: {why}"
        raise CallError(msg) from error
