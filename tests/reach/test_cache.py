"""What was measured once is not measured again, and never taken for something else."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.model import Phone, Record
from safetynet.reach import Study, cache
from safetynet.reach import survey as survey_module
from safetynet.reach.survey import survey
from safetynet.settings import Reach as ReachSettings
from safetynet.settings import Settings

KINDS = ("new-immigrant-center", "health-bureau")
"""Two kinds of two groups, each with one site in Kinmen, without further places."""


@pytest.fixture(scope="module")
def kinmen(directory: Directory) -> Directory:
    """The smallest county with two sites: it is measured in half a second."""
    county = narrowed(directory, ("kinmen",))
    records = tuple(record for kind in KINDS for record in county.by_kind[kind])
    return dataclasses.replace(county, records=records)


@pytest.fixture(scope="module")
def moved(kinmen: Directory) -> str:
    """Id of the site that is changed in these tests."""
    return kinmen.by_kind[KINDS[0]][0].id


@pytest.fixture(scope="module")
def measured(kinmen: Directory, settings: Settings, tmp_path_factory) -> tuple[Study, Path]:
    """A first survey, and the folder where it was kept."""
    folder = tmp_path_factory.mktemp("kept")
    return survey(kinmen, kept_in(settings, folder)), folder


@pytest.fixture
def folder(measured: tuple[Study, Path], tmp_path: Path) -> Path:
    """A copy of that folder, to be spoiled."""
    return Path(shutil.copytree(measured[1], tmp_path / "cache"))


@pytest.fixture
def first(measured: tuple[Study, Path]) -> Study:
    """The study of the first survey."""
    return measured[0]


@pytest.fixture
def no_land(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, reading the land is an error."""

    def refuse(*_args: object) -> None:
        pytest.fail("the land was read")

    monkeypatch.setattr(survey_module, "read_land", refuse)


def kept_in(settings: Settings, folder: Path) -> Settings:
    """The settings with a folder for what was measured."""
    return settings.model_copy(update={"cache_dir": folder})


def changed(directory: Directory, id_: str, change: Callable[[Record], Record]) -> Directory:
    """The directory with one record changed."""
    records = tuple(change(r) if r.id == id_ else r for r in directory.records)
    return dataclasses.replace(directory, records=records)


@pytest.mark.usefixtures("no_land")
def test_a_second_survey_reads_no_land_and_finds_the_same(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """All of it comes from the folder: equal figures, infinite ways among them."""
    said: list[str] = []

    again = survey(kinmen, kept_in(settings, folder), said.append)

    assert first == again
    count = len(first.reaches)
    assert [f"Reach: {count} kinds and groups, {count} from the cache"] == said


@pytest.mark.usefixtures("no_land")
def test_an_edited_phone_name_or_hour_measures_nothing_again(
    kinmen: Directory, moved: str, settings: Settings, first: Study, folder: Path
):
    """Figures do not rest on these."""
    edited = changed(
        kinmen,
        moved,
        lambda record: record.model_copy(
            update={"phones": (Phone(number="082-330100"),), "hours": "24/7", "summary": None}
        ),
    )

    assert first == survey(edited, kept_in(settings, folder))


@pytest.mark.usefixtures("no_land")
def test_kind_that_is_not_theirs_measures_nothing_again(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """Neither what the vocabulary says of others, nor their records, are in their keys."""
    others = with_importance(kinmen, "counseling-site", is_important=False)

    assert first == survey(others, kept_in(settings, folder))


def test_kind_that_becomes_important_is_measured_again(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """It alone gets further places; its group and all others come from the folder."""
    before = set(folder.iterdir())

    again = survey(with_importance(kinmen, KINDS[0], is_important=True), kept_in(settings, folder))

    differing = [s.code for s, reach in first.reaches.items() if again.reaches[s] != reach]
    assert [KINDS[0]] == differing
    assert 1 == len(set(folder.iterdir()) - before)
    found = again.of("kind", KINDS[0])
    assert found
    assert found.sitings


def with_importance(directory: Directory, kind: str, *, is_important: bool) -> Directory:
    """The directory with other words about one kind."""
    words = directory.vocabulary
    assert words.kinds[kind].important is not is_important
    other = words.kinds[kind].model_copy(update={"important": is_important})
    words = words.model_copy(update={"kinds": {**words.kinds, kind: other}})
    return dataclasses.replace(directory, vocabulary=words)


def test_a_moved_point_measures_its_kind_and_group_again(
    kinmen: Directory, moved: str, settings: Settings, first: Study, folder: Path
):
    """And nothing else: the files of all others stay the only ones in use."""
    point = kinmen.by_id[moved].point
    assert point
    edited = changed(
        kinmen,
        moved,
        lambda record: record.model_copy(
            update={"point": dataclasses.replace(point, lon=point.lon + 0.02)}
        ),
    )
    before = set(folder.iterdir())

    again = survey(edited, kept_in(settings, folder))

    differing = {s.code for s, reach in first.reaches.items() if again.reaches[s] != reach}
    assert {KINDS[0], kinmen.vocabulary.kinds[KINDS[0]].group} == differing
    assert 2 == len(set(folder.iterdir()) - before)
    assert again == survey(edited, settings)


def test_a_damaged_file_is_measured_again(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """Nobody has to clean up: the figures are right and the file is whole again."""
    path = next(path for path in sorted(folder.iterdir()) if "09020" in path.read_text("utf-8"))
    whole = path.read_text("utf-8")
    path.write_text(whole[:-1], encoding="utf-8")

    assert first == survey(kinmen, kept_in(settings, folder))
    assert whole == path.read_text("utf-8")


def test_files_of_others_are_left_alone(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """A folder may hold more than ours."""
    other = folder / "notes.txt"
    other.write_text("mine", encoding="utf-8")

    assert first == survey(kinmen, kept_in(settings, folder))
    assert "mine" == other.read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_told_of(
    kinmen: Directory, settings: Settings, first: Study, tmp_path: Path
):
    """The build goes on; next time it measures again."""
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    said: list[str] = []

    assert first == survey(kinmen, kept_in(settings, file / "cache"), said.append)
    assert said[-1].startswith("Reach is not kept for the next build: ")


def test_only_what_was_used_last_is_kept(
    kinmen: Directory,
    settings: Settings,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """Old results go, those of the newest survey stay."""
    monkeypatch.setattr(cache, "KEPT", len(list(folder.iterdir())))
    old = set(folder.iterdir())
    farther = settings.model_copy(update={"reach": ReachSettings(thresholds_km=(2, 5))})

    survey(kinmen, kept_in(farther, folder))

    assert len(old) == len(list(folder.iterdir()))
    assert not old & set(folder.iterdir())


def test_two_builds_at_once_do_not_disturb_each_other(
    kinmen: Directory, settings: Settings, first: Study, tmp_path: Path
):
    """Both measure, both write, nothing half-written is left."""
    kept = kept_in(settings, tmp_path / "cache")
    with ThreadPoolExecutor(2) as pool:
        studies = list(pool.map(lambda _: survey(kinmen, kept), range(2)))

    assert [first, first] == studies
    files = sorted((tmp_path / "cache").iterdir())
    assert len(first.reaches) == len(files)
    assert all(json.loads(path.read_text("utf-8")) for path in files)


def test_without_a_folder_nothing_is_kept(
    kinmen: Directory, settings: Settings, first: Study, monkeypatch, tmp_path: Path
):
    """The default for whoever only asks for figures."""
    monkeypatch.chdir(tmp_path)

    assert settings.cache_dir is None
    assert first == survey(kinmen, settings)
    assert [] == list(tmp_path.iterdir())
