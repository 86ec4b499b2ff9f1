"""What all answers of the command `safetynet reach` share: words, the county, plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.model import Record
from safetynet.pages.reach_sentences import why_not
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Coverage, Reach

NOTHING = "–"
"""Stands for a figure that is not known."""


@dataclass(frozen=True)
class Answers:
    """Words for one language, and the county that is asked about."""

    words: ReachWords
    county: County | None
    """None: all of them."""

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the part `reach-cli.` of data/strings.yaml."""
        return self.words.atlas.say(f"reach-cli.{key}", **facts)

    def named(self, names: Sequence[str]) -> str:
        """Several names in a row."""
        return self.words.atlas.say("page.joint").join(names)

    @property
    def counties(self) -> tuple[County, ...]:
        """The county, or all of them."""
        return (self.county,) if self.county else self.words.atlas.counties

    @property
    def code(self) -> str:
        """Of the county; "" for all."""
        return self.county.code if self.county else ""

    @property
    def where(self) -> str:
        """The county, or all of them."""
        words = self.words
        return words.atlas.text(self.county.name) if self.county else words.say("everywhere")

    def area(self, coverage: Coverage | None) -> AreaReach | None:
        """The reach of the county, or of all; None where it has no figures."""
        return coverage.area(self.code) if coverage and coverage.has(self.code) else None

    def ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the records that the county has."""
        return tuple(record.id for record in self.words.records(ids, self.county))

    def left_out(self, reach: Reach, area: str) -> tuple[str, ...]:
        """Which sites could add to the figures of an area if their place were known; or nothing."""
        names = [
            self.say("site", name=self.words.atlas.site(one).label, place=self._place(one))
            for one in self.words.unknown(reach, area)
        ]
        return (self.say("unplaced", sites=self.named(names)),) if names else ()

    def _place(self, record: Record) -> str:
        return self.words.place(record.township or record.county)

    def unmeasured(self, reach: Reach) -> tuple[str, ...]:
        """Of each county without figures, why that is so."""
        measured = self.words.measured_counties(reach)
        return tuple(
            self.say(
                "reason",
                what=self.words.atlas.text(county.name),
                why=why_not(self.words, reach, county),
            )
            for county in self.counties
            if county not in measured
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """The thresholds, e.g. 5 km."""
        return tuple(map(self.words.way, self.words.measure.thresholds))

    @property
    def basis(self) -> tuple[str, ...]:
        """What is counted, and what is not."""
        words = self.words
        across = [self.say("limits.across")] if len(words.atlas.counties) > 1 else []
        return (
            self.say("basis", month=words.month, mode=words.mode),
            self.say(f"limits.{words.measure.unit}"),
            *across,
        )


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
    area = answers.area(reach.coverage)
    return {
        "sort": reach.subject.sort,
        "kind": reach.subject.code,
        "name": answers.words.name(reach.subject),
        "sites": answers.ids(reach.sites),
        "unplaced": answers.ids(reach.unplaced),
        "planned": answers.ids(reach.planned),
        "counties": [one.slug for one in answers.words.measured_counties(reach)],
        "figures": area_data(answers, reach, area) if area else None,
        "reason": None if area else why_not(answers.words, reach, answers.county),
    }


def area_data(answers: Answers, reach: Reach, area: AreaReach) -> Mapping[str, object]:
    """The figures of an area for JSON, by the names of the columns of reach.csv."""
    return {
        "code": area.code,
        "population": area.population,
        "within": area.within,
        "within_straight": area.within_straight,
        "by_ferry_only": area.by_ferry_only,
        "nearest_site": area.nearest or None,
        "mean": rounded(area.mean),
        "sites_left_out": len(answers.words.unknown(reach, area.code)),
    }


def rounded(mean: float) -> float | None:
    """A mean way for JSON, which has no infinite numbers."""
    return round(mean, 3) if math.isfinite(mean) else None
