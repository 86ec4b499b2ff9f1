"""The reach of one kind or group with the small words that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.geo import County, Township
from safetynet.pages.maps.phrases import Phrases
from safetynet.reach import AreaReach, Coverage, Measure, Reach


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
        return self.say(f"limit.{self.measure.unit}", n=f"{threshold:g}")

    def area(self, county: County | None) -> AreaReach:
        """The reach of a county, or of all."""
        return self.coverage.counties[county.code] if county else self.coverage.total

    def places(self, county: County | None) -> tuple[Township, ...]:
        """The townships of a county, or all."""
        return county.townships if county else self.words.directory.geography.townships

    def nearest(self, county: County | None) -> set[str]:
        """Ids of the sites that are nearest to a village of a county, or to any."""
        reached = self.coverage.villages
        villages = (one for township in self.places(county) for one in township.villages)
        return {reached[village.code].nearest for village in villages} - {""}

    def townships(self, county: County | None) -> list[AreaReach]:
        """The townships of a county, or all; first where the largest share has a site near."""
        areas = [self.coverage.townships[township.code] for township in self.places(county)]
        return sorted(areas, key=lambda area: (-self.share_in(area), area.code))

    def share_in(self, area: AreaReach) -> float:
        """Share of the people of an area who have a site within the goal."""
        return area.within[self.measure.goal_at] / area.population if area.population else 0

    def share(self, area: AreaReach) -> str:
        """The same in words; never 0 % or 100 % when it is not exactly that."""
        percent = self.share_in(area) * 100
        if 0 < percent < 1:
            return self.say("share.low")
        if 99 < percent < 100:  # noqa: PLR2004 - percent
            return self.say("share.high")
        return self.say("share", n=round(percent))

    def missing(self, area: AreaReach) -> int:
        """People of an area without a site within the goal."""
        return area.not_within(self.measure.goal_at)
