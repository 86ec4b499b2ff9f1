"""The script that compares the even spread with finer points, and the comparison that is kept."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
import yaml

from safetynet.directory import Directory
from safetynet.reach import AreaReach, Coverage, Subject
from safetynet.settings import Reach

SCRIPT = Path(__file__).parents[2] / "scripts/compare_spread.py"
EVEN = Coverage(
    {
        "09020010001": AreaReach("09020010001", 200, (20, 40, 60, 80), (20, 40, 60, 80), 0, "a", 4),
        "10016010001": AreaReach("10016010001", 9, (0, 0, 0, 0), (0, 0, 0, 0), 9, "", float("inf")),
    }
)
FINER = Coverage(
    {
        "09020010001": AreaReach("09020010001", 200, (30, 50, 50, 80), (30, 50, 50, 80), 0, "a", 3),
        "10016010001": EVEN.villages["10016010001"],
    }
)


def test_rows_can_be_pasted_into_the_assumptions() -> None:
    """One row for each threshold; a county without such a site has no figures to compare."""
    rows = yaml.safe_load("\n".join(runpy.run_path(str(SCRIPT))["_rows"]((EVEN, FINER))))

    assert [
        ("09020", 1, 20, 30),
        ("09020", 3, 40, 50),
        ("09020", 5, 60, 50),
        ("09020", 10, 80, 80),
    ] == [(row["county"], row["threshold_km"], row["even"], row["finer"]) for row in rows]
    assert {200} == {row["population"] for row in rows}


def test_differences_are_percentage_points_of_the_people_of_a_county() -> None:
    """10 of 200 people more within 1 km, 10 fewer within 5 km; the mean way a quarter shorter."""
    subject = Subject("kind", "food-bank")
    lines = list(
        runpy.run_path(str(SCRIPT))["_differences"](
            {subject: (EVEN, FINER), Subject("group", "all"): (EVEN, EVEN)}
        )
    )

    assert (
        "within 1 km, percentage points: from +0.0 ('all', '09020') to +5.0 ('food-bank'"
        in lines[1]
    )
    assert "within 5 km, percentage points: from -5.0 ('food-bank', '09020')" in lines[3]
    assert "mean way, percent: from -25.0 ('food-bank', '09020')" in lines[5]


def test_unusable_points_are_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit code 2 and the fault."""
    points = tmp_path / "points.csv"
    points.write_text("lon,lat,population\n0,0,1\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), str(points)])

    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(SCRIPT), run_name="__main__")

    assert 2 == stopped.value.code
    assert "points.csv:2  lon, lat  0.0, 0.0" in capsys.readouterr().err


def test_kept_comparison_has_every_county_at_every_threshold(directory: Directory) -> None:
    """The method page prints a whole table, and nobody is counted twice."""
    comparison = directory.assumptions.comparison
    assert comparison is not None

    counties = [county.code for county in directory.geography.counties]
    assert sorted((code, km) for code in counties for km in Reach().thresholds_km) == sorted(
        (row.county, row.threshold_km) for row in comparison.rows
    )
    assert all(max(row.even, row.finer) <= row.population for row in comparison.rows)
    assert comparison.code in (
        directory.vocabulary.groups if comparison.sort == "group" else directory.vocabulary.kinds
    )
