"""Who would be reached if one site more were there, without measuring all sites anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.nearest import point_of
from safetynet.reach.coverage import cover, only_of
from safetynet.reach.distance import (
    Distances,
    Places,
    Search,
    distances_of,
    one_more,
    search,
    straight_km,
)
from safetynet.reach.land import Land
from safetynet.reach.results import Coverage, Measure

if TYPE_CHECKING:
    from safetynet.reach.survey import Surveyor


class Trials(Protocol):
    """Tries sites."""

    def beside(self, further: Record) -> tuple[Coverage | None, Coverage | None]:
        """Who is reached without and with a further site whose place is known.

        In the counties of today's sites and of the further one; None where there is no site.
        """
        ...


@dataclass(frozen=True)
class Anew:
    """Measures all sites again for each further one."""

    surveyor: Surveyor
    today: Sequence[Record]

    def beside(self, further: Record) -> tuple[Coverage | None, Coverage | None]:
        """As `Trials.beside`."""
        after = self.surveyor.coverage([*self.today, further])
        return self.surveyor.coverage(self.today, {further.county}), after


@dataclass(frozen=True)
class OverLand:
    """Searches only where the further site is the nearest, and counts only who is touched."""

    lands: Sequence[Land]
    today: Sequence[Record]
    """The sites of today, all of which have a place."""
    landmass_at: Callable[[float, float], str]
    measure: Measure

    def beside(self, further: Record) -> tuple[Coverage | None, Coverage | None]:
        """As `Trials.beside`."""
        counties = {further.county, *(record.county for record in self.today)}
        after = self._with(further.id, point_of(further))
        before = self._now.within_counties(counties) if self.today else None
        return before, after.within_counties(counties)

    @cached_property
    def _now(self) -> Coverage:
        return cover(self.lands, self._distances, self.measure.thresholds)

    def _with(self, site: str, point: LonLat) -> Coverage:
        tried = [
            self._tried(land, found, now, site, point)
            for land, found, now in zip(self.lands, self._searches, self._distances, strict=True)
        ]
        codes = {
            code
            for land, now, late in zip(self.lands, self._distances, tried, strict=True)
            for code in _touched(land, now, late)
        }
        lands = [replace(land, residents=only_of(land.residents, codes)) for land in self.lands]
        anew = cover(lands, tried, self.measure.thresholds)
        return Coverage({**self._now.villages, **anew.villages})

    @cached_property
    def _places(self) -> Places:
        return {record.id: point_of(record) for record in self.today}

    @cached_property
    def _on_land(self) -> dict[str, Places]:
        return {
            land.id: {i: p for i, p in self._places.items() if self.landmass_at(*p) == land.id}
            for land in self.lands
        }

    @cached_property
    def _searches(self) -> list[Search]:
        return [search(land.grid, self._on_land[land.id]) for land in self.lands]

    @cached_property
    def _distances(self) -> list[Distances]:
        return [
            distances_of(land.grid, found, self._places)
            for land, found in zip(self.lands, self._searches, strict=True)
        ]

    def _tried(
        self, land: Land, found: Search, now: Distances, site: str, point: LonLat
    ) -> Distances:
        if self.landmass_at(*point) == land.id:
            after = distances_of(land.grid, one_more(land.grid, found, site, point))
            return replace(after, straight_km=np.minimum(now.straight_km, after.straight_km))
        line = straight_km(land.grid, [point])
        return replace(now, straight_km=np.minimum(now.straight_km, line))


def _touched(land: Land, now: Distances, late: Distances) -> set[str]:
    """Codes of the villages some of whose people have another way, line or nearest site."""
    lives = land.residents
    moved = (now.way != late.way) | (now.straight_km != late.straight_km)
    if now.sites != late.sites:
        (new,) = set(late.sites) - set(now.sites)
        moved |= late.nearest == late.sites.index(new)
    return {lives.villages[row].code for row in np.unique(lives.village[moved[lives.cell]])}
