"""How fresh the data are: counts by county and kind, and whom to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from safetynet import addresses
from safetynet.freshness import FACTS, Age, Due, Fact, State, ages_of, state_of, to_check
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.correct import correction_path
from safetynet.pages.page import Link
from safetynet.pages.parts import CardView
from safetynet.pages.questions import questions_of
from safetynet.text import say_date


@dataclass(frozen=True)
class StateRow:
    """How many of something are fresh, old and undated; `path` is empty where there is no page."""

    label: str
    path: str
    fresh: int
    over: int
    undated: int
    total: int


@dataclass(frozen=True)
class StateTable:
    """Rows that add up to the last one."""

    caption: str
    head: str
    rows: tuple[StateRow, ...]
    total: StateRow | None
    """None where the rows count different things."""


@dataclass(frozen=True)
class DueView:
    """A site to ask, with the questions; `correct` is empty for a confidential one."""

    card: CardView
    questions: str
    correct: str


@dataclass(frozen=True)
class DueKind:
    """The sites of one kind to ask next."""

    id: str
    kind: Link
    sites: tuple[DueView, ...]


@dataclass(frozen=True)
class FreshnessView:
    """Everything pages/freshness.html prints."""

    day: str
    summary: str
    rules: tuple[str, ...]
    facts: StateTable
    counties: StateTable
    kinds: StateTable
    due: tuple[DueKind, ...]
    due_count: int


def freshness_view(atlas: Atlas) -> FreshnessView:
    """The view of the page on freshness, as of the day of the build."""
    day = say_date(atlas.settings.today, atlas.directory.strings, atlas.locale)
    due = to_check(atlas.directory, atlas.settings.today)
    whole = _row(atlas, atlas.say("freshness.total"), "", atlas.listed)
    numbers = {name: getattr(whole, name) for name in ("fresh", "over", "undated", "total")}
    return FreshnessView(
        day=atlas.say("freshness.day", day=day),
        summary=atlas.say("freshness.summary", **numbers),
        rules=tuple(_rules(atlas)),
        facts=_facts(atlas),
        counties=_table(atlas, "county", _county_rows(atlas), whole),
        kinds=_table(atlas, "kind", _kind_rows(atlas), whole),
        due=tuple(_due_kinds(atlas, due)),
        due_count=len(due),
    )


def _rules(atlas: Atlas) -> Iterator[str]:
    """The days of all kinds, then the kinds that have their own."""
    words = atlas.directory.vocabulary
    yield atlas.say("freshness.rule", **words.ages.model_dump())
    for code, kind in words.kinds.items():
        for fact, days in kind.ages.model_dump(exclude_none=True).items():
            facts = {"kind": atlas.kind(code).label, "fact": atlas.say(f"freshness.fact.{fact}")}
            yield atlas.say("freshness.rule.kind", days=days, **facts)


def _table(atlas: Atlas, of: str, rows: Iterable[StateRow], total: StateRow | None) -> StateTable:
    caption = atlas.say(f"freshness.by.{of}")
    return StateTable(caption, atlas.say(f"freshness.head.{of}"), tuple(rows), total)


def _county_rows(atlas: Atlas) -> Iterator[StateRow]:
    for county in atlas.counties:
        link = atlas.county(county.code)
        yield _row(atlas, link.label, link.path, atlas.in_county(county.code))


def _kind_rows(atlas: Atlas) -> Iterator[StateRow]:
    records = sorted(atlas.listed, key=lambda record: atlas.directory.kind_rank[record.kind])
    for code, some in groupby(records, key=lambda record: record.kind):
        link = atlas.kind(code)
        yield _row(atlas, link.label, link.path, tuple(some))


def _row(atlas: Atlas, label: str, path: str, records: Iterable[Record]) -> StateRow:
    states = Counter(state_of(_ages(atlas, record)) for record in records)
    return _counted(label, path, states)


def _counted(label: str, path: str, states: Counter[State]) -> StateRow:
    counts = (states[State.FRESH], states[State.OVER], states[State.UNDATED])
    return StateRow(label, path, *counts, total=states.total())


def _facts(atlas: Atlas) -> StateTable:
    """Each fact by itself; a record without hours does not count for hours."""
    states: dict[Fact, Counter[State]] = {fact: Counter() for fact in FACTS}
    for record in atlas.listed:
        for age in _ages(atlas, record):
            states[age.fact][state_of([age])] += 1
    rows = (_counted(atlas.say(f"freshness.fact.{fact}"), "", states[fact]) for fact in FACTS)
    return _table(atlas, "fact", rows, None)


def _ages(atlas: Atlas, record: Record) -> tuple[Age, ...]:
    return ages_of(record, atlas.directory.vocabulary, atlas.settings.today)


def _due_kinds(atlas: Atlas, due: Iterable[Due]) -> Iterator[DueKind]:
    """Neighbors of one kind together; the order is that of `to_check`."""
    for code, some in groupby(due, key=lambda one: one.record.kind):
        anchor = addresses.anchor(atlas.directory, "kind", code)
        yield DueKind(anchor, atlas.kind(code), tuple(_due(atlas, one) for one in some))


def _due(atlas: Atlas, due: Due) -> DueView:
    (card,) = atlas.cards([due.record])
    return DueView(
        card,
        atlas.say("freshness.ask", questions=" ".join(questions_of(atlas, due))),
        correction_path(atlas, due.record),
    )
