"""The page on the safety net of a county in figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.figures.facts import topics_of
from safetynet.geo import County
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import about_link, links_around, overview_link
from safetynet.pages.network_sources import cited, document_link, today
from safetynet.pages.network_topic import TopicView, topic_view
from safetynet.pages.network_years import say_dated
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import LinkOut


@dataclass(frozen=True)
class StrategyTopics:
    """The topics of one strategy, or of none."""

    id: str
    """Its anchor on the page."""
    title: str
    topics: tuple[TopicView, ...]


@dataclass(frozen=True)
class NetworkCountyView:
    """Everything pages/network-county.html prints."""

    lead: str
    """How many figures there are, of which years, and how far targets reach."""
    today: LinkOut | None
    """What is said of the program that runs now."""
    documents: tuple[Link, ...]
    strategies: tuple[StrategyTopics, ...]
    about: Link
    county: Link
    links: tuple[Link, ...]


def county_figures_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each county of the edition that has figures."""
    for county in atlas.counties:
        if county.slug in atlas.directory.network.by_county:
            yield _page(atlas, county)


def _page(atlas: Atlas, county: County) -> Page:
    name = atlas.text(county.name)
    return Page(
        locale=atlas.locale,
        path=addresses.network(atlas.locale, county),
        twin=addresses.network(atlas.other, county),
        template="network-county.html",
        title=atlas.say("network.figures.title", county=name),
        description=atlas.say("network.figures.description", county=name),
        crumbs=(atlas.home, overview_link(atlas)),
        view=_view(atlas, county),
    )


def _view(atlas: Atlas, county: County) -> NetworkCountyView:
    figures = atlas.directory.network.by_county[county.slug]
    return NetworkCountyView(
        lead=say_dated(atlas, figures, "network.figures.lead", "network.figures.lead.aims"),
        today=today(atlas),
        documents=tuple(document_link(atlas, one) for one in cited(o.source for o in figures)),
        strategies=tuple(_strategies(atlas, county)),
        about=about_link(atlas),
        county=atlas.county(county.code),
        links=(overview_link(atlas), *links_around(atlas)),
    )


def _strategies(atlas: Atlas, county: County) -> Iterator[StrategyTopics]:
    """What belongs to no strategy first, then strategy by strategy."""
    network = atlas.directory.network
    found = topics_of(county.slug, network.by_county[county.slug], network.terms)
    for number in sorted({one.topic.strategy or 0 for one in found}):
        topics = [one for one in found if (one.topic.strategy or 0) == number]
        yield StrategyTopics(
            id=f"strategy-{number}",
            title=_title(atlas, number),
            topics=tuple(topic_view(atlas, county, one) for one in topics),
        )


def _title(atlas: Atlas, number: int) -> str:
    named = atlas.directory.network.terms.strategies.get(f"{number}")
    return atlas.text(named.label) if named else atlas.say("network.figures.no-strategy")
