"""Further places are found by a second process: the same ones, and no failure is hidden."""

from __future__ import annotations

import shutil

import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.errors import SafetyNetError
from safetynet.reach import further
from safetynet.reach.further import FurtherPlaces, find_sitings
from safetynet.reach.results import Measure
from safetynet.reach.siting import Task, task_of

MEASURE = Measure("km", "land", (5.0,), 5.0)
NO_TASK = Task({}, frozenset(), frozenset())


@pytest.fixture(scope="module")
def kinmen(directory: Directory) -> Directory:
    """One county, which is measured fast."""
    return narrowed(directory, ("kinmen",)).published


def test_second_process_finds_what_the_first_would(kinmen: Directory) -> None:
    """The same places, by land mass."""
    wanted = {"counseling-site": task_of(kinmen.by_kind["counseling-site"])}

    with FurtherPlaces(kinmen, MEASURE, wanted) as places:
        found = places.found()

    assert find_sitings(kinmen, MEASURE, wanted) == found
    assert found["counseling-site"]


def test_nothing_is_run_for_nothing(kinmen: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no kind wants further places, no process is started."""
    monkeypatch.setattr(further.sys, "executable", "/nowhere")

    with FurtherPlaces(kinmen, MEASURE, {}) as places:
        assert {} == places.found()


def test_failed_process_is_told(kinmen: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the answer hears that there is none."""
    monkeypatch.setattr(further.sys, "executable", shutil.which("false"))

    with (
        FurtherPlaces(kinmen, MEASURE, {"x": NO_TASK}) as places,
        pytest.raises(SafetyNetError, match="exit code 1"),
    ):
        places.found()
