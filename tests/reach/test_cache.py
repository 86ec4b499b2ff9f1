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
from safetynet.model import Phone, Precision, Record
from safetynet.reach import Study, cache
from safetynet.reach import survey as survey_module
from safetynet.reach.cache import ground_key
from safetynet.reach.survey import measure_of, survey
from safetynet.settings import Reach, Settings
from safetynet.site.edition import narrowed

MOVED = "kinmen-jincheng-social-welfare-center"


@pytest.fixture(scope="module")
def kinmen(directory: Directory) -> Directory:
    """The smallest county: it is measured in a second."""
    return narrowed(directory, ("kinmen",))


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
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """Figures do not rest on these."""
    edited = changed(
        kinmen,
        MOVED,
        lambda record: record.model_copy(
            update={"phones": (Phone(number="082-330100"),), "hours": "24/7", "summary": None}
        ),
    )

    assert first == survey(edited, kept_in(settings, folder))


def test_a_moved_point_measures_its_kind_and_group_again(
    kinmen: Directory, settings: Settings, first: Study, folder: Path
):
    """And nothing else: the files of all others stay the only ones in use."""
    point = kinmen.by_id[MOVED].point
    assert point
    moved = changed(
        kinmen,
        MOVED,
        lambda record: record.model_copy(
            update={"point": dataclasses.replace(point, lon=point.lon + 0.02)}
        ),
    )
    before = set(folder.iterdir())

    again = survey(moved, kept_in(settings, folder))

    kind = kinmen.vocabulary.kinds[kinmen.by_id[MOVED].kind]
    differing = {s.code for s, reach in first.reaches.items() if again.reaches[s] != reach}
    assert {kinmen.by_id[MOVED].kind, kind.group} == differing
    assert 2 == len(set(folder.iterdir()) - before)
    assert again == survey(moved, settings)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "closed"},
        {"township": "09020020"},
        {"serves": ()},
        {"delivery": "area"},
    ],
)
def test_a_record_that_counts_otherwise_is_another_question(
    kinmen: Directory, change: dict[str, object]
):
    """Status, township, the townships served and how it is delivered are in the key."""
    record = kinmen.by_id[MOVED]
    subject = survey_module.Subject("kind", record.kind)
    edited = Record.model_validate({**record.model_dump(by_alias=True), **change})

    assert record != edited
    assert cache.reach_key("", subject, [record]) != cache.reach_key("", subject, [edited])


def test_less_precise_point_is_another_question(kinmen: Directory):
    """Known only to the township, a site reaches nobody."""
    record = kinmen.by_id[MOVED]
    assert record.point
    vague = dataclasses.replace(record.point, precision=Precision.TOWNSHIP)
    edited = record.model_copy(update={"point": vague})
    subject = survey_module.Subject("kind", record.kind)

    assert cache.reach_key("", subject, [record]) != cache.reach_key("", subject, [edited])


def test_other_people_land_bridges_kinds_method_or_thresholds_are_another_question(
    kinmen: Directory, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Each of these alone changes the key of every figure."""
    measure = measure_of(settings)
    geo = Path(shutil.copytree(kinmen.geography.folder, tmp_path / "geo"))
    copied = dataclasses.replace(
        kinmen, geography=dataclasses.replace(kinmen.geography, folder=geo)
    )
    keys = [ground_key(kinmen, measure)]
    assert keys == [ground_key(copied, measure)], "where the folder stands does not matter"

    for name in ("villages.csv", "villages.geojson", "crossings.yaml", "landmasses.geojson"):
        (geo / name).write_bytes((geo / name).read_bytes() + b"\n")
        keys.append(ground_key(copied, measure))
    (geo / "population_points.csv").write_text("lon,lat,population\n", encoding="utf-8")
    keys.append(ground_key(copied, measure))
    nearer = measure_of(settings.model_copy(update={"reach": Reach(thresholds_km=(2, 5))}))
    keys.append(ground_key(copied, nearer))
    coarser = kinmen.assumptions.grid.model_copy(update={"cell_m": 60.0})
    assumed = kinmen.assumptions.model_copy(update={"grid": coarser})
    keys.append(ground_key(dataclasses.replace(copied, assumptions=assumed), measure))
    kind = kinmen.by_id[MOVED].kind
    words = kinmen.vocabulary
    other = words.kinds[kind].model_copy(update={"important": not words.kinds[kind].important})
    words = words.model_copy(update={"kinds": {**words.kinds, kind: other}})
    keys.append(ground_key(dataclasses.replace(copied, vocabulary=words), measure))
    monkeypatch.setattr(cache, "version", lambda _library: "0")
    keys.append(ground_key(copied, measure))

    assert len(keys) == len(set(keys)) == 10


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _text: "", id="empty"),
        pytest.param(lambda text: text[: len(text) // 2], id="torn"),
        pytest.param(lambda _text: "[]", id="something else"),
        pytest.param(lambda text: text.replace('"within":[', '"within":["many",'), id="no numbers"),
    ],
)
def test_a_damaged_file_is_measured_again(
    kinmen: Directory, settings: Settings, first: Study, folder: Path, damage
):
    """Nobody has to clean up: the figures are right and the file is whole again."""
    path = next(path for path in sorted(folder.iterdir()) if "09020" in path.read_text("utf-8"))
    whole = path.read_text("utf-8")
    path.write_text(damage(whole), encoding="utf-8")

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
    farther = settings.model_copy(update={"reach": Reach(thresholds_km=(2, 5))})

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
