"""Which figures of a topic are drawn, and as what: by what the figures are, never by the topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from safetynet.figures.facts import Fact, Row, TopicFigures
from safetynet.figures.picked import Bars, Line, Paired, Pairs, Pick, Years
from safetynet.figures.wholes import ancestors, comparable, leaves, nearest
from safetynet.model import Basis, period_of
from safetynet.model.indicators import is_small

INTENDED = (Basis.APPROVED, Basis.APPLIED, Basis.EXPECTED, Basis.TARGET)
"""What something can be measured by, the firmest first."""
DRAWN = frozenset({"count", "share", "money"})
"""Sorts of units whose numbers can be compared by length."""
PAIRED = frozenset({"count", "money"})
FEWEST_PERIODS = 3
FEWEST = 2
YEARS = frozenset({"year", "school-year"})
_YEAR = 4
"""Digits of a year."""


def picks_of(figures: TopicFigures) -> tuple[Pick, ...]:
    """The charts of a topic, at most one sort of chart a unit; none where a table says it all."""
    if figures.topic.chart == "none":
        return ()
    units = dict.fromkeys(fact.at.unit for fact in figures.certain)
    return tuple(pick for unit in units for pick in _of_unit(figures, unit))


def _of_unit(figures: TopicFigures, unit: str) -> tuple[Pick, ...]:
    """Percentages of one thing can be followed; those of several are of different wholes."""
    facts = [fact for fact in figures.certain if fact.at.unit == unit]
    sort = figures.units[unit].sort
    if sort not in DRAWN:
        return ()
    if sort == "share":
        facts = [fact for fact in facts if not is_beside_a_count(figures, fact)]
    pairs = tuple(_pairs(figures, facts)) if sort in PAIRED else ()
    bars = () if sort == "share" else tuple(_bars(figures, facts))
    return pairs or tuple(_years(facts)) or bars


def is_beside_a_count(figures: TopicFigures, fact: Fact) -> bool:
    """Whether a percentage stands beside the number of the same thing."""
    return figures.units[fact.at.unit].sort == "share" and any(
        other.row == fact.row and figures.sort(other) != "share" for other in figures.facts
    )


# --- pairs


def _pairs(figures: TopicFigures, facts: Sequence[Fact]) -> Iterator[Pairs]:
    """One chart for each period with several pairs; pairs that are alone in theirs together."""
    groups: dict[tuple[str, Basis], list[Paired]] = {}
    for pair in _paired(facts):
        groups.setdefault((pair.actual.at.period, pair.intended.at.basis), []).append(pair)
    alone: dict[Basis, list[Paired]] = {}
    for (_, basis), group in sorted(groups.items(), key=lambda entry: entry[0]):
        drawn = _leaf_pairs(figures, group)
        if len(drawn) < FEWEST:
            alone.setdefault(basis, []).extend(drawn)
        else:
            yield Pairs(drawn, _whole_pair(figures, group, drawn))
    yield from (Pairs(tuple(pairs), None) for pairs in alone.values())


def _paired(facts: Sequence[Fact]) -> Iterator[Paired]:
    """Everything that can be measured by the firmest intention of its period."""
    known = {
        (fact.row, fact.at.period, fact.at.basis): fact
        for fact in facts
        if fact.number is not None and fact.number >= 0
    }
    is_known = any(basis is Basis.ACTUAL for _, _, basis in known)
    measured = Basis.ACTUAL if is_known else Basis.APPLIED
    for (row, period, basis), actual in known.items():
        if basis is measured:
            intended = (known.get((row, period, one)) for one in INTENDED if one is not measured)
            found = next(filter(None, intended), None)
            if found and found.number:
                yield Paired(found, actual)


def _leaf_pairs(figures: TopicFigures, pairs: Sequence[Paired]) -> tuple[Paired, ...]:
    kept = leaves([pair.row for pair in pairs], figures.topic)
    return tuple(pair for pair in pairs if pair.row in kept)


def _whole_pair(
    figures: TopicFigures, group: Sequence[Paired], drawn: Sequence[Paired]
) -> Paired | None:
    """The pair that most of those that are drawn add up to."""
    found = {pair: _parts(figures, pair, drawn) for pair in group if pair not in drawn}
    true = [
        pair
        for pair, parts in found.items()
        if is_whole(pair.actual, [one.actual for one in parts])
        and is_whole(pair.intended, [one.intended for one in parts])
    ]
    return max(true, key=lambda pair: len(found[pair]), default=None)


def _parts(figures: TopicFigures, whole: Paired, pairs: Sequence[Paired]) -> Sequence[Paired]:
    return [pair for pair in pairs if whole.row in ancestors(pair.row, figures.topic)]


def is_whole(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether the numbers of several parts are all told and add up to the whole."""
    numbers = [part.number for part in parts if part.number is not None]
    return FEWEST <= len(numbers) == len(parts) and sum(numbers) == whole.number


# --- over the years


def _years(facts: Sequence[Fact]) -> Iterator[Years]:
    """The sort of figure with the most years, if these are enough."""
    groups: dict[tuple[Basis, str], list[Fact]] = {}
    for fact in facts:
        grain = _single_year(fact.at.period)
        if grain and (fact.number is None or fact.number >= 0):
            groups.setdefault((fact.at.basis, grain), []).append(fact)
    best = max(groups.values(), key=len, default=[])
    rows = dict.fromkeys(fact.row for fact in best)
    at = {(fact.row, fact.at.period): fact for fact in best}
    periods = _row_of_years([fact.at.period for fact in best])
    lines = (Line(row, tuple(at.get((row, period)) for period in periods)) for row in rows)
    drawn = tuple(line for line in lines if _numbers(line) >= FEWEST)
    if any(_numbers(one) >= FEWEST_PERIODS for one in drawn):
        yield Years(periods, drawn)


def _row_of_years(periods: Sequence[str]) -> tuple[str, ...]:
    """From the first to the last; a year of which nothing is told has its empty place."""
    if not periods:
        return ()
    first, last = min(periods), max(periods)
    kind, years = first[:-_YEAR], range(int(first[-_YEAR:]), int(last[-_YEAR:]) + 1)
    return tuple(f"{kind}{year:0{_YEAR}}" for year in years)


def _numbers(line: Line) -> int:
    return sum(fact is not None and fact.number is not None for fact in line.facts)


def _single_year(text: str) -> str:
    """Year or school year; "" for a period of another length."""
    if not text:
        return ""
    period = period_of(text)
    is_single = period.first == period.last and not period.is_until
    return period.first.grain if is_single and period.first.grain in YEARS else ""


# --- side by side


def _bars(figures: TopicFigures, facts: Sequence[Fact]) -> Iterator[Bars]:
    """Of the period with the most numbers to be drawn, the latest of several alike."""
    groups: dict[tuple[str, Basis], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.at.period, fact.at.basis), []).append(fact)
    charts = [tuple(_families(figures, groups[key])) for key in sorted(groups)]
    best = max(reversed(charts), key=lambda found: sum(len(one.facts) for one in found), default=())
    yield from best


def _families(figures: TopicFigures, facts: Sequence[Fact]) -> Iterator[Bars]:
    """What belongs to no whole; and the parts of each whole, by each way of dividing it.

    Where all are alike there is nothing to see.
    """
    rows = [fact.row for fact in facts]
    kept = comparable(rows, figures.topic)
    families: dict[tuple[Row | None, bool], list[Fact]] = {}
    for fact in facts:
        if fact.row in kept:
            parent = nearest(fact.row, rows, figures.topic)
            is_divided = parent is not None and parent.item == fact.row.item
            families.setdefault((parent, is_divided), []).append(fact)
    known: Mapping[Row, Fact] = {fact.row: fact for fact in facts}
    for (parent, _), members in families.items():
        drawn = tuple(one for one in members if one.number is not None and one.number >= 0)
        if len({one.number for one in drawn}) >= FEWEST:
            whole = known.get(parent) if parent else None
            is_true = whole is not None and is_whole(whole, members)
            small = tuple(one for one in members if is_small(one.value))
            yield Bars(drawn, small, parent, whole if is_true else None)
