"""What measuring reach gives: plain values that pages, maps and downloads are made from.

All numbers of people are whole and are rounded once, for each village; every sum is a sum of
these, so that pages, downloads and commands agree to the person.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Literal

Sort = Literal["kind", "group"]
Objective = Literal["coverage", "median"]
Spread = Literal["even", "points"]
"""Where in its villages people live: evenly over the land, or as population points say, where a
village has some."""


@dataclass(frozen=True, order=True)
class Subject:
    """Whose reach it is: a kind of site, or a group of kinds."""

    sort: Sort
    code: str


@dataclass(frozen=True)
class Measure:
    """What distances are counted in."""

    unit: Literal["km", "min"]
    mode: str
    """ "land" for the shortest way over land, else how one travels: "pedestrian", "auto" …"""
    thresholds: tuple[float, ...]
    """In `unit`, ascending."""
    goal: float
    """The threshold beyond which people are listed as not reached."""

    @property
    def goal_at(self) -> int:
        """Position of the goal among the thresholds."""
        return self.thresholds.index(self.goal)


@dataclass(frozen=True)
class AreaReach:
    """How many of the registered people of an area live within each threshold of a site."""

    code: str
    """Code of the village (11 digits), township (8) or county (5); "" for all counties."""
    population: int
    within: tuple[int, ...]
    """For each threshold: people whose way (over land, or by the measure's mode) is no longer."""
    within_straight: tuple[int, ...]
    """The same in a straight line, also across water; () where the measure is time."""
    by_ferry_only: int
    """People on whose land there is no such site."""
    nearest: str
    """Id of the site that is nearest to most of them; "" where none is on their land."""
    mean: float
    """Their mean way to the nearest site, in the measure's unit; infinite where there is none."""

    @property
    def beyond(self) -> int:
        """People with a site on their land, but farther than the last threshold."""
        return self.population - self.by_ferry_only - self.within[-1]

    @property
    def bands(self) -> tuple[int, ...]:
        """People in each band between thresholds, then beyond the last, then only by ferry.

        They add up to the population.
        """
        steps = zip((0, *self.within), self.within, strict=False)
        return (*(after - before for before, after in steps), self.beyond, self.by_ferry_only)

    def not_within(self, position: int) -> int:
        """People beyond the threshold at a position, those only by ferry included."""
        return self.population - self.within[position]


@dataclass(frozen=True)
class Coverage:
    """The reach of a set of sites, village by village."""

    villages: Mapping[str, AreaReach]
    """Village code → its reach, in the order of codes."""

    @cached_property
    def total(self) -> AreaReach:
        """All villages together."""
        return added("", self.villages.values())

    @cached_property
    def townships(self) -> Mapping[str, AreaReach]:
        """Township code → its reach."""
        return self._by(8)

    @cached_property
    def counties(self) -> Mapping[str, AreaReach]:
        """County code → its reach."""
        return self._by(5)

    def has(self, code: str) -> bool:
        """Whether the area is measured, by its code as in `area`."""
        return code in self._level(code)

    def area(self, code: str) -> AreaReach:
        """The reach of a village, township or county by its code, or of all for "".

        Raises `KeyError` for an area that is not there.
        """
        return self._level(code)[code]

    def _level(self, code: str) -> Mapping[str, AreaReach]:
        if not code:
            return {"": self.total}
        return {5: self.counties, 8: self.townships}.get(len(code), self.villages)

    def within_counties(self, counties: Collection[str]) -> Coverage:
        """Only the villages of some counties, by their codes."""
        return Coverage({c: reach for c, reach in self.villages.items() if c[:5] in counties})

    def _by(self, digits: int) -> Mapping[str, AreaReach]:
        members: dict[str, list[AreaReach]] = {}
        for code, reach in self.villages.items():
            members.setdefault(code[:digits], []).append(reach)
        return {code: added(code, some) for code, some in members.items()}


def added(code: str, parts: Iterable[AreaReach]) -> AreaReach:
    """Several areas, at least one, as one."""
    parts = tuple(parts)
    on_land = sum(part.population - part.by_ferry_only for part in parts)
    ways = sum((p.population - p.by_ferry_only) * p.mean for p in parts if math.isfinite(p.mean))
    sites: dict[str, int] = {}
    for part in parts:
        if part.nearest:
            people = part.population - part.by_ferry_only
            sites[part.nearest] = sites.get(part.nearest, 0) + people
    return AreaReach(
        code=code,
        population=sum(part.population for part in parts),
        within=_sums([part.within for part in parts]),
        within_straight=_sums([part.within_straight for part in parts]),
        by_ferry_only=sum(part.by_ferry_only for part in parts),
        nearest=min(sites, key=lambda id_: (-sites[id_], id_), default=""),
        mean=ways / on_land if on_land else math.inf,
    )


def _sums(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


@dataclass(frozen=True)
class Change:
    """What a change of the records does to the reach of one kind or group."""

    subject: Subject
    before: Coverage | None
    """None where no site had a known place."""
    after: Coverage | None

    def gains(self, code: str) -> tuple[int, ...]:
        """More (or fewer, below 0) people within each threshold in a township or county, or all.

        `code` is the area's, "" for all counties.
        """
        early, late = (
            coverage.area(code).within if coverage and coverage.has(code) else ()
            for coverage in (self.before, self.after)
        )
        return tuple(b - a for a, b in zip_longest(early, late, fillvalue=0))


@dataclass(frozen=True)
class Plan:
    """What one planned site would change."""

    record: str
    """Its id."""
    is_assumed: bool
    """Its place is known only to the township: it is tried at the township's main settlement."""
    change: Change


@dataclass(frozen=True)
class Option:
    """So many further sites, at the places that serve the objective best."""

    places: tuple[str, ...]
    """Codes of villages, or ids of records, at whose points they would stand."""
    gain: int
    """Further people within the threshold, counted on the grid as everything else."""
    mean: float
    """Mean way of all people of the land to the nearest site then, in the measure's unit."""


@dataclass(frozen=True)
class Siting:
    """The best places for further sites on one land mass of a county."""

    county: str
    """County code: candidates and the people who count are its own."""
    landmass: str
    threshold: float
    """In the measure's unit."""
    objective: Objective
    missing: int
    """People of the county on this land not within the threshold today; those of townships with
    a site whose place is not known are left out, because nobody can say who of them is."""
    options: tuple[Option, ...]
    """For one further site, two, and so on; fewer where more would gain nobody."""


@dataclass(frozen=True)
class Reach:
    """Who is reached by the sites of one kind, or of one group of kinds."""

    subject: Subject
    sites: tuple[str, ...]
    """Ids of the open sites whose place is known at least to the village."""
    unplaced: tuple[str, ...]
    """Ids of open services whose place is known only to the township or county: they reach
    nobody by distance, so figures of their county are at least what they say."""
    doorless: tuple[str, ...]
    """Ids of open services that come to people, or keep their place secret: no distance applies."""
    planned: tuple[str, ...]
    """Ids of planned sites."""
    coverage: Coverage | None
    """The villages of the counties that have a site with a known place: of the others nothing
    can be said, because sites may be there that the directory does not know. None without any."""
    plans: tuple[Plan, ...] = ()
    catchment: Coverage | None = None
    """The way to the site responsible for the township (`serves`), for the villages that have
    one whose place is known; None where no such site is known."""
    sitings: tuple[Siting, ...] = ()


@dataclass(frozen=True)
class Study:
    """The reach of all kinds and groups that people go to."""

    measure: Measure
    reaches: Mapping[Subject, Reach] = field(default_factory=dict)
    """Groups and kinds in the order of the vocabulary; one without an open or planned door is
    not there."""
    spread: Spread = "even"

    def of(self, sort: Sort, code: str) -> Reach | None:
        """The reach of a kind or group; None where it has none."""
        return self.reaches.get(Subject(sort, code))

    @property
    def measured(self) -> tuple[Reach, ...]:
        """Those with at least one site whose place is known."""
        return tuple(reach for reach in self.reaches.values() if reach.coverage)


NOTHING_MEASURED = Study(Measure("km", "land", (1.0,), 1.0))
"""What there is before anything has been measured."""
