"""What the program adds below the prose of hand-written pages (content/zh, content/en)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.neutral import QUIET_PAGES
from safetynet.pages.about import about_view, contact_view
from safetynet.pages.areas import CountyEntry, county_entries
from safetynet.pages.atlas import Atlas
from safetynet.pages.contribute import contribute_view
from safetynet.pages.correct import FORM
from safetynet.pages.data import data_view
from safetynet.pages.data_api import api_view
from safetynet.pages.finder import find_view
from safetynet.pages.findings import findings_view
from safetynet.pages.freshness import freshness_view
from safetynet.pages.home import home_view
from safetynet.pages.hotlines import hotlines_updated, hotlines_view, stay_safe_view
from safetynet.pages.kinds import KindGroupView, kind_groups
from safetynet.pages.linked import linked_authored
from safetynet.pages.needs import NeedEntry, need_entries
from safetynet.pages.network_about import network_about_view
from safetynet.pages.network_links import ABOUT as NETWORK_ABOUT
from safetynet.pages.network_links import find_pathways, network_links, overview_link
from safetynet.pages.offline import offline_view
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import Passage
from safetynet.pages.pathways import pathway_links
from safetynet.pages.reach_index import subject_links
from safetynet.pages.reach_method import method_view
from safetynet.pages.reach_words import METHOD, ReachWords
from safetynet.pages.records import newest
from safetynet.text import HTML_LANG

DATA_API = "data/api"
"""The hand-written page for those who write programs."""
GUIDES = (
    "contribute/change-phone",
    "contribute/add-site",
    "contribute/spreadsheet",
    "contribute/add-figures",
    "contribute/review",
    "contribute/findings",
)
"""Hand-written pages for whoever keeps the data."""
ALWAYS = (
    "hotlines",
    "find",
    "offline",
    "about",
    "contribute",
    *GUIDES,
    "data",
    DATA_API,
    "freshness",
    "site-map",
    "accessibility",
    "privacy",
    "stay-safe",
)
"""Hand-written pages besides the home page, in the order of the site map."""
ACCESS_KEYS = {
    "U": "frame.guide_top",
    "C": "frame.guide_main",
    "Z": "frame.guide_bottom",
    "S": "frame.guide_search",
}
"""Keys of the guide points and the search box, and the sentences that name them."""


@dataclass(frozen=True)
class KeyView:
    """An access key and where it leads."""

    key: str
    leads_to: str


@dataclass(frozen=True)
class SiteMapView:
    """Everything pages/site-map.html prints."""

    pages: tuple[Link, ...]
    counties: tuple[CountyEntry, ...]
    areas: Link
    kinds: tuple[KindGroupView, ...]
    all_kinds: Link
    needs: tuple[NeedEntry, ...]
    all_needs: Link
    reach: tuple[Link, ...]
    all_reach: Link
    network: tuple[Link, ...]
    """On the net itself; empty where the edition tells nothing of it."""
    all_pathways: Link | None
    pathways: tuple[Link, ...]
    """How cases travel; empty where the edition does not tell."""
    keys: tuple[KeyView, ...]


@dataclass(frozen=True)
class MissingView:
    """Everything pages/missing.html prints."""

    passages: tuple[Passage, ...]


def build_authored(atlas: Atlas, name: str, path: str, meta: Mapping[str, object]) -> Page:
    """The page content/<locale>/<name>.md: its front matter, and the view below its prose.

    `path` counts from the site's root (en/ included); `meta` is the front matter: title,
    description; view, where it is not the page's name. `safetynet.neutral` knows the pages about
    violence. A page without a view of its own gets an empty one.
    """
    within = path.removeprefix(addresses.PREFIX[atlas.locale])
    template, build = VIEWS.get(str(meta.get("view", name)), ("prose.html", _nothing))
    return Page(
        locale=atlas.locale,
        path=path,
        twin=addresses.page(atlas.other, within),
        template=template,
        title=str(meta["title"]),
        description=str(meta["description"]),
        crumbs=_above(atlas, name) if within else (),
        view=build(atlas),
        updated=UPDATED.get(name, _nothing)(atlas),
        quick_exit=name in QUIET_PAGES,
        linked=linked_authored(atlas, name),
    )


def _above(atlas: Atlas, name: str) -> tuple[Link, ...]:
    if name == METHOD:
        return atlas.home, ReachWords(atlas).index
    if name == NETWORK_ABOUT:
        return atlas.home, overview_link(atlas)
    if name.startswith(f"{FORM}/"):
        form = Link(atlas.say(f"frame.nav_{FORM}"), addresses.authored(atlas.locale, FORM))
        return atlas.home, form
    if name == DATA_API:
        data = Link(atlas.say("frame.nav_data"), addresses.authored(atlas.locale, "data"))
        return atlas.home, data
    return (atlas.home,)


def missing_page(directory: Directory) -> Page:
    """The 404 page, in both languages because nobody knows which was asked for.

    It has no link: it is served at any depth, and the frame around it has the ways on.
    """
    say = directory.strings.say
    return Page(
        locale="zh",
        path="404.html",
        twin=addresses.page("en"),
        template="missing.html",
        title=say("frame.missing_title", "zh"),
        description=say("page.missing", "zh"),
        crumbs=(),
        view=MissingView(
            (
                Passage(say("page.missing", "zh"), None),
                Passage(say("page.missing", "en"), HTML_LANG["en"]),
            )
        ),
    )


def _nothing(_atlas: Atlas) -> None:
    return None


def _site_map(atlas: Atlas) -> SiteMapView:
    names = (f"frame.nav_{re.sub('[-/]', '_', code)}" for code in ALWAYS)
    return SiteMapView(
        pages=(
            atlas.home,
            *(
                Link(atlas.say(name), addresses.authored(atlas.locale, code))
                for name, code in zip(names, ALWAYS, strict=True)
            ),
        ),
        counties=county_entries(atlas),
        areas=atlas.index("areas"),
        kinds=kind_groups(atlas),
        all_kinds=atlas.index("kinds"),
        needs=need_entries(atlas),
        all_needs=atlas.index("needs"),
        reach=subject_links(ReachWords(atlas)),
        all_reach=ReachWords(atlas).index,
        network=network_links(atlas),
        all_pathways=find_pathways(atlas),
        pathways=pathway_links(atlas),
        keys=tuple(KeyView(key, atlas.say(name)) for key, name in ACCESS_KEYS.items()),
    )


VIEWS: Mapping[str, tuple[str, Callable[[Atlas], object]]] = {
    "index": ("home.html", home_view),
    "home": ("home.html", home_view),
    "find": ("find.html", find_view),
    "hotlines": ("hotlines.html", hotlines_view),
    "offline": ("offline.html", offline_view),
    "site-map": ("site-map.html", _site_map),
    "contribute": ("contribute.html", contribute_view),
    "contribute/findings": ("findings.html", findings_view),
    "data": ("data.html", data_view),
    "data-api": ("data-api.html", api_view),
    "freshness": ("freshness.html", freshness_view),
    "stay-safe": ("stay-safe.html", stay_safe_view),
    "about": ("contact.html", about_view),
    "accessibility": ("contact.html", contact_view),
    "privacy": ("contact.html", contact_view),
    METHOD: ("reach-method.html", method_view),
    NETWORK_ABOUT: ("network-about.html", network_about_view),
}
"""Name of a hand-written page → its template and what builds its view."""
UPDATED: Mapping[str, Callable[[Atlas], dt.date | None]] = {
    "find": lambda atlas: newest(atlas.listed),
    "data": lambda atlas: atlas.settings.written_at.date(),
    "hotlines": hotlines_updated,
}
"""Hand-written pages that are made of dated facts; of others nobody keeps a date."""
