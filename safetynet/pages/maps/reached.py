"""The reach of one kind or group with the small words that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safetynet.geo import County, Township, Village
from safetynet.model import Record
from safetynet.pages.maps.phrases import Phrases
from safetynet.pages.words import say_share
from safetynet.reach import AreaReach, Coverage, Measure, Reach, added


@dataclass(frozen=True)
class Reached:
    """The reach of a kind or group, and the words to tell it."""

    words: Phrases
    measure: Measure
    reach: Reach
    coverage: Coverage

    def say(self, key: str, **facts: object) -> str:
        """A sentence about reach."""
        return self.words.say(f"map.reach.{key}", **facts)

    @property
    def name(self) -> str:
        """What the kind or group is called."""
        subject, vocabulary = self.reach.subject, self.words.directory.vocabulary
        terms = vocabulary.kinds if subject.sort == "kind" else vocabulary.groups
        return self.words.text(terms[subject.code].label)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The codes of the kinds it is about."""
        subject, kinds = self.reach.subject, self.words.directory.vocabulary.kinds
        if subject.sort == "kind":
            return (subject.code,)
        return tuple(code for code, kind in kinds.items() if kind.group == subject.code)

    @property
    def way(self) -> str:
        """What is measured: distance over land, or time."""
        return self.say(f"way.{self.measure.unit}")

    @property
    def goal(self) -> str:
        """The threshold beyond which people are not reached."""
        return self.limit(self.measure.goal)

    def limit(self, threshold: float) -> str:
        """A threshold with its unit."""
        return self.words.say(f"reach.unit.{self.measure.unit}", amount=f"{threshold:g}")

    def people(self, count: int) -> str:
        """So many people."""
        return self.say("n.one" if count == 1 else "n", people=f"{count:,}")

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties that have figures."""
        return tuple(c for c in self._counties if self.coverage.has(c.code))

    @property
    def unmeasured(self) -> tuple[County, ...]:
        """The counties of which nothing can be said."""
        return tuple(c for c in self._counties if not self.coverage.has(c.code))

    @property
    def _counties(self) -> tuple[County, ...]:
        return self.words.directory.geography.counties

    def area(self, county: County | None) -> AreaReach:
        """The reach of a county that has figures, or of all that have."""
        return self.coverage.area(county.code if county else "")

    def places(self, county: County | None) -> tuple[Township, ...]:
        """The townships of a county, or of all that have figures."""
        counties = (county,) if county else self.counties
        return tuple(township for one in counties for township in one.townships)

    def drawn(self, county: County | None) -> list[AreaReach]:
        """The reach of what is drawn as one polygon."""
        counties = (county,) if county else self.counties
        polygons = (by_boundary(self.coverage, boundaries(one)) for one in counties)
        return [area for areas in polygons for area in areas]

    def nearest(self, county: County | None) -> set[str]:
        """Ids of the sites that are nearest to a village of a county, or to any."""
        reached = self.coverage.villages
        villages = (one for township in self.places(county) for one in township.villages)
        return {reached[village.code].nearest for village in villages} - {""}

    def townships(self, county: County | None) -> list[AreaReach]:
        """The townships of a county, or all; first where the largest share has a site near."""
        areas = [self.coverage.area(township.code) for township in self.places(county)]
        return sorted(areas, key=lambda area: (-self.share_in(area), area.code))

    def of(self, ids: Iterable[str], county: County | None) -> list[Record]:
        """The records that a county has, or all that have figures."""
        codes = {one.code for one in ((county,) if county else self.counties)}
        records = (self.words.directory.by_id[id_] for id_ in ids)
        return [record for record in records if record.county in codes]

    def has_unplaced(self, area: AreaReach) -> bool:
        """Whether a township has a site whose place is not known: nobody can say who is near."""
        by_id = self.words.directory.by_id
        return any(by_id[id_].township == area.code for id_ in self.reach.unplaced)

    def share_in(self, area: AreaReach) -> float:
        """Share of the people of an area who have a site within the goal."""
        return area.within[self.measure.goal_at] / area.population if area.population else 0

    def share(self, area: AreaReach) -> str:
        """The same in words."""
        within = area.within[self.measure.goal_at]
        words = self.words
        return say_share(within, area.population, words.directory.strings, words.locale)

    def missing(self, area: AreaReach) -> int:
        """People of an area without a site within the goal."""
        return area.not_within(self.measure.goal_at)


def boundaries(county: County) -> Mapping[str, Sequence[Village]]:
    """Code of a polygon → the villages in it: where one was split since, there are several."""
    areas: dict[str, list[Village]] = {}
    for township in county.townships:
        for village in township.villages:
            if village.boundary:
                areas.setdefault(village.boundary, []).append(village)
    return areas


def by_boundary(coverage: Coverage, areas: Mapping[str, Sequence[Village]]) -> Sequence[AreaReach]:
    """The reach of the villages in each polygon together."""
    return [
        added(code, [coverage.villages[village.code] for village in villages])
        for code, villages in areas.items()
    ]
