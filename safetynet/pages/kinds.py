"""Pages of kinds: all kinds in their groups, and each kind with its sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import item_list
from safetynet.pages.maps import MapView, kind_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import CardGroup, CardSection, CountLink, HotlineView
from safetynet.pages.pathways import pathways_with
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import has_place, is_listed, newest
from safetynet.reach import Subject

LONG = 24
"""A list of more rows than this, in several counties, is folded county by county."""


@dataclass(frozen=True)
class KindView:
    """Everything pages/kind.html prints."""

    name: str
    group: str
    description: str
    count: int
    hotlines: tuple[HotlineView, ...]
    sections: tuple[CardSection, ...]
    map: MapView | None
    reach: Link | None
    """The way to who is reached; None for a kind that nobody goes to."""
    pathways: tuple[Link, ...]
    """How cases travel that its sites have a part in."""


@dataclass(frozen=True)
class KindGroupView:
    """A group of kinds with how many sites each has; `id` is its anchor on the list of kinds."""

    id: str
    name: str
    kinds: tuple[CountLink, ...]


@dataclass(frozen=True)
class KindsView:
    """Everything pages/kinds.html prints."""

    groups: tuple[KindGroupView, ...]


def kind_pages(atlas: Atlas) -> Iterator[Page]:
    """The list of kinds, then each kind that any record has."""
    yield Page(
        locale=atlas.locale,
        path=atlas.address("kinds/"),
        twin=addresses.page(atlas.other, "kinds/"),
        template="kinds.html",
        title=atlas.say("page.kinds.title"),
        description=atlas.say("page.kinds.description"),
        crumbs=(atlas.home,),
        view=KindsView(kind_groups(atlas)),
        updated=newest(atlas.listed),
        linked=item_list(atlas, map(atlas.kind, atlas.directory.by_kind)),
    )
    for code in atlas.directory.vocabulary.kinds:
        if code in atlas.directory.by_kind:
            yield _kind_page(atlas, code)


def kind_groups(atlas: Atlas) -> tuple[KindGroupView, ...]:
    """The groups with the kinds that have records, in the vocabulary's order."""
    vocabulary = atlas.directory.vocabulary
    views = []
    for group, term in vocabulary.groups.items():
        codes = [code for code, kind in vocabulary.kinds.items() if kind.group == group]
        kinds = tuple(_count(atlas, code) for code in codes if code in atlas.directory.by_kind)
        if kinds:
            anchor = addresses.anchor(atlas.directory, "group", group)
            views.append(KindGroupView(anchor, term.label.in_(atlas.locale), kinds))
    return tuple(views)


def _count(atlas: Atlas, code: str) -> CountLink:
    link = atlas.kind(code)
    return CountLink(link.label, link.path, len(_listed(atlas, code)))


def _listed(atlas: Atlas, code: str) -> tuple[Record, ...]:
    return tuple(filter(is_listed, atlas.directory.by_kind[code]))


def _kind_page(atlas: Atlas, code: str) -> Page:
    kind = atlas.directory.vocabulary.kinds[code]
    name = kind.label.in_(atlas.locale)
    view = _kind(atlas, code)
    return Page(
        locale=atlas.locale,
        path=addresses.kind(atlas.directory, atlas.locale, code),
        twin=addresses.kind(atlas.directory, atlas.other, code),
        template="kind.html",
        title=atlas.say("page.kind.title", name=name),
        description=atlas.say("page.kind.description", name=name),
        crumbs=(atlas.home, atlas.index("kinds")),
        view=view,
        updated=newest(atlas.directory.by_kind[code]),
        quick_exit=kind.quick_exit,
        has_map=view.map is not None,
        linked=item_list(atlas, map(atlas.site, _listed(atlas, code))),
    )


def _kind(atlas: Atlas, code: str) -> KindView:
    vocabulary = atlas.directory.vocabulary
    kind, records = vocabulary.kinds[code], _listed(atlas, code)
    return KindView(
        name=kind.label.in_(atlas.locale),
        group=vocabulary.groups[kind.group].label.in_(atlas.locale),
        description=atlas.text(kind.description),
        count=len(records),
        hotlines=atlas.protection_lines if kind.quick_exit else (),
        sections=county_sections(atlas, records),
        map=kind_map(atlas.directory, code, atlas.locale),
        reach=_reach(atlas, code),
        pathways=pathways_with(atlas, code),
    )


def _reach(atlas: Atlas, code: str) -> Link | None:
    subject = Subject("kind", code)
    if subject not in atlas.study.reaches:
        return None
    return Link(atlas.say("reach.link.kind"), ReachWords(atlas).link(subject).path)


def county_sections(atlas: Atlas, records: Iterable[Record]) -> tuple[CardSection, ...]:
    """Records under their counties and townships; those without a township come first."""
    by_county: dict[str, list[Record]] = {}
    for record in records:
        by_county.setdefault(record.county, []).append(record)
    folded = len(by_county) > 1 and sum(map(len, by_county.values())) > LONG
    return tuple(
        CardSection(
            id=county.slug,
            title=county.name.in_(atlas.locale),
            groups=_township_groups(atlas, by_county[county.code]),
            count=len(by_county[county.code]),
            folded=folded,
        )
        for county in atlas.counties
        if county.code in by_county
    )


def _township_groups(atlas: Atlas, records: Iterable[Record]) -> tuple[CardGroup, ...]:
    by_township: dict[str, list[Record]] = {}
    for record in records:
        code = record.township if has_place(record) else None
        by_township.setdefault(code or "", []).append(record)
    return tuple(_group(atlas, code, by_township[code]) for code in sorted(by_township))


def _group(atlas: Atlas, code: str, records: list[Record]) -> CardGroup:
    cards = atlas.cards(records)
    if not code:
        return CardGroup(atlas.say("page.no-township"), cards)
    township = atlas.township(code)
    return CardGroup(township.label, cards, township.path)
