"""`safetynet review`: people reached before and after, and the points on a map, on real data."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from review_repo import Repo
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.load import read_directory
from safetynet.pages.reach_change import signed
from safetynet.reach import Study
from safetynet.reach.survey import survey
from safetynet.settings import Settings

SITE = "kinmen-jincheng-social-welfare-center"
POINT = "point: {lon: 118.4, lat: 24.45, precision: street}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def real(make_repo: Callable[..., Repo]) -> Repo:
    """A repository of the shipped data in which one center of Kinmen was moved."""
    repo = make_repo(ROOT / "data")
    file = repo.data / "services.yaml"
    start, site, rest = file.read_text(encoding="utf-8").partition(f"- id: {SITE}\n")
    assert "point: {" in rest[: rest.index("\n- id:")]
    new = re.sub(r"point: \{.*?\}", POINT, rest, count=1)
    file.write_text(start + site + new, encoding="utf-8")
    return repo


def within(study: Study, directory: Directory) -> dict[str, int]:
    """Township or county in English → people within the goal of a site of the kind."""
    reach = study.of("kind", directory.by_id[SITE].kind)
    assert reach
    assert reach.coverage
    goal, geography = study.measure.goal_at, directory.geography
    return {
        geography.township(code).name.en: area.within[goal]
        for code, area in reach.coverage.townships.items()
    }


def test_reach_of_a_moved_site_is_that_of_two_surveys(
    real: Repo, directory: Directory, study: Study, settings: Settings, tmp_path: Path
):
    """Known by measuring everything before and everything after; only what changed is told."""
    loaded = read_directory(real.data).directory
    assert loaded
    kept = settings.model_copy(update={"cache_dir": ROOT / ".cache" / "safetynet"})
    early, late = within(study, directory), within(survey(loaded, kept), directory)
    expected = {town: (early[town], late[town]) for town in early if early[town] != late[town]}
    picture = tmp_path / "points.svg"
    text = real.told("en", picture=picture)

    section = text[text.index("### Change in reach") : text.index("### Points that change")]
    row = re.compile(
        r"^\| ([\w ]+), Kinmen County \| ([\d,]+) .*?\| ([\d,]+) .*?\| (.*) \|$", re.MULTILINE
    )
    told = {m[1]: m for m in row.finditer(section.split("\n**")[1])}
    assert len(expected) > 1
    assert expected == {
        town: tuple(int(m[n].replace(",", "")) for n in (2, 3)) for town, m in told.items()
    }
    assert {t: signed(b - a) for t, (a, b) in expected.items()} == {
        t: m[4] for t, m in told.items()
    }
    _assert_points(text, picture)


def _assert_points(text: str, picture: Path) -> None:
    """The table leads to a map of both places; the picture shows them with the table's number."""
    assert "https://www.openstreetmap.org/?mlat=24.450000&mlon=118.400000#map=17" in text
    assert "`points.svg`" in text
    drawn = ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 - our own
    titles = [one.text for one in drawn.iter(f"{SVG}text")]
    assert "1" in titles
    assert "金門縣 Kinmen County" in titles
    assert 1 == len([one for one in drawn.iter(f"{SVG}circle") if one.get("class") == "old"])
    assert 1 == len(list(drawn.iter(f"{SVG}line")))
    assert 3 <= len(list(drawn.iter(f"{SVG}path")))


def test_nothing_is_said_of_reach_when_no_place_changes(repo: Repo):
    """A phone reaches nobody."""
    repo.replace("082-330100", "082-330101")

    assert [] == repo.found()["reach"]
    assert "reach" not in repo.told("en")


def test_new_id_moves_nobody(repo: Repo):
    """The place is the same, so nothing is measured."""
    text = (repo.data / "services.yaml").read_text(encoding="utf-8")
    new = text.replace("kinmen-jinhu-center", "kinmen-jinhu-other")
    (repo.data / "services.yaml").write_text(new, encoding="utf-8")

    assert [] == repo.found()["reach"]


def test_county_that_loses_its_last_site_has_a_reason(repo: Repo):
    """No figures are not no people: the figures end, and why is said."""
    repo.replace("status: active", "status: temporarily-closed")
    text = repo.review().text

    assert "Kinmen County then has no site with a known place, so it will have no figures." in text
    assert "金門縣之後沒有位置已知的據點" in text
    assert re.search(r"\| Kinmen County \| [\d,]+ \(\d+%\) \| – \| −[\d,]+ \|", text)  # noqa: RUF001


def test_place_that_only_becomes_unknown_takes_nothing_away(repo: Repo):
    """People near it still have a site."""
    repo.replace("precision: address", "precision: township")

    assert "near it only the figures change, not what people have" in repo.told("en")


def test_measuring_ends_when_it_takes_too_long(repo: Repo, monkeypatch: pytest.MonkeyPatch):
    """What was not measured is named."""
    monkeypatch.setattr("safetynet.staff.review.reach.PATIENCE_S", -1)
    repo.replace("lon: 118.417006", "lon: 118.40")

    assert "Not measured, because it would take too long: Welfare center, " in repo.told("en")


def test_kind_that_nobody_knows_is_told_as_a_finding(repo: Repo):
    """The site drops out of its kind, and nothing breaks."""
    repo.replace(
        "  kind: welfare-center\n  status: active", "  kind: welfare-centre\n  status: active"
    )
    reviewed = repo.review(locales=("en",))

    assert reviewed.has_errors
    assert "misspelt-code" in reviewed.text
    assert "so it will have no figures" in reviewed.text


def test_point_of_a_confidential_record_is_not_drawn(repo: Repo, tmp_path: Path):
    """Neither in the table nor in the picture."""
    repo.replace(
        "  confidential: true\n",
        "  confidential: true\n  point: {lon: 118.33, lat: 24.43, precision: address}\n",
    )
    picture = tmp_path / "points.svg"
    text = repo.review(picture=picture).text

    assert "118.33" not in text
    assert not picture.exists()
