"""Rules on sums and percentages: what a table adds up to is what it prints, or a note says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from safetynet.check.case import Case, at
from safetynet.load import Fault
from safetynet.load.network import INDICATORS
from safetynet.model import Basis, FigureTerms, Indicator, Item, Key, Topic, period_of

TINY = 1e-9
"""Numbers that differ by less are the same."""
_ADDED = ("count", "money", "length")
"""Sorts of units whose figures can be added."""


@dataclass(frozen=True)
class Table:
    """The figures, found by what they are of."""

    rows: Sequence[Indicator]
    terms: FigureTerms

    @cached_property
    def by_source(self) -> Mapping[tuple[Key, str], Indicator]:
        """Key and source → figure."""
        return {(one.key, one.source): one for one in self.rows}

    @cached_property
    def by_key(self) -> Mapping[Key, Indicator]:
        """Key → the first figure, in whatever source."""
        return {one.key: one for one in reversed(self.rows)}

    @cached_property
    def divided(self) -> Mapping[tuple[Key, str], tuple[Indicator, ...]]:
        """Key of an undivided figure, and source → the figures of its parts, without totals.

        One part alone is no sum: a document may tell only how many of all are supervisors.
        """
        found: dict[tuple[Key, str], list[Indicator]] = {}
        for one in self.rows:
            topic = self.terms.topics.get(one.topic)
            part = topic.parts.get(one.part or "") if topic else None
            if part and not part.total_of:
                found.setdefault((one.key._replace(part=""), one.source), []).append(one)
        return {key: tuple(some) for key, some in found.items() if len(some) > 1}

    def beside(self, one: Indicator, key: Key) -> Indicator | None:
        """The figure with another key in the same source."""
        return self.by_source.get((key, one.source))

    def is_added(self, one: Indicator) -> bool:
        """Whether its unit is one whose figures add up."""
        unit = self.terms.units.get(one.unit)
        return unit is not None and unit.sort in _ADDED


def check_figure_sums(case: Case) -> Iterator[tuple[str, Fault]]:
    """A total is the sum of its items, its parts and its years, when all of them are there."""
    network = case.directory.network
    table = Table(network.indicators, network.terms)
    for n, one in enumerate(table.rows):
        topic = table.terms.topics.get(one.topic)
        if topic and one.note is None and table.is_added(one):
            for summands in _sums(one, topic, table):
                yield from at(INDICATORS, (n,), _sum_faults(one, summands))


def check_figure_shares(case: Case) -> Iterator[tuple[str, Fault]]:
    """A percentage is what its figures make, as far as it is printed."""
    network = case.directory.network
    table = Table(network.indicators, network.terms)
    for n, one in enumerate(table.rows):
        unit, topic = table.terms.units.get(one.unit), table.terms.topics.get(one.topic)
        if topic and unit and unit.sort == "share" and one.note is None:
            for part, whole in _shares(one, topic, table):
                yield from at(INDICATORS, (n,), _share_faults(one, part, whole))


def _sums(one: Indicator, topic: Topic, table: Table) -> Iterator[Sequence[Indicator]]:
    """The figures that add up to one, in each of the ways in which they should."""
    items = _total_of(one.item, topic.items)
    yield _all(table.beside(one, one.key._replace(item=code)) for code in items)
    parts = _total_of(one.part or "", topic.parts)
    yield _all(table.beside(one, one.key._replace(part=code)) for code in parts)
    if one.part is None:
        yield table.divided.get((one.key, one.source), ())
    if topic.adds_up_over_time:
        yield _all(_of_year(one, year, table) for year in _years(one))


def _total_of(code: str, items: Mapping[str, Item]) -> Sequence[str]:
    return items[code].total_of if code in items else ()


def _all(figures: Iterable[Indicator | None]) -> Sequence[Indicator]:
    """All the figures; none when one of them is not there."""
    known = list(figures)
    return [one for one in known if one] if all(known) else []


def _years(one: Indicator) -> Sequence[str]:
    """The years, as they are written, of a figure of several; else none."""
    period = period_of(one.period) if one.period else None
    if period is None or period.first == period.last:
        return ()
    sign = {"year": "", "school-year": "SY"}.get(period.first.grain)
    years = range(period.first.year, period.last.year + 1)
    return () if sign is None else tuple(f"{sign}{year}" for year in years)


def _of_year(one: Indicator, year: str, table: Table) -> Indicator | None:
    """The figure of a year: of the same document, or of another one of the county."""
    return table.beside(one, one.key._replace(period=year)) or table.by_key.get(
        one.key._replace(period=year)
    )


def _sum_faults(one: Indicator, summands: Sequence[Indicator]) -> Iterator[Fault]:
    values = [x.number for x in (one, *summands) if x.number is not None]
    if not summands or len(values) <= len(summands):
        return
    total, added = values[0], sum(values[1:])
    if abs(total - added) > TINY:
        facts = {"added": written(added), "summands": " + ".join(map(written, values[1:]))}
        yield Fault("sum-differs", ("value",), one.value, facts)


def _shares(
    one: Indicator, topic: Topic, table: Table
) -> Iterator[tuple[Indicator | None, Indicator | None]]:
    """Part and whole of a percentage, for each unit in which they are given."""
    ratio = topic.items[one.item].ratio if one.item in topic.items else None
    for unit in table.terms.units:
        if ratio:
            part = table.beside(one, one.key._replace(item=ratio.part, unit=unit))
            yield part, table.beside(one, one.key._replace(item=ratio.whole, unit=unit))
        elif topic.rate_of_approved and one.basis is Basis.ACTUAL and unit != one.unit:
            yield (
                table.beside(one, one.key._replace(unit=unit)),
                table.beside(one, one.key._replace(basis=Basis.APPROVED, unit=unit)),
            )


def _share_faults(
    one: Indicator, part: Indicator | None, whole: Indicator | None
) -> Iterator[Fault]:
    some, all_ = (x.number if x else None for x in (part, whole))
    printed = one.number
    if printed is None or some is None or not all_:
        return
    exact = 100 * some / all_
    if not _agrees(printed, exact):
        facts = {"exact": f"{exact:.2f}", "part": written(some), "whole": written(all_)}
        yield Fault("share-differs", ("value",), one.value, facts)


def _agrees(printed: float, exact: float) -> bool:
    """Whether a number is another one rounded, or cut off, at its last digit."""
    step = 10.0 ** -len(str(printed).partition(".")[2])
    return -step / 2 - TINY <= exact - printed < step


def written(number: float) -> str:
    """A number without needless decimals."""
    return f"{round(number, 4):,}".removesuffix(".0")
