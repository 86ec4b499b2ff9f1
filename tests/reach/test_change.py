"""What added, moved, closed and planned sites change."""

from __future__ import annotations

import dataclasses

import pytest

from safetynet.directory import Directory
from safetynet.model import Point, Precision, Record, Status
from safetynet.reach import Subject
from safetynet.reach.change import changes, on_trial, plans
from safetynet.reach.results import Measure
from safetynet.reach.subjects import has_door, subjects_of
from safetynet.reach.survey import Surveyor

KINMEN, PENGHU = "09020", "10016"
KIND = Subject("kind", "new-immigrant-center")
"""One open site in all four counties, in Kinmen."""


@pytest.fixture(scope="module")
def surveyor(directory: Directory) -> Surveyor:
    """Measures the four counties by 1 and 5 km."""
    return Surveyor(directory, Measure("km", "land", (1.0, 5.0), 5.0))


@pytest.fixture(scope="module")
def only(directory: Directory) -> Record:
    """The one site of the kind."""
    (record,) = dict(subjects_of(directory))[KIND]
    return record


def with_record(directory: Directory, record: Record) -> Directory:
    """The directory with the record in place of the one with its id, or with a further one."""
    records = {**directory.by_id, record.id: record}
    return dataclasses.replace(directory, records=tuple(records.values()))


def test_nothing_changes_when_no_place_does(surveyor: Surveyor, only: Record) -> None:
    """A phone number reaches nobody further."""
    before = surveyor.directory

    assert () == changes(
        surveyor, before, with_record(before, only.model_copy(update={"phones": ()}))
    )


def test_closing_the_only_site_takes_all_it_reached(surveyor: Surveyor, only: Record) -> None:
    """Afterwards nothing can be said by distance, and its people are lost."""
    before = surveyor.directory
    closed = only.model_copy(update={"status": Status.CLOSED})

    found = {one.subject: one for one in changes(surveyor, before, with_record(before, closed))}

    change = found[KIND]
    assert change.before is not None
    assert (None, tuple(-count for count in change.before.total.within)) == (
        change.after,
        change.gains(""),
    )
    assert {"group", "kind"} == {subject.sort for subject in found}


def test_moved_site_loses_here_and_gains_there(surveyor: Surveyor, only: Record) -> None:
    """The change is the difference of two measurements, township by township."""
    before = surveyor.directory
    there = before.geography.find_township("金門縣金湖鎮")
    assert there is not None
    point = Point(lon=there.lon, lat=there.lat, precision=Precision.ADDRESS)
    moved = only.model_copy(update={"point": point})

    change = changes(surveyor, before, with_record(before, moved))[-1]

    assert KIND == change.subject
    assert change.gains(there.code)[1] > 0
    towns = [change.gains(town.code) for town in before.geography.county(KINMEN).townships]
    assert change.gains("") == tuple(map(sum, zip(*towns, strict=True)))
    assert min(gain[1] for gain in towns) < 0


def in_penghu(directory: Directory, record: Record) -> Record:
    """The record with its place in the main settlement of Penghu."""
    town = directory.geography.find_township("澎湖縣馬公市")
    assert town is not None
    point = Point(lon=town.lon, lat=town.lat, precision=Precision.ADDRESS)
    return record.model_copy(update={"county": PENGHU, "township": town.code, "point": point})


def test_site_that_moves_to_another_county_is_measured_in_both(
    surveyor: Surveyor, only: Record
) -> None:
    """Kinmen, which then has none, loses all it had; Penghu, which had none, gains."""
    before = surveyor.directory
    moved = in_penghu(before, only)

    change = changes(surveyor, before, with_record(before, moved))[-1]

    assert change.before
    assert change.after
    assert {KINMEN, PENGHU} == set(change.before.counties) == set(change.after.counties)
    lost = change.before.area(KINMEN).within
    assert tuple(-count for count in lost) == change.gains(KINMEN)
    assert change.gains(PENGHU) == change.after.area(PENGHU).within
    both = zip(change.gains(KINMEN), change.gains(PENGHU), strict=True)
    assert change.gains("") == tuple(map(sum, both))


def test_closing_the_only_site_of_a_county_leaves_the_other_counties(
    surveyor: Surveyor, only: Record
) -> None:
    """Penghu loses all it had and stays in the comparison; in Kinmen nobody is lost."""
    new = in_penghu(surveyor.directory, only).model_copy(update={"id": "penghu-center"})
    both = with_record(surveyor.directory, new)
    closed = with_record(both, new.model_copy(update={"status": Status.CLOSED}))

    change = changes(surveyor, both, closed)[-1]

    assert change.before
    assert change.after
    assert {KINMEN, PENGHU} == set(change.after.counties)
    assert (0, 0) == change.after.area(PENGHU).within == change.gains(KINMEN)
    assert change.gains("") == change.gains(PENGHU)
    assert tuple(-count for count in change.before.area(PENGHU).within) == change.gains(PENGHU)


def test_first_site_of_a_county_leaves_the_others_as_they_are(
    surveyor: Surveyor, only: Record
) -> None:
    """Both sides have both counties; in Kinmen, where nothing is new, nobody is gained or lost."""
    before = surveyor.directory
    new = in_penghu(before, only).model_copy(update={"id": "penghu-new-immigrant-center"})

    change = changes(surveyor, before, with_record(before, new))[-1]

    assert change.before
    assert {KINMEN, PENGHU} == set(change.before.counties)
    assert (0, 0) == change.gains(KINMEN)
    assert change.gains("") == change.gains(PENGHU)
    assert change.gains(PENGHU)[1] > 0


def test_site_planned_in_a_county_without_one_is_compared_with_today(
    surveyor: Surveyor, only: Record
) -> None:
    """Today's coverage lacks the county; the plan's has it on both sides."""
    new = in_penghu(surveyor.directory, only)
    planned = new.model_copy(update={"id": "penghu-planned", "status": Status.PLANNED})
    today = surveyor.coverage([only])
    assert today
    assert not today.has(PENGHU)

    (plan,) = plans(surveyor, KIND, [only, planned], today)

    assert plan.change.before
    assert today.area(KINMEN) == plan.change.before.area(KINMEN)
    assert (0, 0) == plan.change.before.area(PENGHU).within
    assert plan.change.gains(PENGHU)[1] > 0


def test_planned_site_without_a_point_is_tried_in_its_township(surveyor: Surveyor) -> None:
    """It says so, its gain is that of an open site at the township's point, and never a loss."""
    subject = Subject("kind", "community-mental-health-center")
    doors = [r for r in dict(subjects_of(surveyor.directory))[subject] if has_door(r)]
    today = surveyor.coverage(r for r in doors if r.status is Status.ACTIVE)

    found = plans(surveyor, subject, doors, today)

    planned = [record for record in doors if record.status is Status.PLANNED]
    assert [record.id for record in planned] == [plan.record for plan in found]
    assert {True} == {plan.is_assumed for plan in found}
    assert all(min(plan.change.gains("")) >= 0 for plan in found)
    town = surveyor.directory.geography.township(planned[0].township or "")
    point = on_trial(planned[0], surveyor.directory.geography).point
    assert point is not None
    assert (town.lon, town.lat) == (point.lon, point.lat)


def test_planned_site_with_a_point_is_tried_there(surveyor: Surveyor, only: Record) -> None:
    """Nothing is assumed of it."""
    planned = only.model_copy(update={"status": Status.PLANNED})

    (plan,) = plans(surveyor, KIND, [planned], None)

    assert not plan.is_assumed
    assert plan.change.before is None
    assert plan.change.gains("")[1] > 0
