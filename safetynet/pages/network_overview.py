"""The page on the safety net as a whole: what it is, each county's figures, comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.geo import County
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_compare import ComparisonView, comparisons
from safetynet.pages.network_links import county_link, links_around, overview_link
from safetynet.pages.network_sources import cited, document_link, today
from safetynet.pages.network_years import dated, say_dated
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import LinkOut


@dataclass(frozen=True)
class StrategyView:
    """One of the four strategies."""

    name: str
    does: str


@dataclass(frozen=True)
class CountyCard:
    """What there is on a county."""

    id: str
    name: str
    said: str
    """How many figures there are, of which years."""
    documents: tuple[Link, ...]
    figures: Link


@dataclass(frozen=True)
class NetworkView:
    """Everything pages/network.html prints."""

    dated: str
    """Of when the figures are; "" where there are none."""
    today: LinkOut | None
    """The program that runs now, and where that is said."""
    jump: tuple[Link, ...]
    """The sections of the page that there are."""
    strategies: tuple[StrategyView, ...]
    counties: tuple[CountyCard, ...]
    without: str
    """Counties without figures; "" where there is none."""
    compared: tuple[ComparisonView, ...]
    """Figures with the same definition."""
    beside: tuple[ComparisonView, ...]
    """Figures that must not be compared, each with what differs."""
    links: tuple[Link, ...]
    download: Link | None
    """The file of all figures; None where there are none."""
    columns: Link
    """Where the columns of the file are explained."""


def overview_pages(atlas: Atlas) -> Iterator[Page]:
    """The page, where the edition has anything on the net."""
    if not atlas.directory.network.is_told:
        return
    link = overview_link(atlas)
    yield Page(
        locale=atlas.locale,
        path=link.path,
        twin=addresses.page(atlas.other, link.path.removeprefix(atlas.address())),
        template="network.html",
        title=link.label,
        description=atlas.say("network.description"),
        crumbs=(atlas.home,),
        view=_view(atlas),
    )


def _view(atlas: Atlas) -> NetworkView:
    strategies, cards, matters = _strategies(atlas), _cards(atlas), tuple(comparisons(atlas))
    compared = tuple(one for one in matters if one.is_same)
    beside = tuple(one for one in matters if not one.is_same)
    parts = {"strategies": strategies, "counties": cards, "compared": compared, "beside": beside}
    names = (name for name, part in parts.items() if part)
    return NetworkView(
        dated=dated(atlas),
        today=today(atlas),
        jump=tuple(Link(atlas.say(f"network.{name}"), f"#{name}") for name in names),
        strategies=strategies,
        counties=cards,
        without=_without(atlas),
        compared=compared,
        beside=beside,
        links=tuple(links_around(atlas)),
        download=_download(atlas),
        columns=Link(atlas.say("frame.nav_data"), addresses.authored(atlas.locale, "data")),
    )


def _download(atlas: Atlas) -> Link | None:
    has_any = bool(atlas.directory.network.shown)
    return Link("indicators.csv", "data/indicators.csv") if has_any else None


def _strategies(atlas: Atlas) -> tuple[StrategyView, ...]:
    return tuple(
        StrategyView(atlas.text(one.label), atlas.text(one.description))
        for _, one in sorted(atlas.directory.network.terms.strategies.items())
    )


def _cards(atlas: Atlas) -> tuple[CountyCard, ...]:
    links = ((county, county_link(atlas, county)) for county in atlas.counties)
    return tuple(_card(atlas, county, link) for county, link in links if link)


def _card(atlas: Atlas, county: County, link: Link) -> CountyCard:
    figures = atlas.directory.network.by_county[county.slug]
    codes = cited(one.source for one in figures)
    return CountyCard(
        id=county.slug,
        name=atlas.text(county.name),
        said=say_dated(atlas, figures, "network.county.said", "network.county.said.aims"),
        documents=tuple(document_link(atlas, code) for code in codes),
        figures=link,
    )


def _without(atlas: Atlas) -> str:
    known = atlas.directory.network.by_county
    names = [atlas.text(one.name) for one in atlas.counties if one.slug not in known]
    said = atlas.say("page.joint").join(names)
    return atlas.say("network.county.without", counties=said) if names else ""
