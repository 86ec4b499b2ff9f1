"""Pages of pathways: how a case travels, all of them and each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.model import Need, Pathway
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import item_list
from safetynet.pages.page import Link, Page
from safetynet.pages.pathway_view import basis_of, pathway_view


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


def pathway_links(atlas: Atlas) -> tuple[Link, ...]:
    """The ways to all pathways."""
    return tuple(pathway_link(atlas, one) for one in atlas.directory.network.pathways)


def pathways_with(atlas: Atlas, kind: str) -> tuple[Link, ...]:
    """The ways to the pathways in which sites of a kind have a part."""
    return tuple(
        pathway_link(atlas, one)
        for one in atlas.directory.network.pathways
        if any(kind in step.kinds for step in one.steps)
    )


def pathways_of(atlas: Atlas, need: Need) -> tuple[Link, ...]:
    """The ways to the pathways that are for a need.

    Sites of its kinds do at least half of the steps: a step or two would be those of nearly every
    pathway. Or one of its hotlines begins it, where both are about violence or neither is.
    """
    return tuple(
        pathway_link(atlas, one) for one in atlas.directory.network.pathways if _is_for(need, one)
    )


def _is_for(need: Need, pathway: Pathway) -> bool:
    theirs = sum(not set(need.kinds).isdisjoint(step.kinds) for step in pathway.steps)
    calls = not set(need.hotlines).isdisjoint(pathway.steps[0].hotlines)
    is_alike = pathway.quick_exit == need.quick_exit
    return theirs * 2 >= len(pathway.steps) or (calls and is_alike)


def pathways_after(atlas: Atlas, hotline: str) -> tuple[Link, ...]:
    """The ways to the pathways that a call to a hotline begins."""
    return tuple(
        pathway_link(atlas, one)
        for one in atlas.directory.network.pathways
        if hotline in one.steps[0].hotlines
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
    lead = atlas.text(pathway.lead)
    return PathwayEntry(pathway_link(atlas, pathway), lead, basis_of(atlas, pathway))
