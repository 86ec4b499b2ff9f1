"""Where further sites would serve most: the best places on each land mass of each county.

Coverage: the choice that brings most of the people not yet within the threshold within it.
Median: the choice after which the mean way of all people is shortest. Both are the best choice
among the candidates by what each block of land, or each village, would have of them; how many
people it gains is then counted on the grid, as everything else is. SciPy's HiGHS solves this, not
spopt: on 24 real problems it found the same optimum in a fraction of the time and of the packages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import Directory
from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.nearest import point_of
from safetynet.reach.coverage import people_in
from safetynet.reach.demand import of_county
from safetynet.reach.distance import Places
from safetynet.reach.land import Land, read_land
from safetynet.reach.locate import choose
from safetynet.reach.results import Option, Siting
from safetynet.reach.subjects import is_placed, open_doors, open_places, unplaced
from safetynet.reach.yard import Aim, Candidate, Rows, Yard

COARSER = 4
"""Ways for the median are compared on cells so many times longer: there are very many of them."""


def village_candidates(directory: Directory) -> tuple[Candidate, ...]:
    """The points of all villages."""
    villages = directory.geography.villages
    return tuple(Candidate(one.code, one.code[:5], (one.lon, one.lat)) for one in villages)


def site_candidates(directory: Directory) -> tuple[Candidate, ...]:
    """The places of all open sites with a known point, one of those at the same point."""
    found: dict[LonLat, Candidate] = {}
    for record in open_doors(directory.published.records):
        if is_placed(record):
            point = point_of(record)
            found.setdefault(point, Candidate(record.id, record.county, point))
    return tuple(found.values())


@dataclass(frozen=True)
class Task:
    """What further sites are wanted beside."""

    sites: Places
    """The open ones with a known place."""
    counties: frozenset[str]
    """Codes of the counties to look in."""
    unknown: frozenset[str]
    """Codes of the townships with a site whose place is not known: nobody can say who of their
    people is reached already, so none of them counts."""


def task_of(records: Sequence[Record]) -> Task:
    """Further sites beside all records of a kind, in counties where the place of one is known."""
    placed = [record for record in open_doors(records) if is_placed(record)]
    return Task(
        sites=open_places(placed),
        counties=frozenset(record.county for record in placed),
        unknown=frozenset(record.township for record in unplaced(records) if record.township),
    )


class Siter:
    """Finds sitings for one aim; what all kinds share is worked out once."""

    def __init__(
        self,
        directory: Directory,
        lands: Sequence[Land],
        aim: Aim,
        candidates: Sequence[Candidate],
    ) -> None:
        self.directory = directory
        self.lands = lands
        self.aim = aim
        self.candidates = candidates

    def sitings(self, task: Task) -> tuple[Siting, ...]:
        """The best further places, by land mass and county.

        Where everybody of the county is within the threshold already there are none to find.
        """
        yards = [yard for yard in self._yards if yard.county in task.counties]
        found = (self._siting(yard, task) for yard in yards)
        return tuple(siting for siting in found if siting.missing)

    def _on(self, landmass: str, sites: Places) -> Places:
        landmass_at = self.directory.nearby.landmass_at
        return {id_: point for id_, point in sites.items() if landmass_at(*point) == landmass}

    def _siting(self, yard: Yard, task: Task) -> Siting:
        sites = self._on(yard.land.id, task.sites)
        counted = yard.counted(task.unknown)
        before = yard.reach(sites, counted)
        missing = people_in(yard.land.residents, counted) - before.within
        return Siting(
            county=yard.county,
            landmass=yard.land.id,
            threshold=self.aim.threshold,
            objective=self.aim.objective,
            missing=missing,
            options=tuple(self._options(yard, sites, counted)) if missing else (),
        )

    def _options(self, yard: Yard, sites: Places, counted: Rows) -> Iterator[Option]:
        """For one site, two, and so on, as long as another one serves better."""
        if not yard.candidates:
            return
        before = yard.reach(sites, counted)
        worth = yard.worth(sites, counted)
        last = Option((), 0, before.mean)
        for count in range(1, self.aim.most + 1):
            chosen = choose(worth, count)
            if len(chosen) < count:
                return
            after = yard.reach(sites, counted, chosen)
            places = tuple(yard.candidates[at].id for at in chosen)
            option = Option(places, after.within - before.within, after.mean)
            if not self._is_better(option, last):
                return
            yield option
            last = option

    def _is_better(self, option: Option, last: Option) -> bool:
        is_median = self.aim.objective == "median"
        return option.mean < last.mean if is_median else option.gain > last.gain

    @cached_property
    def _yards(self) -> tuple[Yard, ...]:
        """Each county's part of each land mass with people of the county."""
        landmass_at = self.directory.nearby.landmass_at
        here: dict[tuple[str, str], list[Candidate]] = {}
        for one in self.candidates:
            here.setdefault((landmass_at(*one.point), one.county), []).append(one)
        pairs = zip(self.lands, self._coarse, strict=True)
        return tuple(
            Yard(of_county(land, code), of_county(coarse, code), own, self.aim)
            for land, coarse in pairs
            for code in sorted({village.code[:5] for village in land.residents.villages})
            for own in [here.get((land.id, code), ())]
        )

    @cached_property
    def _coarse(self) -> tuple[Land, ...]:
        """The same lands in cells `COARSER` times as long, where the median needs them."""
        if self.aim.objective != "median":
            return tuple(self.lands)
        grid = self.directory.assumptions.grid
        longer = {"cell_m": grid.cell_m * COARSER, "large_cell_m": grid.large_cell_m * COARSER}
        found = read_land(self.directory.geography, grid.model_copy(update=longer))
        by_id = {land.id: land for land in found}
        return tuple(by_id[land.id] for land in self.lands)
