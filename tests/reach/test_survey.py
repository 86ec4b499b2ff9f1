"""The study of the shipped data: all figures hold together, to the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.model import Delivery, Status
from safetynet.nearest import has_pin
from safetynet.reach.results import AreaReach, Coverage, Study, Subject
from safetynet.reach.survey import survey
from safetynet.settings import Settings

KINMEN, PENGHU, CHANGHUA, NANTOU = "09020", "10016", "10007", "10008"


def coverages(study: Study) -> Iterator[tuple[str, Coverage]]:
    """Every coverage of the study with the code of its subject."""
    for reach in study.measured:
        assert reach.coverage
        yield reach.subject.code, reach.coverage


def people_of(directory: Directory, *counties: str) -> dict[str, int]:
    """Code of each village of some counties → its registered people."""
    villages = directory.geography.villages
    return {v.code: v.population for v in villages if v.code[:5] in counties}


def test_every_village_of_a_measured_county_is_there_with_its_people(
    directory: Directory, study: Study
):
    """No village of them is forgotten, and its bands add up to its registered people."""
    for subject, coverage in coverages(study):
        registered = people_of(directory, *coverage.counties)
        found = {code: sum(area.bands) for code, area in coverage.villages.items()}
        assert registered == found, subject
        assert list(found) == sorted(found), subject
        assert sum(registered.values()) == sum(coverage.total.bands), subject


def test_only_counties_with_a_known_place_are_measured(directory: Directory, study: Study):
    """Where the directory knows no place, there may be sites all the same: nothing is said."""
    measured = set()
    for reach in study.measured:
        assert reach.coverage
        counties = {directory.by_id[id_].county for id_ in reach.sites}
        assert counties == set(reach.coverage.counties), reach.subject
        measured |= {len(counties)}

    assert {1, 2, 3, 4} == measured


def test_county_whose_only_sites_have_no_known_place_is_not_measured(
    directory: Directory, study: Study
):
    """Twelve consultation stations of Penghu, known to the county: left out, and no figure."""
    reach = study.of("kind", "counseling-site")
    assert reach
    assert reach.coverage

    assert "penghu-free-consultation-stations" in reach.unplaced
    assert not any(directory.by_id[id_].county == PENGHU for id_ in reach.sites)
    assert not reach.coverage.has(PENGHU)
    assert people_of(directory, KINMEN, CHANGHUA, NANTOU).keys() == reach.coverage.villages.keys()


def test_boat_is_needed_only_where_the_county_has_a_site_elsewhere(study: Study):
    """Nobody of a county without a site, and nobody on the main island, is sent to sea."""
    for subject, coverage in coverages(study):
        for code, county in coverage.counties.items():
            assert county.by_ferry_only < county.population, (subject, code)
            assert code in {KINMEN, PENGHU} or not county.by_ferry_only, (subject, code)


def test_townships_and_counties_are_the_sums_of_their_villages(study: Study):
    """A reader who adds up a column gets the printed total."""
    for subject, coverage in coverages(study):
        for areas, digits in ((coverage.townships, 8), (coverage.counties, 5)):
            sums: dict[str, Counter[int]] = {code: Counter() for code in areas}
            for code, village in coverage.villages.items():
                sums[code[:digits]].update(dict(enumerate(village.bands)))
            for code, area in areas.items():
                assert list(area.bands) == [sums[code][band] for band in range(6)], subject


def test_straight_lines_reach_at_least_as_many_and_farther_reaches_more(study: Study):
    """In every area: no way is shorter than the line, and thresholds only add people."""
    for subject, coverage in coverages(study):
        areas = (*coverage.villages.values(), *coverage.townships.values(), coverage.total)
        for area in areas:
            assert all(map(int.__ge__, area.within_straight, area.within)), (subject, area)
            assert list(area.within) == sorted(area.within), (subject, area)
            assert min(area.bands) >= 0, (subject, area)


def test_a_group_reaches_all_whom_one_of_its_kinds_reaches(directory: Directory, study: Study):
    """The sites of a kind are among those of its group: nobody is farther from these."""
    for code, kind in directory.vocabulary.kinds.items():
        one, all_ = study.of("kind", code), study.of("group", kind.group)
        if not (one and one.coverage):
            continue
        assert all_
        assert all_.coverage
        for village, area in one.coverage.villages.items():
            wider = all_.coverage.area(village)
            assert all(map(int.__le__, area.within, wider.within)), (code, village)
            assert all(map(int.__le__, area.within_straight, wider.within_straight)), code
            assert wider.by_ferry_only <= area.by_ferry_only, (code, village)


def records_of(directory: Directory, subject: Subject) -> list[str]:
    """Ids of all records of a kind or group."""
    kinds = directory.vocabulary.kinds
    return [
        record.id
        for record in directory.records
        if subject.code in {record.kind, kinds[record.kind].group}
    ]


def test_each_record_is_told_once_as_what_it_is(directory: Directory, study: Study):
    """Open: with a place, without one, or without a door. Else planned, or not told of."""
    by_id = directory.by_id
    for subject, reach in study.reaches.items():
        told = [*reach.sites, *reach.unplaced, *reach.doorless, *reach.planned]
        living = {Status.ACTIVE, Status.PLANNED}
        expected = [id_ for id_ in records_of(directory, subject) if by_id[id_].status in living]
        assert sorted(expected) == sorted(told), subject
        assert all(has_pin(by_id[id_]) for id_ in reach.sites), subject
        fixed = [by_id[id_] for id_ in reach.unplaced]
        assert not any(has_pin(r) and r.delivery is Delivery.SITE for r in fixed), subject
        assert not any(r.delivery is Delivery.MOBILE for r in fixed), subject
        assert not any(by_id[id_].confidential for id_ in (*reach.sites, *reach.unplaced)), subject
        assert all(by_id[id_].status is Status.PLANNED for id_ in reach.planned), subject


def test_confidential_records_have_no_distance(directory: Directory, study: Study):
    """Where nobody may know the place, no figure may give it away."""
    secret = {record.id for record in directory.records if record.confidential}
    measured = {id_ for reach in study.reaches.values() for id_ in (*reach.sites, *reach.unplaced)}

    assert secret
    assert not secret & measured


def test_nothing_is_measured_without_a_known_place(study: Study):
    """No site with a place, no figures: None, never zeros."""
    unmeasured = [reach for reach in study.reaches.values() if not reach.sites]

    assert unmeasured
    assert all(reach.coverage is None for reach in unmeasured)
    assert all(reach.coverage for reach in study.reaches.values() if reach.sites)


def test_nearest_site_is_one_of_the_sites(study: Study):
    """An area names an open site of the kind, or none when all of it needs a boat."""
    for reach in study.measured:
        assert reach.coverage
        for area in reach.coverage.villages.values():
            assert area.nearest in {*reach.sites, ""}
            assert bool(area.nearest) is (area.by_ferry_only < area.population), area


def test_subjects_stand_in_the_order_of_the_vocabulary(directory: Directory, study: Study):
    """Each group, then its kinds."""
    words = directory.vocabulary
    order = [
        subject
        for group in words.groups
        for subject in (
            Subject("group", group),
            *(Subject("kind", code) for code, kind in words.kinds.items() if kind.group == group),
        )
    ]

    assert list(study.reaches) == [subject for subject in order if subject in study.reaches]


@pytest.fixture(scope="module")
def kinmen(directory: Directory, settings: Settings) -> Study:
    """The study of the edition of Kinmen alone."""
    return survey(narrowed(directory, ("kinmen",)), settings)


def test_an_edition_has_figures_for_its_own_villages(
    directory: Directory, study: Study, kinmen: Study
):
    """No road leads out of Kinmen: its people reach what they reach in the edition of all."""
    codes = {v.code for v in directory.geography.villages if v.code.startswith("09020")}
    compared = 0
    for subject, reach in kinmen.reaches.items():
        if reach.coverage:
            whole = study.reaches[subject].coverage
            assert whole
            assert {KINMEN} == set(reach.coverage.counties)
            assert codes == set(reach.coverage.villages)
            assert over_land(whole, codes) == over_land(reach.coverage, codes), subject
            compared += 1
    assert compared > 5


def over_land(coverage: Coverage, codes: set[str]) -> dict[str, tuple[object, ...]]:
    """All of some villages that no site of another county can change."""

    def facts(area: AreaReach) -> tuple[object, ...]:
        return area.population, area.within, area.by_ferry_only, area.nearest

    return {code: facts(coverage.villages[code]) for code in sorted(codes)}


def test_an_edition_does_not_tell_of_sites_of_other_counties(directory: Directory, kinmen: Study):
    """Only its own sites are counted."""
    told = {
        id_
        for reach in kinmen.reaches.values()
        for id_ in (*reach.sites, *reach.unplaced, *reach.doorless, *reach.planned)
    }

    assert {"09020"} == {directory.by_id[id_].county for id_ in told}
