"""The safety net beside its sites: figures, meetings and pathways, read once."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.model import (
    FigureTerms,
    Indicator,
    Key,
    Meeting,
    Pathway,
    SideBySide,
    public_pathway,
    tells_secret,
)

SIDES = 2
"""Counties without which nothing stands beside anything."""


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

    def figure(self, key: Key, source: str) -> Indicator | None:
        """The figure that a source states for a key, among those that are shown."""
        return self._stated.get((key, source))

    @cached_property
    def _stated(self) -> Mapping[tuple[Key, str], Indicator]:
        return {(one.key, one.source): one for one in self.shown}

    @property
    def is_told(self) -> bool:
        """Whether there is anything for pages on the net; a county may publish none of it."""
        return bool(self.shown or self.meetings)

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
            | {one.source for one in self.terms.asks}
            | {stated.source for step in steps for stated in step.stated}
            | {change.source for change in changes if change.source}
        )

    def published(self, secret: Collection[str]) -> Network:
        """The same as it may leave the house; the check has refused all else.

        Nothing in it leads to a record with one of the `secret` names.
        """
        pathways = (one for one in self.pathways if not tells_secret(one, secret))
        return dataclasses.replace(
            self,
            indicators=tuple(one for one in self.indicators if not tells_secret(one, secret)),
            meetings=tuple(one for one in self.meetings if not tells_secret(one, secret)),
            pathways=tuple(map(public_pathway, pathways)),
        )

    def within(self, counties: Collection[str]) -> Network:
        """What is of some counties only, by their slugs, and the pathways that are of none."""
        kept = dataclasses.replace(
            self,
            indicators=tuple(one for one in self.indicators if one.county in counties),
            meetings=tuple(one for one in self.meetings if one.county in counties),
            pathways=tuple(one for one in self.pathways if one.county in {None, *counties}),
        )
        return dataclasses.replace(kept, terms=self._terms_within(counties, self._only_of(kept)))

    def _only_of(self, kept: Network) -> frozenset[str]:
        """Sources whose figures and meetings are all gone."""
        return self._counted - kept._counted

    @property
    def _counted(self) -> frozenset[str]:
        """Sources of figures and meetings."""
        figures = {one.source for one in self.indicators}
        return frozenset(figures | {one.source for one in self.meetings})

    def _terms_within(self, counties: Collection[str], gone: Collection[str]) -> FigureTerms:
        """The words without comparisons, asks and omissions of other counties."""
        sides = {code: _beside(one, counties) for code, one in self.terms.comparisons.items()}
        return self.terms.model_copy(
            update={
                "comparisons": {code: one for code, one in sides.items() if one},
                "asks": tuple(one for one in self.terms.asks if one.county in counties),
                "not_taken": tuple(one for one in self.terms.not_taken if one.source not in gone),
            }
        )


def _beside(compared: SideBySide, counties: Collection[str]) -> SideBySide | None:
    """A comparison of some counties; None when only one of them is left in it."""
    figures = tuple(one for one in compared.figures if one.county in counties)
    if len({one.county for one in figures}) < SIDES:
        return None
    return compared.model_copy(update={"figures": figures})
