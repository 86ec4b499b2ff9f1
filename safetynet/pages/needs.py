"""Pages of needs, as people feel them: whom to call, and what answers the need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.model import Need, Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.kinds import county_sections
from safetynet.pages.linked import item_list
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import CardSection, HotlineView
from safetynet.pages.pathways import pathways_of
from safetynet.pages.records import newest


@dataclass(frozen=True)
class NeedView:
    """Everything pages/need.html prints."""

    name: str
    advice: str
    hotlines: tuple[HotlineView, ...]
    kinds: tuple[Link, ...]
    services: tuple[str, ...]
    count: int
    sections: tuple[CardSection, ...]
    pathways: tuple[Link, ...]
    """How cases travel that are for it."""


@dataclass(frozen=True)
class NeedEntry:
    """A need in the list of all needs."""

    need: Link
    advice: str


@dataclass(frozen=True)
class NeedsView:
    """Everything pages/needs.html prints."""

    needs: tuple[NeedEntry, ...]


def need_pages(atlas: Atlas) -> Iterator[Page]:
    """The list of needs, then each of them."""
    yield Page(
        locale=atlas.locale,
        path=atlas.address("needs/"),
        twin=addresses.page(atlas.other, "needs/"),
        template="needs.html",
        title=atlas.say("page.needs.title"),
        description=atlas.say("page.needs.description"),
        crumbs=(atlas.home,),
        view=NeedsView(need_entries(atlas)),
        linked=item_list(atlas, map(atlas.need, atlas.directory.vocabulary.needs)),
    )
    for code, need in atlas.directory.vocabulary.needs.items():
        yield _need_page(atlas, code, need)


def need_entries(atlas: Atlas) -> tuple[NeedEntry, ...]:
    """All needs in the vocabulary's order."""
    return tuple(
        NeedEntry(atlas.need(code), atlas.text(need.description))
        for code, need in atlas.directory.vocabulary.needs.items()
    )


def _need_page(atlas: Atlas, code: str, need: Need) -> Page:
    name = need.label.in_(atlas.locale)
    records = answering(atlas, need)
    return Page(
        locale=atlas.locale,
        path=addresses.need(atlas.directory, atlas.locale, code),
        twin=addresses.need(atlas.directory, atlas.other, code),
        template="need.html",
        title=name,
        description=atlas.say("page.need.description", name=name),
        crumbs=(atlas.home, atlas.index("needs")),
        view=_need(atlas, need, records),
        updated=newest(records),
        quick_exit=need.quick_exit,
        linked=item_list(atlas, map(atlas.site, records)),
    )


def answering(atlas: Atlas, need: Need) -> tuple[Record, ...]:
    """Listed records that answer a need, by their kind or by one of their services."""
    return tuple(filter(need.is_answered_by, atlas.listed))


def _need(atlas: Atlas, need: Need, records: tuple[Record, ...]) -> NeedView:
    services = atlas.directory.vocabulary.services
    return NeedView(
        name=need.label.in_(atlas.locale),
        advice=atlas.text(need.description),
        hotlines=atlas.hotlines(need.hotlines),
        kinds=tuple(atlas.kind(code) for code in need.kinds if code in atlas.directory.by_kind),
        services=tuple(services[code].label.in_(atlas.locale) for code in need.services),
        count=len(records),
        sections=county_sections(atlas, records),
        pathways=pathways_of(atlas, need),
    )
