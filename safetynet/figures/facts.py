"""The figures of a county under their topics; what two documents print alike stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from safetynet.model import Basis, FigureTerms, Indicator, Topic, Unit
from safetynet.model.indicators import Value, number_of

T = TypeVar("T")


class Row(NamedTuple):
    """What is counted: an item, one part of it, or it in one township ("" where not divided)."""

    item: str
    part: str = ""
    township: str = ""


class At(NamedTuple):
    """Of when a figure is, what sort of figure it is and what it counts in."""

    period: str
    basis: Basis
    unit: str


@dataclass(frozen=True, eq=False)
class Fact:
    """One figure with the rows of all documents that print it; each is only itself."""

    row: Row
    at: At
    value: Value
    stated: tuple[Indicator, ...]

    @property
    def number(self) -> int | float | None:
        """None for a date and for a number too small to be told."""
        return number_of(self.value)

    @property
    def is_dated(self) -> bool:
        """Whether any document prints the period with the figure, or nobody knows it."""
        return not self.at.period or any(one.dated_by == "figure" for one in self.stated)


@dataclass(frozen=True)
class TopicFigures:
    """All figures of one county on one topic."""

    county: str
    code: str
    topic: Topic
    units: Mapping[str, Unit]
    facts: tuple[Fact, ...]
    """In the order of the file."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What is counted, in the order of the topic's items and parts, then of the file."""
        items, parts = _ranks(self.topic.items), _ranks(self.topic.parts)
        rows = dict.fromkeys(fact.row for fact in self.facts)
        return tuple(sorted(rows, key=lambda row: (items[row.item], parts.get(row.part, -1))))

    @cached_property
    def at(self) -> Mapping[tuple[Row, At], tuple[Fact, ...]]:
        """What there is of a thing at a time: several where documents disagree."""
        found: dict[tuple[Row, At], tuple[Fact, ...]] = {}
        for fact in self.facts:
            key = (fact.row, fact.at)
            found[key] = (*found.get(key, ()), fact)
        return found

    @cached_property
    def certain(self) -> tuple[Fact, ...]:
        """Those that no document contradicts, in the order of `rows`."""
        ranks = _ranks(self.rows)
        alone = (facts[0] for facts in self.at.values() if len(facts) == 1)
        return tuple(sorted(alone, key=lambda fact: ranks[fact.row]))

    @property
    def stated(self) -> Iterator[Indicator]:
        """The rows of the documents."""
        return (one for fact in self.facts for one in fact.stated)

    def sort(self, fact: Fact) -> str:
        """Whether it is a count, a share, money or a date."""
        return self.units[fact.at.unit].sort


def _ranks(things: Iterable[T]) -> dict[T, int]:
    return {thing: place for place, thing in enumerate(things)}


def topics_of(
    county: str, figures: Iterable[Indicator], terms: FigureTerms
) -> tuple[TopicFigures, ...]:
    """A county's shown figures by topic, in the order of data/figures.yaml."""
    by_topic: dict[str, list[Indicator]] = {}
    for one in figures:
        by_topic.setdefault(one.topic, []).append(one)
    return tuple(
        TopicFigures(county, code, topic, terms.units, tuple(merged(by_topic[code])))
        for code, topic in terms.topics.items()
        if code in by_topic
    )


def merged(figures: Iterable[Indicator]) -> Iterator[Fact]:
    """The figures, each number of a key once with all documents that print it."""
    groups: dict[tuple[Row, At, Value], list[Indicator]] = {}
    for one in figures:
        row = Row(one.item, one.part or "", one.township or "")
        at = At(one.period or "", one.basis, one.unit)
        groups.setdefault((row, at, one.value), []).append(one)
    for (row, at, value), stated in groups.items():
        yield Fact(row, at, value, tuple(stated))
