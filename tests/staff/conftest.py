"""The commands as staff and programs call them, on the shipped data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from calls import Ask, Run
from click.testing import CliRunner
from site_build import ROOT

from safetynet.cli import main
from safetynet.edition import Edition, read_edition
from safetynet.reach import Study
from safetynet.reach.cache import Tell
from safetynet.settings import Settings
from safetynet.staff.reach import command


@pytest.fixture(scope="session")
def read_once() -> Callable[..., Edition]:
    """Reads the data of some settings, but only at the first call with them."""
    kept: dict[str, Edition] = {}

    def read(settings: Settings, tell: Tell) -> Edition:
        if repr(settings) not in kept:
            kept[repr(settings)] = read_edition(settings, tell)
        return kept[repr(settings)]

    return read


@pytest.fixture
def reach(monkeypatch: pytest.MonkeyPatch, study: Study, read_once: Callable[..., Edition]) -> Run:
    """Calls `safetynet reach` in the project's folder, as a shell would; measured already."""
    del study
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(command, "read_edition", read_once)
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1795348800", "COUNTIES": ""})
    return lambda *words: runner.invoke(main, ["reach", *map(str, words)])


@pytest.fixture
def asked(reach: Run) -> Ask:
    """The same, answered in JSON."""

    def ask(*words: object) -> Any:
        result = reach(*words, "--format", "json")
        assert 0 == result.exit_code, result.stderr
        return json.loads(result.stdout)

    return ask
