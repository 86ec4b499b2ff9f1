"""What all tests share: the shipped directory, the real site built once, and a browser."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from chromium import ARGUMENTS, CHROMIUM
from host_headers import read_rules, serving
from playwright.sync_api import Browser, sync_playwright
from site_build import ROOT, SUB_PATH, run_build

from safetynet.directory import Directory
from safetynet.load import read_directory
from safetynet.reach import Study
from safetynet.reach.survey import survey
from safetynet.settings import Settings

# Machines are shared and slow at times: an example that takes long is no fault.
hypothesis.settings.register_profile("shared", deadline=None)
hypothesis.settings.load_profile("shared")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium: one for all tests of a worker, which can have no second."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing: run `make setup-tests` (as root, on Debian).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The shipped data, read and checked to be readable."""
    loaded = read_directory(ROOT / "data")
    assert loaded.directory is not None, loaded.findings
    return loaded.directory


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings of an edition with all counties on a fixed day."""
    return Settings(data_dir=ROOT / "data", today=dt.date(2026, 11, 22))


@pytest.fixture(scope="session")
def study(directory: Directory, settings: Settings) -> Study:
    """The measured reach of the shipped data; kept where builds of the checkout keep it."""
    kept = settings.model_copy(update={"cache_dir": ROOT / ".cache" / "safetynet"})
    return survey(directory, kept)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; parallel test workers share one build."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    target = shared / "served" / SUB_PATH.strip("/")
    target.parent.mkdir(exist_ok=True)
    with (shared / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            result = run_build(target, "--compress")
            assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Address of the served site, with its sub-path, e.g. http://127.0.0.1:4321/atlas/.

    It comes with the headers the site asks for, its security policy among them: what a page does
    against it is an error of that page.
    """
    with serving(built_site.parent, rules=read_rules(built_site / "_headers")) as server:
        yield f"{server}{SUB_PATH}"
