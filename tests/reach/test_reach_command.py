"""`safetynet reach` as staff and programs call it, on the shipped data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from safetynet.cli import main
from safetynet.directory import Directory
from safetynet.reach import Study
from safetynet.reach.survey import survey
from safetynet.settings import Settings

ROOT = Path(__file__).parents[2]
KIND = "social-welfare-center"
NEW = """\
- id: kinmen-lieyu-draft
  kind: social-welfare-center
  name: {zh: 烈嶼新中心, en: Lieyu New Center}
  township: 金門縣烈嶼鄉
  point: {lon: 118.2375, lat: 24.4325, precision: village}
  verified: {how: document}
  sources: [{source: seed-000, fields: [name, point]}]
"""

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def study(directory: Directory, settings: Settings) -> Study:
    """What the pages are made from."""
    cached = settings.model_copy(update={"cache_dir": ROOT / ".cache/safetynet"})
    return survey(directory.published, cached)


@pytest.fixture
def reach(monkeypatch: pytest.MonkeyPatch, study: Study) -> Run:
    """Calls the command in the project's folder, as a shell would; measured already."""
    del study
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1795348800", "COUNTIES": ""})
    return lambda *words: runner.invoke(main, ["reach", *map(str, words)])


def answered(result: Result) -> Any:
    """The answer in JSON."""
    assert 0 == result.exit_code, result.stderr
    return json.loads(result.stdout)


def test_figures_of_all_kinds_are_those_of_the_pages(reach: Run, study: Study) -> None:
    """Command and pages come from the same measurement, to the person."""
    data = answered(reach("--format", "json"))

    told = {(one["sort"], one["kind"]): one for one in data["reaches"]}
    assert {(s.sort, s.code) for s in study.reaches} == set(told)
    for subject, one in study.reaches.items():
        figures = told[subject.sort, subject.code]["figures"]
        assert (one.coverage is None) == (figures is None)
        if one.coverage:
            total = one.coverage.total
            expected = [list(total.within), list(total.within_straight), total.by_ferry_only]
            assert expected == [
                figures["within"],
                figures["within_straight"],
                figures["by_ferry_only"],
            ]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "戶籍人口"), ("en", "People registered in September 2026")]
)
def test_table_speaks_both_languages(reach: Run, study: Study, lang: str, words: str) -> None:
    """The same figures stand in the table for people."""
    result = reach("--lang", lang)

    coverage = study.reaches[next(s for s in study.reaches if s.code == KIND)].coverage
    assert coverage is not None
    row = next(line for line in result.stdout.splitlines() if line.endswith(f"  {KIND}"))
    assert words in result.stdout
    assert all(f"{count:,}" in row for count in coverage.total.within)


@pytest.mark.parametrize("name", [KIND, "社會福利服務中心", "Social Welfare Service Center"])
def test_kind_is_found_by_code_and_by_name(reach: Run, study: Study, name: str) -> None:
    """Townships of the county, those with the smallest share reached first."""
    data = answered(reach("--kind", name, "--county", "kinmen", "--format", "json"))

    coverage = study.of("kind", KIND)
    assert coverage
    assert coverage.coverage
    shares = [town["within"][2] / town["population"] for town in data["townships"]]
    assert sorted(shares) == shares
    assert {code for code in coverage.coverage.townships if code.startswith("09020")} == {
        town["code"] for town in data["townships"]
    }


def test_other_threshold_is_measured(reach: Run, study: Study) -> None:
    """2 km lies between 1 and 3 km."""
    data = answered(reach("--kind", KIND, "--threshold", "2", "--format", "json"))

    known = study.of("kind", KIND)
    assert known
    assert known.coverage
    one, three, *_ = known.coverage.total.within
    assert one < data["reach"]["figures"]["within"][0] < three


def test_kind_without_a_known_place_has_a_reason_and_no_figures(reach: Run) -> None:
    """Never zeros for unknown."""
    result = reach("--kind", "clubhouse", "--lang", "en")

    assert "No figures" in result.stdout
    assert "within" not in result.stdout


def test_best_places_are_those_of_the_pages(reach: Run, study: Study) -> None:
    """The command with the goal gives what the county's page says."""
    words = ("--kind", "counseling-site", "--county", "kinmen", "--add", 2)
    data = answered(reach(*words, "--format", "json"))

    known = study.of("kind", "counseling-site")
    assert known
    pages = [one for one in known.sitings if one.county == "09020"]
    expected = [[(list(o.places), o.gain) for o in one.options[:2]] for one in pages]
    told = [[(o["places"], o["gain"]) for o in one["options"]] for one in data["sitings"]]
    assert expected == told


def test_best_places_say_objective_and_limits(reach: Run) -> None:
    """Nobody should take the answer for more than it is."""
    words = ("--kind", "counseling-site", "--county", "kinmen", "--add", 1, "--lang", "en")
    result = reach(*words, "--candidates", "sites", "--objective", "median")

    for said in ("shortest mean way", "all open public sites", "not a recommendation"):
        assert said in result.stdout


def test_draft_adds_moves_and_closes(reach: Run, study: Study, tmp_path: Path) -> None:
    """It says what it does to each record; the new site is reached by all of Lieyu."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        NEW + "- {id: kinmen-jinhu-social-welfare-center, status: closed}\n"
        "- id: kinmen-jincheng-social-welfare-center\n"
        "  point: {lon: 118.3, lat: 24.4, precision: address}\n",
        encoding="utf-8",
    )

    text = reach("--with", draft, "--lang", "en").stdout
    data = answered(reach("--with", draft, "--format", "json"))

    assert "Adds kinmen-lieyu-draft: Lieyu New Center." in text
    assert "No longer open: kinmen-jinhu-social-welfare-center" in text
    assert "Moves kinmen-jincheng-social-welfare-center" in text
    change = next(one for one in data["changes"] if one["kind"] == KIND)
    known = study.of("kind", KIND)
    assert known
    assert known.coverage
    lieyu = known.coverage.townships["09020050"]
    assert lieyu.not_within(2) == change["townships"]["09020050"][2]
    assert change["townships"]["09020030"][2] < 0


def test_draft_that_moves_nothing_says_so(reach: Run, tmp_path: Path) -> None:
    """A record without a pin counts nobody, and that is said of it."""
    draft = tmp_path / "draft.yaml"
    pinless = "".join(line for line in NEW.splitlines(keepends=True) if "point: {" not in line)
    draft.write_text(pinless.replace(", point]", "]"), encoding="utf-8")

    result = reach("--with", draft, "--lang", "en")

    assert "it changes no figure of reach" in result.stdout
    assert "No change in reach." in result.stdout


def test_errors_of_a_draft_are_those_of_check_with_file_and_line(
    reach: Run, tmp_path: Path
) -> None:
    """Nothing is printed half: figures of a wrong draft would be wrong."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "# a comment\n" + NEW.replace("precision: village", "precision: vilage") + NEW,
        encoding="utf-8",
    )

    result = reach("--with", draft, "--lang", "en")

    assert (1, "") == (result.exit_code, result.stdout)
    assert f"{draft}:6  kinmen-lieyu-draft  point.precision  error: 'vilage'" in result.stderr


def test_same_id_twice_in_a_draft_is_an_error(reach: Run, tmp_path: Path) -> None:
    """Which of the two should count?"""
    draft = tmp_path / "draft.yaml"
    draft.write_text(NEW + NEW, encoding="utf-8")

    result = reach("--with", draft)

    assert 1 == result.exit_code
    assert f"{draft}:8" in result.stderr
    assert "[duplicate-id]" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--kind", "social-welfare-centre"), "did you mean 'social-welfare-center'?"),
        (("--county", "taipei"), "the counties are: kinmen, penghu, changhua, nantou"),
        (("--add", "2"), "--add: say --kind, too"),
        (("--objective", "median"), "--candidates and --objective: say --add, too"),
        (("--threshold", "2"), "--threshold: say --kind or --with, too"),
        (("--threshold", "0", "--kind", KIND), "0.0 is not in the range x>0"),
        (("--add", "9", "--kind", KIND), "9 is not in the range 1<=x<=5"),
        (("--with", "nowhere.yaml"), "'nowhere.yaml' does not exist"),
        (("--config", "nowhere.yml"), "nowhere.yml is not there"),
    ],
)
def test_wrong_call_exits_with_2_and_says_why(
    reach: Run, words: tuple[str, ...], message: str
) -> None:
    """Each message says what to do."""
    result = reach(*words)

    assert (2, "") == (result.exit_code, result.stdout)
    assert message in result.stderr
