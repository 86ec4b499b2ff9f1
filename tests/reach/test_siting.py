"""The best places for further sites: exact, on their own land, counted as everything else is."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from safetynet.directory import Directory
from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.reach import Siting, Study, Subject
from safetynet.reach.coverage import cover
from safetynet.reach.locate import choose
from safetynet.reach.results import Measure
from safetynet.reach.siting import Siter, Task, site_candidates, task_of, village_candidates
from safetynet.reach.subjects import subjects_of
from safetynet.reach.survey import Surveyor
from safetynet.reach.yard import Aim

GOAL_KM = 5.0


def total(worth: np.ndarray, chosen: tuple[int, ...]) -> float:
    """What the chosen columns are worth together."""
    return float(worth[:, list(chosen)].max(axis=1, initial=0).sum())


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("is_covering", [True, False])
def test_choice_is_the_best_of_all(seed: int, *, is_covering: bool) -> None:
    """No other choice of as many places is worth more; by trying them all."""
    random = np.random.default_rng(seed)
    rows, columns, count = random.integers(2, 12), random.integers(2, 9), int(random.integers(1, 4))
    worth = random.integers(1, 9, (rows, 1 if is_covering else columns)).astype(float)
    worth = worth * (random.random((rows, columns)) < 0.4)

    choices = itertools.combinations(range(columns), min(count, columns))
    best = max(total(worth, chosen) for chosen in choices)

    assert best == pytest.approx(total(worth, choose(csr_matrix(worth), count)))


def test_known_choice() -> None:
    """One site reaches 14 people, two all 21, and a third nobody further.

    Places a, b, c reach demands {1, 2}, {2, 3}, {3, 4}; 5, 9, 4 and 3 people live there.
    """
    worth = csr_matrix(np.array([[5, 0, 0], [9, 9, 0], [0, 4, 4], [0, 0, 3]], dtype=float))

    assert [(0,), (0, 2), (0, 2)] == [choose(worth, count) for count in (1, 2, 3)]


@pytest.fixture(scope="module")
def surveyor(directory: Directory) -> Surveyor:
    """Measures the four counties by 5 km."""
    return Surveyor(directory, Measure("km", "land", (GOAL_KM,), GOAL_KM))


def records_of(directory: Directory, code: str) -> tuple[Record, ...]:
    """All records of a kind."""
    return dict(subjects_of(directory.published))[Subject("kind", code)]


def first_in(county: str) -> Task:
    """Sites for a county that has none."""
    return Task({}, frozenset({county}), frozenset())


@pytest.fixture(scope="module")
def penghu(surveyor: Surveyor) -> tuple[Siting, ...]:
    """Further sites in Penghu, which has none."""
    siter = Siter(
        surveyor.directory,
        surveyor.lands,
        Aim(GOAL_KM, with_mean=False),
        village_candidates(surveyor.directory),
    )
    return siter.sitings(first_in("10016"))


def test_every_place_lies_on_the_land_and_in_the_county(
    surveyor: Surveyor, penghu: tuple[Siting, ...]
) -> None:
    """A site across the water would be no use to those who need a boat."""
    landmass_at = surveyor.directory.nearby.landmass_at
    points = {v.code: (v.lon, v.lat) for v in surveyor.directory.geography.villages}

    for siting in penghu:
        for place in {place for option in siting.options for place in option.places}:
            assert ("10016", siting.landmass) == (place[:5], landmass_at(*points[place]))


def test_more_sites_gain_more_and_never_more_than_are_missing(penghu: tuple[Siting, ...]) -> None:
    """Each further site brings somebody, until nobody is left or no place would."""
    with_options = [siting for siting in penghu if siting.options]
    assert "penghu" in {siting.landmass for siting in with_options}
    for siting in with_options:
        gains = [option.gain for option in siting.options]
        assert sorted(set(gains)) == gains
        assert 0 < gains[0] <= gains[-1] <= siting.missing


@pytest.mark.parametrize("with_mean", [True, False])
def test_gain_is_what_measuring_with_the_places_gives(
    surveyor: Surveyor, *, with_mean: bool
) -> None:
    """Adding the chosen places to the sites and measuring again gains as many people."""
    task = task_of(records_of(surveyor.directory, "early-intervention-site"))
    aim = Aim(GOAL_KM, most=3, with_mean=with_mean)
    siter = Siter(surveyor.directory, surveyor.lands, aim, village_candidates(surveyor.directory))
    siting = next(one for one in siter.sitings(task) if one.landmass == "kinmen")
    points = {one.id: one.point for one in siter.candidates}

    def within(places: dict[str, LonLat]) -> int:
        distances = surveyor.distances(places)
        return cover(surveyor.lands, distances, (GOAL_KM,)).counties["09020"].within[0]

    today = within(task.sites)
    measured = [
        within({**task.sites, **{place: points[place] for place in option.places}}) - today
        for option in siting.options
    ]
    assert not any(code.startswith("09020") for code in task.unknown)
    assert measured == [option.gain for option in siting.options]


@pytest.mark.parametrize("objective", ["coverage", "median"])
def test_choice_on_a_small_island_is_the_best_of_all(surveyor: Surveyor, objective: str) -> None:
    """Wang'an with four villages: measuring every pair finds none better (1 km, no site yet)."""
    measure = Surveyor(surveyor.directory, Measure("km", "land", (1.0,), 1.0))
    measure.lands = surveyor.lands
    candidates = village_candidates(surveyor.directory)
    aim = Aim(1.0, objective, 2)
    siter = Siter(measure.directory, measure.lands, aim, candidates)
    siting = next(one for one in siter.sitings(first_in("10016")) if one.landmass == "wangan")
    landmass_at = surveyor.directory.nearby.landmass_at
    here = [one for one in candidates if landmass_at(*one.point) == "wangan"]

    found = []
    for pair in itertools.combinations(here, 2):
        distances = measure.distances({one.id: one.point for one in pair})
        villages = cover(measure.lands, distances, (1.0,)).villages
        own = [villages[one.id] for one in here]
        people = sum(village.population for village in own)
        mean = sum(village.mean * village.population for village in own) / people
        found.append((sum(village.within[0] for village in own), mean))
    best = siting.options[1]

    if objective == "coverage":
        assert max(gain for gain, _ in found) == best.gain
    else:
        assert min(mean for _, mean in found) == pytest.approx(best.mean, abs=0.05)


def test_candidates_may_be_the_sites_that_are_there(directory: Directory) -> None:
    """Only open public sites with a point; none of them stands for two at the same point."""
    candidates = site_candidates(directory)
    records = directory.published.by_id

    assert len(candidates) == len({one.point for one in candidates})
    assert {"active"} == {records[one.id].status for one in candidates}
    assert not any(records[one.id].confidential for one in candidates)


def gaps_of(surveyor: Surveyor, task: Task, county: str) -> int:
    """People of a county beyond 5 km, those of townships with a site of unknown place left out."""
    found = cover(surveyor.lands, surveyor.distances(task.sites), (GOAL_KM,))
    towns = (town for code, town in found.townships.items() if code not in task.unknown)
    return sum(town.not_within(0) for town in towns if town.code.startswith(county))


IMPORTANT = (
    "community-mental-health-center",
    "counseling-site",
    "early-intervention-center",
    "early-intervention-site",
    "family-welfare-center",
    "psychiatric-hospital",
    "social-welfare-center",
    "student-counseling-center",
)


@pytest.mark.parametrize("code", IMPORTANT)
def test_missing_people_of_all_land_are_those_of_the_county(
    directory: Directory, study: Study, surveyor: Surveyor, code: str
) -> None:
    """Nobody is forgotten between islands: the sitings of a county add up to its gap."""
    reach = study.of("kind", code)
    assert reach
    assert reach.coverage
    task = task_of(records_of(directory, code))
    assert {one.county for one in reach.sitings} <= set(reach.coverage.counties) == task.counties

    for county in task.counties:
        missing = sum(one.missing for one in reach.sitings if one.county == county)
        assert gaps_of(surveyor, task, county) == missing, county


def test_important_kinds_are_those_with_sitings(directory: Directory, study: Study) -> None:
    """The list above is that of the vocabulary, as far as anything is measured."""
    kinds = directory.vocabulary.kinds
    measured = [reach.subject for reach in study.measured if reach.subject.sort == "kind"]

    assert list(IMPORTANT) == sorted(one.code for one in measured if kinds[one.code].important)


def test_township_with_a_site_of_unknown_place_counts_nobody(
    surveyor: Surveyor, directory: Directory
) -> None:
    """Who there is reached already cannot be said: without it as many fewer are missing."""
    known = task_of(records_of(directory, "community-mental-health-center"))
    puli = directory.geography.find_township("南投縣埔里鎮")
    assert puli
    assert puli.code in known.unknown
    siter = Siter(surveyor.directory, surveyor.lands, Aim(GOAL_KM, most=1, with_mean=False), ())
    nantou = dataclasses.replace(known, counties=frozenset({puli.code[:5]}))
    seen = dataclasses.replace(nantou, unknown=frozenset())

    with_unknown, with_all = (
        sum(one.missing for one in siter.sitings(task)) for task in (nantou, seen)
    )

    found = cover(surveyor.lands, surveyor.distances(known.sites), (GOAL_KM,))
    unknown = sum(
        found.area(code).not_within(0) for code in known.unknown if code[:5] == puli.code[:5]
    )
    assert unknown > 0
    assert with_all - with_unknown == unknown


def test_land_without_a_candidate_has_people_but_no_option(penghu: tuple[Siting, ...]) -> None:
    """Nobody can be helped by a village's point on Mudou, but its people are not left out."""
    without = {siting.landmass: siting for siting in penghu if not siting.options}

    assert ["mudou"] == list(without)
    assert without["mudou"].missing > 0


def test_first_site_of_an_island_with_one_village_serves_everybody(surveyor: Surveyor) -> None:
    """For the median, too: whoever has no way yet is farther than from any place."""
    candidates = village_candidates(surveyor.directory)
    siter = Siter(surveyor.directory, surveyor.lands, Aim(GOAL_KM, "median", 2), candidates)
    landmass_at = surveyor.directory.nearby.landmass_at
    (one,) = [one for one in candidates if landmass_at(*one.point) == "hujing"]
    siter.lands = [land for land in surveyor.lands if land.id == "hujing"]

    (siting,) = siter.sitings(first_in("10016"))

    assert [(one.id,)] == [option.places for option in siting.options]
    assert [siting.missing] == [option.gain for option in siting.options]
