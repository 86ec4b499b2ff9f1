"""`safetynet reach`: the figures of the pages, to the person, and why there are none."""

from __future__ import annotations

import dataclasses

import pytest
from calls import Ask, Run

from safetynet.directory import Directory
from safetynet.pages.atlas import Atlas
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Coverage, Reach, Study
from safetynet.settings import Settings
from safetynet.staff.reach.answers import Answers
from safetynet.staff.reach.figures import reached
from safetynet.staff.report import render

KIND = "social-welfare-center"
CENTER = "community-mental-health-center"


def known(study: Study, code: str) -> tuple[Reach, Coverage]:
    """A measured kind."""
    reach = study.of("kind", code)
    assert reach
    assert reach.coverage
    return reach, reach.coverage


def test_figures_of_all_kinds_are_those_of_the_pages(asked: Ask, study: Study) -> None:
    """Command and pages come from the same measurement, to the person."""
    told = {(one["sort"], one["kind"]): one for one in asked()["reaches"]}

    assert {(s.sort, s.code) for s in study.reaches} == set(told)
    for subject, one in study.reaches.items():
        figures = told[subject.sort, subject.code]["figures"]
        total = one.coverage.total if one.coverage else None
        expected = total and (list(total.within), list(total.within_straight), total.by_ferry_only)
        names = ("within", "within_straight", "by_ferry_only")
        assert expected == (figures and tuple(figures[name] for name in names))


def test_counties_with_figures_are_named_and_the_others_have_a_reason(
    asked: Ask, study: Study
) -> None:
    """No county without a site whose place is known has a figure, least of all 0."""
    slugs = {"09020": "kinmen", "10016": "penghu", "10007": "changhua", "10008": "nantou"}
    here = {one["kind"]: one for one in asked("--county", "penghu")["reaches"]}

    for one in asked()["reaches"]:
        reach = next(r for s, r in study.reaches.items() if s.code == one["kind"])
        codes = reach.coverage.counties if reach.coverage else ()
        assert {slugs[code] for code in codes} == set(one["counties"])
        is_measured = "penghu" in one["counties"]
        figures, reason = here[one["kind"]]["figures"], here[one["kind"]]["reason"]
        assert (is_measured, not is_measured) == (figures is not None, bool(reason))


@pytest.mark.parametrize(
    ("kind", "county", "why"),
    [
        ("clubhouse", "", "No figures: open sites here whose place is not known"),
        ("counseling-site", "penghu", "No figures: open sites here whose place is not known"),
        ("family-welfare-center", "penghu", "That does not prove that there is none."),
    ],
)
def test_unknown_is_never_zero(reach: Run, kind: str, county: str, why: str) -> None:
    """A kind without figures, here or anywhere, has the reason in place of them."""
    result = reach("--kind", kind, "--county", county, "--lang", "en")

    assert "No figures" in result.stdout
    assert why in result.stdout
    assert "within" not in result.stdout


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "戶籍人口"), ("en", "Residents registered in September 2026")]
)
def test_table_speaks_both_languages(reach: Run, study: Study, lang: str, words: str) -> None:
    """The same figures stand in the table for people."""
    result = reach("--lang", lang)

    row = next(line for line in result.stdout.splitlines() if line.endswith(f"  {KIND}"))
    assert words in result.stdout
    assert all(f"{count:,}" in row for count in known(study, KIND)[1].total.within)


def test_townships_with_the_smallest_share_come_first(asked: Ask, study: Study) -> None:
    """Of the county, and only of it."""
    data = asked("--kind", KIND, "--county", "kinmen")

    shares = [town["within"][2] / town["population"] for town in data["townships"]]
    assert sorted(shares) == shares
    codes = {code for code in known(study, KIND)[1].townships if code.startswith("09020")}
    assert codes == {town["code"] for town in data["townships"]}


def test_other_threshold_is_measured(asked: Ask, study: Study) -> None:
    """2 km lies between 1 and 3 km; the counties stay the same."""
    data = asked("--kind", KIND, "--threshold", "2")

    coverage = known(study, KIND)[1]
    one, three, *_ = coverage.total.within
    assert one < data["reach"]["figures"]["within"][0] < three
    assert set(coverage.townships) == {town["code"] for town in data["townships"]}


def test_total_names_its_counties_and_the_others_say_why(reach: Run) -> None:
    """A sum over three of four counties is not one of all."""
    text = reach("--kind", KIND, "--lang", "en").stdout

    assert "Kinmen County, Penghu County, Nantou County" in text
    assert "Changhua County – No figures: no such site is listed here" in text


@pytest.mark.parametrize(("county", "expected"), [("nantou", 2), ("kinmen", 0)])
def test_sites_left_out_count_only_in_their_county(
    asked: Ask, reach: Run, county: str, expected: int
) -> None:
    """Two centers of Nantou have no known place: figures of Kinmen are not less for that."""
    words = ("--kind", CENTER, "--county", county)
    data, text = asked(*words), reach(*words, "--lang", "en").stdout

    assert expected == data["reach"]["figures"]["sites_left_out"]
    assert {expected} == {town["sites_left_out"] for town in data["townships"]}
    assert bool(expected) == ("Left out, because their place is not known: " in text)
    assert bool(expected) == ("at least" in text)


def test_township_with_a_site_left_out_is_not_named_as_worst(reach: Run) -> None:
    """Puli and Zhushan have a center; only nobody knows where it is."""
    text = reach("--kind", CENTER, "--county", "nantou", "--lang", "en").stdout

    worst = next(line for line in text.splitlines() if line.startswith("Smallest shares"))
    left_out = next(line for line in text.splitlines() if line.startswith("Left out"))
    assert [] == [name for name in ("Puli", "Zhushan") if name in worst or name not in left_out]


@pytest.mark.parametrize("share", [0, 1])
def test_where_all_are_alike_none_is_best_or_worst(
    directory: Directory, settings: Settings, study: Study, share: int
) -> None:
    """Nobody is reached anywhere, or everybody is."""
    reach, coverage = known(study, KIND)
    villages = {
        code: dataclasses.replace(one, within=(one.population * share,) * len(one.within))
        for code, one in coverage.villages.items()
    }
    atlas = Atlas(directory.published, settings, "en", study)

    report = reached(Answers(ReachWords(atlas), None), reach, Coverage(villages))

    assert "shares within" not in render(report, "text")
