"""What all answers of the command `safetynet reach` share: words, the county, plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Coverage, Reach


@dataclass(frozen=True)
class Answers:
    """Words for one language, and the county that is asked about."""

    words: ReachWords
    county: County | None

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the part `reach-cli.` of data/strings.yaml."""
        return self.words.atlas.say(f"reach-cli.{key}", **facts)

    @property
    def where(self) -> str:
        """The county, or all of them."""
        if self.county:
            return self.words.atlas.text(self.county.name)
        return self.words.say("everywhere")

    def area(self, coverage: Coverage) -> AreaReach:
        """The reach of the county, or of all."""
        return coverage.counties[self.county.code] if self.county else coverage.total

    def ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the records that the county has."""
        return tuple(record.id for record in self.words.records(ids, self.county))

    @property
    def labels(self) -> tuple[str, ...]:
        """The thresholds, e.g. 5 km."""
        return tuple(map(self.words.way, self.words.measure.thresholds))

    @property
    def basis(self) -> tuple[str, ...]:
        """What is counted, and what is not."""
        words = self.words
        limits = self.say("limits.km") if words.measure.unit == "km" else self.say("limits.min")
        return (self.say("basis", month=words.month, mode=words.mode), limits)


def frame(answers: Answers) -> dict[str, object]:
    """What every answer in JSON says of itself."""
    measure = answers.words.measure
    return {
        "unit": measure.unit,
        "mode": measure.mode,
        "thresholds": measure.thresholds,
        "goal": measure.goal,
        "population_month": f"{answers.words.atlas.directory.assumptions.population.month:%Y-%m}",
        "county": answers.county.slug if answers.county else None,
    }


def reach_data(answers: Answers, reach: Reach) -> Mapping[str, object]:
    """A kind or group, with figures where there are any, for JSON."""
    area = answers.area(reach.coverage) if reach.coverage else None
    return {
        "sort": reach.subject.sort,
        "kind": reach.subject.code,
        "name": answers.words.name(reach.subject),
        "sites": answers.ids(reach.sites),
        "unplaced": answers.ids(reach.unplaced),
        "planned": answers.ids(reach.planned),
        "figures": area_data(area) if area else None,
    }


def area_data(area: AreaReach) -> Mapping[str, object]:
    """The figures of an area for JSON, by the names of the columns of reach.csv."""
    return {
        "code": area.code,
        "population": area.population,
        "within": area.within,
        "within_straight": area.within_straight,
        "by_ferry_only": area.by_ferry_only,
        "nearest_site": area.nearest or None,
        "mean": round(area.mean, 3) if math.isfinite(area.mean) else None,
    }
