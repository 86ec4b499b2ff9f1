"""The files of the cache and their names: one for each question, whole or not there."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.model import Precision, Record
from safetynet.reach import Reach, Study, Subject, cache
from safetynet.reach.cache import Cache, ground_key, reach_key, silent
from safetynet.reach.survey import measure_of
from safetynet.settings import Reach as ReachSettings
from safetynet.settings import Settings

KEY = "0" * 64


@pytest.fixture(scope="module")
def kinmen(directory: Directory) -> Directory:
    """One county."""
    return narrowed(directory, ("kinmen",))


@pytest.fixture(scope="module")
def record(kinmen: Directory) -> Record:
    """A site with a point that is responsible for townships."""
    return next(one for one in kinmen.records if one.point and one.serves)


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
    record: Record, change: dict[str, object]
):
    """Status, township, the townships served and how it is delivered are in the key."""
    subject = Subject("kind", record.kind)
    edited = Record.model_validate({**record.model_dump(by_alias=True), **change})

    assert record != edited
    assert reach_key("", subject, [record]) != reach_key("", subject, [edited])


def test_less_precise_point_is_another_question(record: Record):
    """Known only to the township, a site reaches nobody."""
    assert record.point
    vague = dataclasses.replace(record.point, precision=Precision.TOWNSHIP)
    edited = record.model_copy(update={"point": vague})
    subject = Subject("kind", record.kind)

    assert reach_key("", subject, [record]) != reach_key("", subject, [edited])


def test_other_people_land_bridges_method_or_thresholds_are_another_question(
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
    nearer = measure_of(settings.model_copy(update={"reach": ReachSettings(thresholds_km=(2, 5))}))
    keys.append(ground_key(copied, nearer))
    coarser = kinmen.assumptions.grid.model_copy(update={"cell_m": 60.0})
    assumed = kinmen.assumptions.model_copy(update={"grid": coarser})
    keys.append(ground_key(dataclasses.replace(copied, assumptions=assumed), measure))
    monkeypatch.setattr(cache, "version", lambda _library: "0")
    keys.append(ground_key(copied, measure))

    assert len(keys) == len(set(keys)) == 9


@pytest.fixture
def kept(study: Study, tmp_path: Path) -> tuple[Cache, Path, Reach]:
    """A cache with one result of the shipped data, its file, and the result."""
    reach = next(reach for reach in study.measured if reach.sitings and reach.catchment)
    mine = Cache(tmp_path / "mine", silent)
    mine.keep([(KEY, reach)])
    (path,) = (tmp_path / "mine").iterdir()
    return mine, path, reach


def test_all_of_a_result_is_found_again(kept: tuple[Cache, Path, Reach]):
    """Further places, catchments and infinite ways among it."""
    mine, _, reach = kept

    assert reach == mine.read(KEY)
    assert mine.read("1" * 64) is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _text: "", id="empty"),
        pytest.param(lambda text: text[: len(text) // 2], id="torn"),
        pytest.param(lambda _text: "[]", id="something else"),
        pytest.param(lambda text: text.replace('"within":[', '"within":["many",'), id="no numbers"),
    ],
)
def test_a_damaged_file_is_as_none(kept: tuple[Cache, Path, Reach], damage):
    """What cannot be read is not there, and is written again."""
    mine, path, reach = kept
    path.write_text(damage(path.read_text("utf-8")), encoding="utf-8")

    assert mine.read(KEY) is None
    mine.keep([(KEY, reach)])
    assert reach == mine.read(KEY)


def test_others_may_read_what_was_kept(kept: tuple[Cache, Path, Reach]):
    """As far as whoever builds lets them: the mode of any file they write."""
    _, path, _ = kept
    plain = path.with_name("plain")
    plain.touch()

    assert plain.stat().st_mode == path.stat().st_mode


def test_half_written_files_are_cleaned_up(kept: tuple[Cache, Path, Reach]):
    """Those that nobody writes any more; another build may be writing a fresh one."""
    mine, path, reach = kept
    old, fresh = (path.with_name(f"{name}.reach.part") for name in ("old", "fresh"))
    for half in (old, fresh):
        half.touch()
    os.utime(old, (0, 0))

    mine.keep([(KEY, reach)])

    assert {path, fresh} == set(path.parent.iterdir())
