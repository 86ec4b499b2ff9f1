"""People within given distances of the nearest site, village by village."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from safetynet.geo import Village
from safetynet.reach.distance import Distances
from safetynet.reach.land import Land, Residents
from safetynet.reach.results import AreaReach, Coverage

NOISE_DECIMALS = 6
"""Sums of fractions of people are exact at least to here; half a person must round one way."""


def cover(
    lands: Sequence[Land], distances: Sequence[Distances], thresholds: Sequence[float]
) -> Coverage:
    """Who is within each threshold of a site, by `distances` on each of the `lands`.

    `thresholds` ascend, in the unit of the distances' ways (straight lines: km). Numbers of
    people are whole: fractions of a village's people are rounded once for each threshold.
    """
    limits = np.asarray(thresholds, dtype=np.float64)
    villages = {v.code: v for land in lands for v in land.residents.villages}
    tally = _Tally([villages[code] for code in sorted(villages)], limits)
    for land, found in zip(lands, distances, strict=True):
        tally.add(land.residents, found)
    return Coverage({reach.code: reach for reach in tally.areas()})


class _Tally:
    """What all lands together add to the villages; arrays have one row a village."""

    def __init__(self, villages: Sequence[Village], limits: NDArray[np.float64]) -> None:
        self.villages = villages
        """In the order of codes; some lie on several lands."""
        self.limits = limits
        self.within = np.zeros((len(villages), len(limits)))
        """(villages, thresholds): people."""
        self.straight = np.zeros((len(villages), len(limits)))
        self.reached = np.zeros(len(villages))
        """(villages,): people who have a way to a site."""
        self.ways = np.zeros(len(villages))
        """(villages,): the ways of these people, added up."""
        self.most = np.zeros(len(villages))
        """(villages,): people who have the same nearest site."""
        self.nearest = [""] * len(villages)
        """That site, "" where there is none."""

    def add(self, lives: Residents, found: Distances) -> None:
        """Count the residents of one land."""
        numbers = {village.code: number for number, village in enumerate(self.villages)}
        rows = np.array([numbers[village.code] for village in lives.villages], dtype=np.intp)
        self.straight[rows] += _within(lives, found.straight_km[lives.cell], self.limits)
        if not found.sites:
            return
        way = found.way[lives.cell]
        people = np.where(np.isfinite(way), lives.people, 0.0)
        self.within[rows] += _within(lives, way, self.limits)
        self.reached[rows] += _sums(lives, people)
        self.ways[rows] += _sums(lives, people * np.where(people, way, 0.0))
        for row, (site, most) in zip(rows.tolist(), _nearest(lives, found, people), strict=True):
            if most > self.most[row]:
                self.most[row], self.nearest[row] = most, site

    def areas(self) -> Iterator[AreaReach]:
        """The villages with whole numbers of people."""
        nowhere = np.full(len(self.ways), math.inf)
        columns = (
            _whole(self.within),
            _whole(self.straight),
            _whole(self.reached),
            self.nearest,
            np.divide(self.ways, self.reached, nowhere, where=self.reached > 0).tolist(),
        )
        for village, within, straight, reached, nearest, mean in zip(
            self.villages, *columns, strict=True
        ):
            yield AreaReach(
                code=village.code,
                population=village.population,
                within=tuple(within),
                within_straight=tuple(straight),
                by_ferry_only=village.population - reached,
                nearest=nearest,
                mean=mean,
            )


def only_of(lives: Residents, codes: Container[str]) -> Residents:
    """The residents of some villages, by their codes."""
    chosen = np.array([village.code in codes for village in lives.villages], dtype=np.bool_)
    rows = chosen[lives.village]
    return Residents(
        villages=tuple(village for village in lives.villages if village.code in codes),
        village=(chosen.cumsum() - 1)[lives.village[rows]],
        cell=lives.cell[rows],
        people=lives.people[rows],
    )


def people_in(lives: Residents, rows: NDArray[np.bool_]) -> int:
    """How many people live in some rows of the residents, in whole people of each village."""
    people: list[int] = _whole(_sums(lives, lives.people * rows))
    return sum(people)


def _within(
    lives: Residents, way: NDArray[np.float64], limits: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(villages, thresholds): people within each threshold."""
    bands = len(limits) + 1
    keys = lives.village * bands + np.searchsorted(limits, way)
    counts = np.bincount(keys, lives.people, len(lives.villages) * bands).astype(np.float64)
    return counts.reshape(-1, bands).cumsum(axis=1)[:, :-1]


def _sums(lives: Residents, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each village, the sum of the values of its rows."""
    return np.bincount(lives.village, values, len(lives.villages)).astype(np.float64)


def _nearest(
    lives: Residents, found: Distances, people: NDArray[np.float64]
) -> Iterable[tuple[str, float]]:
    """For each village the site that is nearest to most of its people, and how many they are.

    `people` of each row count; of several equal sites, the first by id.
    """
    sites = sorted(found.sites)
    rank = np.array([sites.index(site) for site in found.sites])
    keys = lives.village * len(sites) + rank[found.nearest[lives.cell]]
    counts = np.bincount(keys, people, len(lives.villages) * len(sites))
    by_site = counts.reshape(-1, len(sites))
    best = (sites[number] for number in by_site.argmax(axis=1).tolist())
    return zip(best, by_site.max(axis=1).tolist(), strict=True)


def _whole(people: NDArray[np.float64]) -> Any:  # noqa: ANN401 - numbers, or rows of numbers
    return np.rint(people.round(NOISE_DECIMALS)).astype(int).tolist()
