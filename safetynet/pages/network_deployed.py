"""What a document says of sites, beside the sites that the directory knows today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from safetynet.figures.facts import Fact, TopicFigures
from safetynet.figures.words import FigureWords
from safetynet.geo import County
from safetynet.model import Record, Status
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.records import is_listed, newest
from safetynet.text import say_date

MANY = 6
"""A list of more sites than this is folded."""


@dataclass(frozen=True)
class SiteLine:
    """A site of today, where it is and whether it is closed for now."""

    site: Link
    place: str
    status: str


@dataclass(frozen=True)
class KindDeployed:
    """A kind of sites: then and now."""

    kind: Link
    then: tuple[str, ...]
    """What the documents say, item by item."""
    now: str
    """How many entries are listed, and of when the list is; one can be several places."""
    sites: tuple[SiteLine, ...]
    planned: str
    """How many are planned today; "" where none is."""
    planned_sites: tuple[SiteLine, ...]
    is_folded: bool


def deployed(
    atlas: Atlas, words: FigureWords, county: County, figures: TopicFigures
) -> Iterator[KindDeployed]:
    """The kinds that items of a topic name, in the order of its table."""
    kinds: dict[str, list[str]] = {}
    for code in dict.fromkeys(row.item for row in figures.rows):
        kind = figures.topic.items[code].kind
        if kind:
            kinds.setdefault(kind, []).append(code)
    for kind, items in kinds.items():
        then = tuple(_then(atlas, words, figures, code) for code in items)
        yield _kind(atlas, county, kind, then)


def _kind(atlas: Atlas, county: County, code: str, then: tuple[str, ...]) -> KindDeployed:
    kind, known = atlas.kind(code), atlas.directory.by_kind.get(code, ())
    records = [one for one in known if one.county == county.code and is_listed(one)]
    here = [one for one in records if one.status is not Status.PLANNED]
    planned = [one for one in records if one.status is Status.PLANNED]
    return KindDeployed(
        kind=kind,
        then=then,
        now=_now(atlas, atlas.text(county.name), here),
        sites=tuple(_lines(atlas, here)),
        planned=atlas.say("network.figures.today.planned", count=len(planned)) if planned else "",
        planned_sites=tuple(_lines(atlas, planned)),
        is_folded=len(here) > MANY,
    )


def _now(atlas: Atlas, county: str, here: Sequence[Record]) -> str:
    if not here:
        return atlas.say("network.figures.today.nothing", county=county)
    checked = newest(atlas.listed)
    strings, locale = atlas.directory.strings, atlas.locale
    date = say_date(checked, strings, locale) if checked else atlas.say("page.undated")
    return atlas.say("network.figures.today.open", county=county, count=len(here), date=date)


def _then(atlas: Atlas, words: FigureWords, figures: TopicFigures, item: str) -> str:
    """All that documents say of an item: approved 1 site (2023), actual 0 sites (2023)."""
    facts = [fact for fact in figures.facts if fact.row.item == item]
    said = words.listed(_said(atlas, words, facts))
    label = atlas.text(figures.topic.items[item].label)
    key = "differ" if _contradicts_itself(facts) else "document"
    return atlas.say(f"network.figures.today.{key}", item=label, says=said)


def _contradicts_itself(facts: Sequence[Fact]) -> bool:
    """Whether a document that dates them only as a whole gives different numbers of one thing."""
    undated = (fact for fact in facts if not fact.is_dated)
    return any(
        fact.value != other.value and {*_sources(fact)} & {*_sources(other)}
        for fact in undated
        for other in facts
        if (fact.row, fact.at.basis, fact.at.unit) == (other.row, other.at.basis, other.at.unit)
    )


def _sources(fact: Fact) -> Iterator[str]:
    return (one.source for one in fact.stated)


def _said(atlas: Atlas, words: FigureWords, facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        said = atlas.say(
            "network.figures.today.then",
            basis=words.basis(fact.at.basis).lower(),
            value=words.value(fact),
            period=words.short(fact.at.period),
        )
        township = words.township(fact.row)
        yield words.say("row.of", item=township, part=said) if township else said


def _lines(atlas: Atlas, records: Iterable[Record]) -> Iterator[SiteLine]:
    for one in records:
        status = "" if one.status is not Status.TEMPORARILY_CLOSED else f"page.status.{one.status}"
        yield SiteLine(atlas.site(one), atlas.place(one), atlas.say(status) if status else "")
