"""The best places for further sites: exact, on their own land, counted as everything else is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from safetynet.directory import Directory
from safetynet.reach import Siting, Subject
from safetynet.reach.change import open_places
from safetynet.reach.coverage import cover
from safetynet.reach.locate import choose
from safetynet.reach.results import Measure
from safetynet.reach.siting import Aim, Siter, site_candidates, village_candidates
from safetynet.reach.subjects import open_doors, subjects_of
from safetynet.reach.survey import Surveyor

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


def sites_of(directory: Directory, code: str) -> dict[str, tuple[float, float]]:
    """The open places of a kind."""
    records = dict(subjects_of(directory.published))[Subject("kind", code)]
    return dict(open_places(open_doors(records)))


@pytest.fixture(scope="module")
def penghu(surveyor: Surveyor) -> tuple[Siting, ...]:
    """Further counseling sites in Penghu, which has none."""
    siter = Siter(
        surveyor.directory,
        surveyor.lands,
        Aim(GOAL_KM, with_mean=False),
        village_candidates(surveyor.directory),
    )
    return siter.sitings(sites_of(surveyor.directory, "counseling-site"), "10016")


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
    assert "penghu" in {siting.landmass for siting in penghu}
    for siting in penghu:
        gains = [option.gain for option in siting.options]
        assert sorted(set(gains)) == gains
        assert 0 < gains[0] <= gains[-1] <= siting.missing


@pytest.mark.parametrize("with_mean", [True, False])
def test_gain_is_what_measuring_with_the_places_gives(
    surveyor: Surveyor, *, with_mean: bool
) -> None:
    """Adding the chosen places to the sites and measuring again gains as many people."""
    sites = sites_of(surveyor.directory, "early-intervention-site")
    aim = Aim(GOAL_KM, most=3, with_mean=with_mean)
    siter = Siter(surveyor.directory, surveyor.lands, aim, village_candidates(surveyor.directory))
    siting = siter.sitings(sites, "09020")[0]
    points = {one.id: one.point for one in siter.candidates}

    def within(places: dict[str, tuple[float, float]]) -> int:
        distances = surveyor.distances(places)
        return cover(surveyor.lands, distances, (GOAL_KM,)).counties["09020"].within[0]

    today = within(sites)
    measured = [
        within({**sites, **{place: points[place] for place in option.places}}) - today
        for option in siting.options
    ]
    assert ("kinmen", measured) == (siting.landmass, [option.gain for option in siting.options])


@pytest.mark.parametrize("objective", ["coverage", "median"])
def test_choice_on_a_small_island_is_the_best_of_all(surveyor: Surveyor, objective: str) -> None:
    """Wang'an with four villages: measuring every pair finds none better (1 km, no site yet)."""
    measure = Surveyor(surveyor.directory, Measure("km", "land", (1.0,), 1.0))
    measure.lands = surveyor.lands
    candidates = village_candidates(surveyor.directory)
    aim = Aim(1.0, objective, 2)
    siter = Siter(measure.directory, measure.lands, aim, candidates)
    siting = next(one for one in siter.sitings({}, "10016") if one.landmass == "wangan")
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
