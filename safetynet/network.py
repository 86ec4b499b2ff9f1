"""The safety net beside its sites: figures, meetings and pathways, read once."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.model import FigureTerms, Indicator, Meeting, Pathway


@dataclass(frozen=True)
class Network:
    """Everything of the pages on the net itself."""

    terms: FigureTerms
    indicators: tuple[Indicator, ...] = ()
    """In the order of the file, those that are left out of pages and downloads among them."""
    meetings: tuple[Meeting, ...] = ()
    pathways: tuple[Pathway, ...] = ()

    @cached_property
    def shown(self) -> tuple[Indicator, ...]:
        """The figures that pages and downloads show."""
        return tuple(one for one in self.indicators if not one.left_out)

    @cached_property
    def by_county(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Slug of a county → its figures that are shown."""
        slugs = dict.fromkeys(one.county for one in self.shown)
        return {slug: tuple(one for one in self.shown if one.county == slug) for slug in slugs}

    @cached_property
    def sources(self) -> frozenset[str]:
        """Codes of all sources that are cited."""
        steps = (step for pathway in self.pathways for step in pathway.steps)
        changes = (change for pathway in self.pathways for change in pathway.changes)
        return frozenset(
            {one.source for one in self.indicators}
            | {one.source for one in self.meetings}
            | {one.source for one in self.terms.not_taken}
            | {stated.source for step in steps for stated in step.stated}
            | {change.source for change in changes if change.source}
        )

    def within(self, counties: Collection[str]) -> Network:
        """What is of some counties only, by their slugs; pathways are of all."""
        return dataclasses.replace(
            self,
            indicators=tuple(one for one in self.indicators if one.county in counties),
            meetings=tuple(one for one in self.meetings if one.county in counties),
        )
