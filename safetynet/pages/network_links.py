"""Ways to the pages on the net itself; each is there only where there is something to read."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.pages.guide import Guide
from safetynet.pages.page import Link

OVERVIEW = "network"
ABOUT = "network/about"
"""The hand-written page on what the figures are."""
PATHWAYS = "pathways"


def is_offered(directory: Directory, name: str) -> bool:
    """Whether the edition has the page: one without figures has no pages on them."""
    if name == PATHWAYS:
        return bool(directory.network.pathways)
    return directory.network.is_told or name.partition("/")[0] != OVERVIEW


def overview_link(guide: Guide) -> Link:
    """The way to the page on the net in all counties."""
    return Link(guide.say("frame.nav_network"), guide.address(f"{OVERVIEW}/"))


def find_overview(guide: Guide) -> Link | None:
    """The same; None where the edition has nothing on the net."""
    return overview_link(guide) if guide.directory.network.is_told else None


def county_link(guide: Guide, county: County) -> Link | None:
    """The way to a county's figures; None where it has none."""
    if county.slug not in guide.directory.network.by_county:
        return None
    label = guide.say("network.link.county", county=guide.text(county.name))
    return Link(label, addresses.network(guide.locale, county))


def county_links(guide: Guide) -> tuple[Link, ...]:
    """The ways to the figures of all counties that have some."""
    found = (county_link(guide, county) for county in guide.counties)
    return tuple(link for link in found if link)


def meetings_link(guide: Guide) -> Link:
    """The way to who meets whom."""
    return Link(guide.say("network.meetings.title"), guide.address(f"{OVERVIEW}/meetings/"))


def about_link(guide: Guide) -> Link:
    """The way to what the figures are, and what is not among them."""
    return Link(guide.say("frame.nav_network_about"), addresses.authored(guide.locale, ABOUT))


def pathways_link(guide: Guide) -> Link:
    """The way to how a case travels."""
    return Link(guide.say("frame.nav_pathways"), guide.address(f"{PATHWAYS}/"))


def find_pathways(guide: Guide) -> Link | None:
    """The same; None where the edition has no pathways."""
    return pathways_link(guide) if guide.directory.network.pathways else None


def links_around(guide: Guide) -> Iterator[Link]:
    """Meetings, pathways, what the figures are: those that the edition has."""
    network = guide.directory.network
    if network.meetings:
        yield meetings_link(guide)
    if network.pathways:
        yield pathways_link(guide)
    if network.is_told:
        yield about_link(guide)


def network_links(guide: Guide) -> tuple[Link, ...]:
    """Everything on the net, in the order of the site map; nothing where there is nothing."""
    if not guide.directory.network.is_told:
        return tuple(links_around(guide))
    return (overview_link(guide), *county_links(guide), *links_around(guide))
