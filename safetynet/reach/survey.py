"""Measuring the reach of every kind and group of kinds in a directory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.nearest import point_of
from safetynet.reach.cache import Cache, Tell, ground_key, reach_key, silent
from safetynet.reach.catchment import Catchments, over_land, responsible_sites
from safetynet.reach.change import plans
from safetynet.reach.coverage import cover
from safetynet.reach.distance import Distances, Places, distances_to
from safetynet.reach.further import FurtherPlaces
from safetynet.reach.land import Land, read_land
from safetynet.reach.minutes import TravelTimes, without_lines
from safetynet.reach.people import spread_of
from safetynet.reach.results import Coverage, Measure, Reach, Study, Subject
from safetynet.reach.siting import Task, task_of
from safetynet.reach.subjects import (
    is_placed,
    open_doors,
    planned_doors,
    subjects_of,
    unmeasured,
)
from safetynet.reach.travel import RoadNetwork
from safetynet.reach.trial import Anew, OverLand, Trials
from safetynet.settings import Settings

TOLD_EACH = 10
"""After so many measured kinds and groups the progress is told."""


def survey(directory: Directory, settings: Settings, tell: Tell = silent) -> Study:
    """The reach of every kind and group that has an open or planned door.

    What `settings.cache_dir` has kept is not measured again; `tell` hears of the progress. An
    edition of some counties has only their own sites, so people near the border to another
    county may have a nearer site than its figures say.
    """
    surveyor = surveyor_of(directory, settings)
    cache = Cache(settings.cache_dir, tell)
    reaches = surveyor.reaches(cache, tell)
    return Study(surveyor.measure, reaches, spread_of(directory.geography))


def measure_of(settings: Settings) -> Measure:
    """What the settings ask to count in."""
    reach, travel = settings.reach, settings.reach.travel
    if travel:
        return Measure("min", travel.mode, travel.thresholds_min, travel.goal_min)
    return Measure("km", "land", reach.thresholds_km, reach.goal_km)


def surveyor_of(
    directory: Directory, settings: Settings, measure: Measure | None = None
) -> Surveyor:
    """Who measures in the way that the settings ask for, within their thresholds or others."""
    travel = settings.reach.travel
    roads = RoadNetwork(travel, settings.cache_dir) if travel else None
    return Surveyor(directory, measure or measure_of(settings), roads)


class Surveyor:
    """Measures the reach of sets of sites of one directory; with roads, in minutes on them."""

    def __init__(
        self, directory: Directory, measure: Measure, roads: RoadNetwork | None = None
    ) -> None:
        self.directory = directory.published
        self.measure = measure
        self._roads = roads

    @cached_property
    def lands(self) -> tuple[Land, ...]:
        """All land of the directory; read only when something must be measured."""
        return read_land(self.directory.geography, self.directory.assumptions.grid)

    def reaches(self, cache: Cache, tell: Tell = silent) -> Mapping[Subject, Reach]:
        """The reach of each subject with an open or planned door, in the vocabulary's order."""
        subjects = {subject: some for subject, some in subjects_of(self.directory) if _counts(some)}
        roads = self._roads.fingerprint if self._roads else ""
        ground = ground_key(self.directory, self.measure, roads)
        sited = {Subject("kind", code) for code in self._sited(subjects)}
        keys = {
            subject: reach_key(ground, subject, some, is_sited=subject in sited)
            for subject, some in subjects.items()
        }
        kept = {subject: reach for subject, key in keys.items() if (reach := cache.read(key))}
        tell(f"Reach: {len(subjects)} kinds and groups, {len(kept)} from the cache")
        missing = {subject: some for subject, some in subjects.items() if subject not in kept}
        measured = self._measured(missing, tell)
        cache.keep((keys[subject], reach) for subject, reach in measured.items())
        return {subject: kept.get(subject) or measured[subject] for subject in subjects}

    def _measured(
        self, subjects: Mapping[Subject, Sequence[Record]], tell: Tell
    ) -> dict[Subject, Reach]:
        """The reach of each subject; further places are looked for at the same time."""
        measured: dict[Subject, Reach] = {}
        with FurtherPlaces(self.directory, self.measure, self._sited(subjects)) as further:
            for number, (subject, records) in enumerate(subjects.items(), 1):
                measured[subject] = self._reach(subject, records)
                if number % TOLD_EACH == 0:
                    tell(f"Measuring reach: {number} of {len(subjects)} done")
            for code, sitings in further.found().items():
                subject = Subject("kind", code)
                measured[subject] = replace(measured[subject], sitings=sitings)
        return measured

    def coverage(
        self, records: Iterable[Record], counties: Collection[str] = ()
    ) -> Coverage | None:
        """Who is reached by those of the records whose place is known; None where none is.

        Only counties that have such a record are in it, and the `counties` asked for besides.
        """
        placed = [record for record in records if is_placed(record)]
        if not placed:
            return None
        distances = self.distances({record.id: point_of(record) for record in placed})
        found = cover(self.lands, distances, self.measure.thresholds)
        found = found.within_counties({*counties, *(record.county for record in placed)})
        return without_lines(found) if self._times else found

    def trials(self, records: Sequence[Record]) -> Trials:
        """What tries further sites, one by one, beside those of the records that have a place."""
        placed = [record for record in records if is_placed(record)]
        if self._times:
            return Anew(self, placed)
        return OverLand(self.lands, placed, self.directory.nearby.landmass_at, self.measure)

    def catchment(self, records: Iterable[Record]) -> Coverage | None:
        """Who is reached by the one responsible for their township; None where none has a pin."""
        responsible = responsible_sites(self.directory, records)
        if not responsible:
            return None
        found = self._catchments.coverage(responsible, self.measure.thresholds)
        return without_lines(found) if found and self._times else found

    @cached_property
    def _catchments(self) -> Catchments:
        ways = self._times.ways_from if self._times else over_land
        return Catchments(self.lands, self.directory.nearby.landmass_at, ways)

    def distances(self, places: Places) -> tuple[Distances, ...]:
        """On each land mass, the distances to the places."""
        landmass_at = self.directory.nearby.landmass_at
        on_land: dict[str, dict[str, tuple[float, float]]] = {land.id: {} for land in self.lands}
        for id_, point in places.items():
            on_land.setdefault(landmass_at(*point), {})[id_] = point
        if self._times:
            return tuple(self._times.distances_to(land, on_land[land.id]) for land in self.lands)
        return tuple(
            distances_to(land.grid, on_land[land.id], _others(on_land, land.id))
            for land in self.lands
        )

    @cached_property
    def _times(self) -> TravelTimes | None:
        return TravelTimes(self._roads) if self._roads else None

    def _reach(self, subject: Subject, records: Sequence[Record]) -> Reach:
        active = open_doors(records)
        coverage = self.coverage(active)
        return replace(
            unmeasured(subject, records),
            coverage=coverage,
            plans=plans(self, subject, records, coverage),
            catchment=self.catchment(active),
        )

    def _sited(self, subjects: Mapping[Subject, Sequence[Record]]) -> Mapping[str, Task]:
        """What further sites are wanted for: the kinds that every township should have."""
        if self.measure.unit != "km":
            return {}
        kinds = self.directory.vocabulary.kinds
        tasks = {
            subject.code: task_of(records)
            for subject, records in subjects.items()
            if subject.sort == "kind" and kinds[subject.code].important
        }
        return {code: task for code, task in tasks.items() if task.sites}


def _counts(records: Sequence[Record]) -> bool:
    """Whether people go to one of them today or are to."""
    return bool(open_doors(records) or planned_doors(records))


def _others(places: Mapping[str, Places], landmass: str) -> Places:
    return {
        id_: point
        for other, some in places.items()
        if other != landmass
        for id_, point in some.items()
    }
