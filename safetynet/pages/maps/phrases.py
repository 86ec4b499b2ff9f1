"""The small parts that sentences about maps are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.geo import LonLat, Township, direction, distance_m
from safetynet.model import Record
from safetynet.nearest import Near
from safetynet.pages.atlas import SAME_PLACE_M
from safetynet.pages.words import say_distance, say_list
from safetynet.text import Locale, LocalizedText


@dataclass(frozen=True)
class Phrases:
    """Words for counts, ways, places and lists, in one language."""

    directory: Directory
    locale: Locale

    def say(self, key: str, **facts: object) -> str:
        """A sentence of data/strings.yaml."""
        return self.directory.strings.say(key, self.locale, **facts)

    def name(self, of: Township | Record) -> str:
        """The name of a township or a record."""
        return self.text(of.name)

    def text(self, text: LocalizedText) -> str:
        """The words in this language."""
        return text.in_(self.locale)

    def kind(self, code: str) -> str:
        """What a kind is called."""
        return self.text(self.directory.vocabulary.kinds[code].label)

    def list(self, items: Iterable[str]) -> str:
        """Items joined as the language joins them."""
        return say_list(items, self.directory.strings, self.locale)

    def names(self, items: Iterable[str]) -> str:
        """Names that may have commas of their own, joined."""
        return self.say("map.joint").join(items)

    def count(self, count: int) -> str:
        """So many sites."""
        keys = {0: "map.count.none", 1: "map.count.one"}
        return self.say(keys.get(count, "map.count.many"), n=count)

    def counted(self, township: Township, count: int) -> str:
        """A township and how many sites it has."""
        return self.say("map.item.counted", name=self.name(township), count=self.count(count))

    def side(self, side: str) -> str:
        """A direction in words."""
        return self.say(f"direction.{side}")

    def distance(self, metres: float) -> str:
        """A distance in words."""
        return say_distance(metres, self.directory.strings, self.locale)

    def way(self, start: LonLat, end: LonLat) -> str:
        """How far and where to; across the water it is said so."""
        landmass = self.directory.nearby.landmass_at
        by_ferry = landmass(*start) != landmass(*end)
        return self._way(distance_m(start, end), direction(start, end), by_ferry=by_ferry)

    def near(self, near: Near) -> str:
        """A sentence about a place around."""
        return self.say(
            "map.near",
            name=self.name(near.record),
            kind=self.kind(near.record.kind),
            way=self.way_to(near),
        )

    def way_to(self, near: Near) -> str:
        """The way to a place around."""
        return self._way(near.distance_m, near.direction, by_ferry=near.by_ferry)

    def unplaced(self, count: int) -> tuple[str, ...]:
        """That so many places are not on the map; nothing when all are."""
        return (self.say("map.unplaced", count=self.count(count)),) if count else ()

    def _way(self, metres: float, side: str, *, by_ferry: bool) -> str:
        if metres < SAME_PLACE_M:
            return self.say("page.way.here")
        return self.say(
            "page.way.ferry" if by_ferry else "page.way.land",
            distance=self.distance(metres),
            direction=self.side(side),
        )


def at(place: Township) -> LonLat:
    """Where most people of a township live."""
    return place.lon, place.lat
