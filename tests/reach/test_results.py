"""The arithmetic of areas: bands, sums of areas, and what a change gains."""

from __future__ import annotations

import math

import pytest

from safetynet.reach.results import AreaReach, Change, Coverage, Measure, Study, Subject, added

NEAR = AreaReach("09020010001", 100, (10, 40, 70), (20, 50, 80), 5, "x", 2.0)
FAR = AreaReach("09020010002", 60, (0, 0, 20), (0, 10, 30), 10, "y", 6.0)
CUT_OFF = AreaReach("09020020001", 30, (0, 0, 0), (0, 0, 9), 30, "", math.inf)
SUBJECT = Subject("kind", "food-bank")


def coverage(*areas: AreaReach) -> Coverage:
    """Villages by their codes."""
    return Coverage({area.code: area for area in areas})


def test_bands_are_the_steps_between_thresholds_then_beyond_then_ferry():
    """Of 100 people 10, 40, 70 are within; 5 need a boat, so 25 live farther than the last."""
    assert (10, 30, 30, 25, 5) == NEAR.bands
    assert NEAR.population == sum(NEAR.bands)


def test_not_within_counts_those_by_ferry_too():
    """Who needs a boat is not within 5 km, however near the other shore is."""
    assert 60 == NEAR.not_within(1)
    assert 30 == CUT_OFF.not_within(2)


def test_added_areas_are_sums_and_a_mean_by_people():
    """95 people at 2 km and 50 at 6 km: (190 + 300) / 145 km; the 30 by ferry have no way."""
    whole = added("all", [NEAR, FAR, CUT_OFF])

    assert ("all", 190, (10, 40, 90), (20, 60, 119), 45) == (
        whole.code,
        whole.population,
        whole.within,
        whole.within_straight,
        whole.by_ferry_only,
    )
    assert 490 / 145 == pytest.approx(whole.mean)
    assert "x" == whole.nearest


def test_areas_that_all_need_a_ferry_have_no_mean_way():
    """An infinite way stays infinite, and no site is named."""
    whole = added("", [CUT_OFF, CUT_OFF])

    assert math.isinf(whole.mean)
    assert "" == whole.nearest


def test_nearest_of_several_areas_is_that_of_most_people_then_the_first_by_id():
    """60 people have x and 60 y: x, in whichever order they come."""
    same = AreaReach("v", 60, (0, 0, 0), (0, 0, 0), 0, "x", 9.0)

    assert "x" == added("", [FAR, same]).nearest == added("", [same, FAR]).nearest


def test_nearest_of_several_areas_counts_only_people_with_a_way_to_it():
    """Ten of a hundred can get to x, all of fifty to y: y, though more people live where x is."""
    mostly_cut_off = AreaReach("v", 100, (10, 10, 10), (10, 10, 10), 90, "x", 1.0)
    all_near = AreaReach("w", 50, (50, 50, 50), (50, 50, 50), 0, "y", 1.0)

    assert "y" == added("", [mostly_cut_off, all_near]).nearest


def test_an_area_is_found_by_its_code():
    """Eleven digits a village, eight a township, five a county, none all of them."""
    found = coverage(NEAR, FAR, CUT_OFF)

    assert NEAR is found.area("09020010001")
    assert (160, 30) == (found.area("09020010").population, found.area("09020020").population)
    assert 190 == found.area("09020").population == found.area("").population
    with pytest.raises(KeyError):
        found.area("10016")


def test_an_area_that_is_not_measured_is_not_there():
    """Whoever asks is told so, at each level, and finds no zeros."""
    found = coverage(NEAR, FAR, CUT_OFF)

    assert [True] * 4 == [found.has(code) for code in ("", "09020", "09020020", "09020020001")]
    assert [False] * 3 == [found.has(code) for code in ("10016", "10016010", "10016010001")]
    assert {"09020"} == set(found.within_counties({"09020", "10016"}).counties)
    assert not found.within_counties({"10016"}).villages


def test_a_change_gains_the_difference_in_each_area():
    """Two thresholds later in the second village, nothing anywhere else."""
    after = coverage(NEAR, AreaReach("09020010002", 60, (0, 15, 50), (0, 20, 55), 10, "z", 4.0))
    change = Change(SUBJECT, coverage(NEAR, FAR), after)

    assert (0, 15, 30) == change.gains("09020010") == change.gains("09020") == change.gains("")
    assert (0, 0, 0) == change.gains("09020010001")


def test_an_area_that_neither_side_has_gains_nothing():
    """Nobody is lost where nothing is measured."""
    change = Change(SUBJECT, coverage(NEAR), coverage(NEAR))

    assert not any(change.gains("10016"))


def test_a_first_site_gains_all_whom_it_reaches():
    """Before it nobody was reached: there is no coverage to take away."""
    assert (10, 40, 90) == Change(SUBJECT, None, coverage(NEAR, FAR)).gains("")


def test_the_last_site_that_closes_loses_all():
    """Nothing is known after it: the gains are below 0."""
    assert (-10, -40, -90) == Change(SUBJECT, coverage(NEAR, FAR), None).gains("")


def test_without_a_known_place_before_and_after_nothing_is_said():
    """No thresholds are known then, so no numbers are made up."""
    assert () == Change(SUBJECT, None, None).gains("")


def test_goal_is_one_of_the_thresholds():
    """Its position is what tables are read at."""
    assert 2 == Measure("km", "land", (1, 3, 5, 10), 5).goal_at


def test_a_study_knows_nothing_of_a_kind_without_doors():
    """Hotlines have no reach: None, not zeros."""
    study = Study(Measure("km", "land", (1.0,), 1.0))

    assert study.of("kind", "hotline") is None
    assert () == study.measured
