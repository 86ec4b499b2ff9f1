"""The whole folder: what is sound is loaded, what is not is left out and told."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from pathlib import Path

import pytest
from site_build import ROOT

from safetynet.check import check_directory
from safetynet.load import read_directory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small data folder, with the real geography."""
    target = tmp_path / "data"
    shutil.copytree(ROOT / "tests/fixtures/data", target)
    (target / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return target


def replace(file: Path, old: str, new: str) -> None:
    """Change what surely stands in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_faulty_record_is_left_out_and_the_others_stay(folder: Path):
    """A slip in one record does not take the directory away."""
    replace(folder / "services.yaml", "kind: protection", "knd: protection")

    loaded = read_directory(folder)

    assert loaded.directory is not None
    assert ["kinmen-jinhu-center", "kinmen-jincheng-center"] == [
        r.id for r in loaded.directory.records
    ]
    assert 24 == loaded.directory.places["kinmen-jincheng-center"].line


def test_faulty_vocabulary_leaves_no_directory_but_all_findings(folder: Path):
    """Without its words nothing can be built; faults of records are told all the same."""
    replace(folder / "vocabulary.yaml", "group: centers, glyph: house", "glyph: house")
    replace(folder / "services.yaml", "status: planned", "status: someday")

    loaded = read_directory(folder)

    assert loaded.directory is None
    told = {(finding.place.file.name, finding.code) for finding in loaded.findings}
    assert {("vocabulary.yaml", "missing-field"), ("services.yaml", "unknown-choice")} == told


def test_ten_thousand_records_load_in_time(folder: Path):
    """The bar is 6 s for 10,000 records on 2 cores; CPU time, so that neighbours do not count."""
    write_many(folder, 10_000)
    start = time.process_time()

    loaded = read_directory(folder)

    assert 6 > time.process_time() - start
    assert 10_000 == len(loaded.items)


def test_many_records_of_one_place_are_told_as_such(folder: Path):
    """Nothing else is wrong with them: those that are timed are read as what they are."""
    write_many(folder, 500)
    loaded = read_directory(folder)

    codes = {finding.code for finding in check_directory(loaded, dt.date(2026, 11, 22))}
    assert 500 == len(loaded.items)
    assert {"duplicate-record"} == codes


def write_many(folder: Path, count: int) -> None:
    """The folder's first record so many times, under other ids and names."""
    file = folder / "services.yaml"
    first = file.read_text(encoding="utf-8").split("- id: kinmen-jincheng-center")[0]
    record = first[first.index("- id:") :]
    many = (
        record.replace("kinmen-jinhu-center", f"site-{n}").replace("zh: 金湖社", f"zh: 金湖{n}社")
        for n in range(count)
    )
    file.write_text("".join(many).replace("082-330100", "1957"), encoding="utf-8")


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n\n  # - date: 2026-12-24\n", "[]\n"])
def test_folder_may_have_no_special_days(folder: Path, text: str | None):
    """Most years have no typhoon day: no file, an empty one, only comments, an empty list."""
    file = folder / "holidays.yaml"
    file.unlink()
    if text is not None:
        file.write_text(text, encoding="utf-8")

    loaded = read_directory(folder)

    assert loaded.directory is not None
    assert () == loaded.directory.special_days
    assert () == check_directory(loaded, dt.date(2026, 11, 22))


def test_special_days_are_read_with_all_their_dates(folder: Path):
    """One day, and several in a row."""
    loaded = read_directory(folder)

    assert loaded.directory is not None
    one, several = loaded.directory.special_days
    assert (dt.date(2026, 12, 24),) == one.dates
    assert ("kinmen",) == one.counties
    assert (dt.date(2027, 3, 10), dt.date(2027, 3, 11)) == several.dates
