"""What a page says of itself to programs (JSON-LD, schema.org): the page, its way, its matter.

Browsers and search engines read this block and may keep it: on a device, too, where a history
or a search of one's own shows it again. So a page about violence says of itself only what its
title and its address say, and no other page names it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from safetynet import addresses
from safetynet.exports.jsonld import Node, dataset_node, hotline_node, node
from safetynet.exports.jsonld.node import reference
from safetynet.model import dialled
from safetynet.neutral import FOLDER
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link, Page
from safetynet.settings import Settings
from safetynet.text import HTML_LANG, Strings

CONTEXT = "https://schema.org"
MOST = 12
"""So many entries of a list are named, about 2 KB; its length is told in any case."""
SEARCH = "find/?q={search_term_string}"


def block(page: Page, headline: str, settings: Settings, strings: Strings) -> dict[str, Any]:
    """The whole block of a page; `headline` is what it is called outside of it."""
    nodes = () if page.quick_exit else page.linked
    about = (_page(page, headline, nodes, settings, strings), *nodes)
    way = [link for link in page.crumbs if not _is_quiet(link)]
    crumbs = (_crumbs(way, headline, settings.site_url),) if way else ()
    return {"@context": CONTEXT, "@graph": [*about, *crumbs]}


def _page(
    page: Page, headline: str, nodes: Sequence[Node], settings: Settings, strings: Strings
) -> Node:
    is_list = any(one["@type"] == "ItemList" for one in nodes)
    url = settings.site_url and settings.site_url + page.path
    return node(
        "CollectionPage" if is_list else "WebPage",
        url=url,
        name=headline,
        inLanguage=HTML_LANG[page.locale],
        isPartOf=_site(page, settings, strings),
        mainEntity=next(filter(None, map(reference, nodes)), None),
        lastReviewed=page.reviewed.isoformat() if page.reviewed and not page.quick_exit else "",
    )


def _site(page: Page, settings: Settings, strings: Strings) -> Node:
    url = settings.site_url and settings.site_url + addresses.page(page.locale)
    name = strings.say("site.name", page.locale)
    return {"@id": f"{url}#website"} if url else node("WebSite", name=name)


def _crumbs(way: Sequence[Link], headline: str, site_url: str) -> Node:
    items = [
        node("ListItem", position=at, name=link.label, item=site_url and site_url + link.path)
        for at, link in enumerate(way, 1)
    ]
    here = node("ListItem", position=len(way) + 1, name=headline)
    return node("BreadcrumbList", itemListElement=[*items, here])


def _is_quiet(link: Link) -> bool:
    return f"/{FOLDER}" in f"/{link.path}"


def item_list(atlas: Atlas, links: Iterable[Link]) -> tuple[Node, ...]:
    """What stands on a page as a list, in its order, without what is about violence."""
    told = [link for link in links if not _is_quiet(link)]
    items = [
        node("ListItem", position=at, name=link.label, url=atlas.scribe.url(link.path))
        for at, link in enumerate(told[:MOST], 1)
    ]
    return (node("ItemList", numberOfItems=len(told), itemListElement=items),) if told else ()


def website(atlas: Atlas) -> tuple[Node, ...]:
    """The site itself, with its search; for the home page."""
    url, find = atlas.scribe.url(atlas.address()), atlas.scribe.url(atlas.address(SEARCH))
    target = node("EntryPoint", urlTemplate=find)
    search = node("SearchAction", target=target) | {
        "query-input": "required name=search_term_string"
    }
    return (
        node(
            "WebSite",
            url and f"{url}#website",
            url=url,
            name=atlas.say("site.name"),
            alternateName=atlas.directory.strings.say("site.name", atlas.other),
            description=atlas.say("site.tagline"),
            inLanguage=HTML_LANG[atlas.locale],
            publisher=_agency(atlas),
            potentialAction=search if find else None,
        ),
    )


def linked_authored(atlas: Atlas, name: str) -> tuple[Node, ...]:
    """What stands on the hand-written page content/<locale>/<name>.md, where it is known."""
    describe = AUTHORED.get(name)
    return describe(atlas) if describe else ()


def hotlines(atlas: Atlas) -> tuple[Node, ...]:
    """All helplines, for their page."""
    items = [
        node("ListItem", position=at, item=hotline_node(atlas.scribe, line))
        for at, line in enumerate(atlas.directory.hotlines, 1)
    ]
    return (node("ItemList", numberOfItems=len(items), itemListElement=items),)


def dataset(atlas: Atlas) -> tuple[Node, ...]:
    """The data with all files, for the page of downloads."""
    creator = _agency(atlas) or node("Organization", name=atlas.say("site.name"))
    changed = atlas.settings.written_at.date()
    return (dataset_node(atlas.scribe, atlas.downloads, changed, creator),)


def _agency(atlas: Atlas) -> Node | None:
    """The body whose site it is; None while none has adopted it."""
    agency = atlas.settings.agency
    if agency is None:
        return None
    return node(
        "GovernmentOrganization",
        name=atlas.text(agency.name),
        telephone=dialled(agency.switchboard),
        url=agency.url,
    )


AUTHORED: Mapping[str, Callable[[Atlas], tuple[Node, ...]]] = {
    "index": website,
    "hotlines": hotlines,
    "data": dataset,
}
"""Name of a hand-written page → what describes its matter."""
