"""Pages of pathways: how a case travels, all of them and each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.model import Pathway
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import item_list
from safetynet.pages.page import Link, Page
from safetynet.pages.pathway_view import pathway_view, who_says


@dataclass(frozen=True)
class PathwayEntry:
    """A pathway in the list of all."""

    pathway: Link
    lead: str
    basis: str
    """Counties and dates of its documents."""


@dataclass(frozen=True)
class PathwaysView:
    """Everything pages/pathways.html prints."""

    pathways: tuple[PathwayEntry, ...]


def pathway_pages(atlas: Atlas) -> Iterator[Page]:
    """The list of pathways, then each of them; nothing where there are none."""
    pathways = atlas.directory.network.pathways
    if not pathways:
        return
    yield Page(
        locale=atlas.locale,
        path=atlas.address("pathways/"),
        twin=addresses.page(atlas.other, "pathways/"),
        template="pathways.html",
        title=atlas.say("page.pathways.title"),
        description=atlas.say("page.pathways.description"),
        crumbs=(atlas.home,),
        view=PathwaysView(tuple(_entry(atlas, one) for one in pathways)),
        linked=item_list(atlas, (pathway_link(atlas, one) for one in pathways)),
    )
    for one in pathways:
        yield _page(atlas, one)


def pathway_link(atlas: Atlas, pathway: Pathway) -> Link:
    """The way to a pathway's page."""
    path = addresses.pathway(atlas.directory, atlas.locale, pathway.id)
    return Link(atlas.text(pathway.title), path)


def pathways_with(atlas: Atlas, kind: str) -> tuple[Link, ...]:
    """The ways to the pathways in which sites of a kind have a part."""
    return tuple(
        pathway_link(atlas, one)
        for one in atlas.directory.network.pathways
        if any(kind in step.kinds for step in one.steps)
    )


def _page(atlas: Atlas, pathway: Pathway) -> Page:
    title = atlas.text(pathway.title)
    return Page(
        locale=atlas.locale,
        path=addresses.pathway(atlas.directory, atlas.locale, pathway.id),
        twin=addresses.pathway(atlas.directory, atlas.other, pathway.id),
        template="pathway.html",
        title=title,
        description=atlas.say("pathways.description", title=title),
        crumbs=(atlas.home, atlas.index("pathways")),
        view=pathway_view(atlas, pathway),
        quick_exit=pathway.quick_exit,
    )


def _entry(atlas: Atlas, pathway: Pathway) -> PathwayEntry:
    dates: dict[str, dict[str, None]] = {}
    for step in pathway.steps:
        for stated in step.stated:
            dates.setdefault(who_says(atlas, stated), {})[atlas.source(stated.source).date] = None
    joint = atlas.say("page.joint")
    said = (
        atlas.say("pathways.basis.county", who=who, dates=joint.join(of))
        for who, of in dates.items()
    )
    basis = atlas.say("pathways.basis", documents=joint.join(said)) if dates else ""
    return PathwayEntry(pathway_link(atlas, pathway), atlas.text(pathway.lead), basis)
