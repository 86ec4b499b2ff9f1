"""What the page of one pathway shows: its diagram, and the same steps in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.diagram import Diagram, Step, Way, lay_out
from safetynet.figures.periods import say_period
from safetynet.model import Change, PathStep, Pathway, Record, Stated
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.parts import CountLink, HotlineView, LinkOut, Passage, SourceLine
from safetynet.pages.records import is_listed
from safetynet.text import HTML_LANG


@dataclass(frozen=True)
class Then:
    """Where a step leads: to step `number`, there and back, and when."""

    number: int
    label: str
    back: bool
    when: str


@dataclass(frozen=True)
class Who:
    """Sites that do a step: all of a kind, and the finder that sorts them by distance."""

    kind: CountLink
    finder: str


@dataclass(frozen=True)
class Evidence:
    """Whose document says so, of when, in its words."""

    who: str
    date: str
    source: str
    """Anchor of the source below the list."""
    quote: Passage


@dataclass(frozen=True)
class StepView:
    """A step of the list; `number` is that of the box."""

    number: int
    label: str
    limit: str
    text: str
    then: tuple[Then, ...]
    ends: bool
    """Ways lead here, and none goes on."""
    sites: tuple[Link, ...]
    who: tuple[Who, ...]
    hotlines: tuple[HotlineView, ...]
    counties: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ChangeView:
    """What is different since the documents, since when, and who says so."""

    when: str
    text: str
    link: LinkOut | None
    source: str
    """Anchor of a source of the page; "" without one."""


@dataclass(frozen=True)
class PathwayView:
    """Everything pages/pathway.html prints."""

    lead: str
    hotlines: tuple[HotlineView, ...]
    """Whom to call in danger, on a page about violence."""
    diagram: Diagram
    steps: tuple[StepView, ...]
    changes: tuple[ChangeView, ...]
    sources: tuple[SourceLine, ...]


def pathway_view(atlas: Atlas, pathway: Pathway) -> PathwayView:
    """The view of a pathway."""
    cited = [stated.source for step in pathway.steps for stated in step.stated]
    cited += [change.source for change in pathway.changes if change.source]
    return PathwayView(
        lead=atlas.text(pathway.lead),
        hotlines=atlas.protection_lines if pathway.quick_exit else (),
        diagram=diagram_of(atlas, pathway),
        steps=tuple(
            _step(atlas, pathway, number, step) for number, step in enumerate(pathway.steps, 1)
        ),
        changes=tuple(_change(atlas, change) for change in pathway.changes),
        sources=tuple(atlas.source(code) for code in dict.fromkeys(sorted(cited))),
    )


def diagram_of(atlas: Atlas, pathway: Pathway) -> Diagram:
    """Where the boxes and arrows of a pathway stand, with its words in this language."""
    at = _places(pathway)
    boxes = [
        Step(atlas.text(step.label), atlas.text(step.within), step.row) for step in pathway.steps
    ]
    ways = [
        Way(at[step.id], at[way.to], way.both)
        for step in pathway.steps
        for way in step.ways
        if way.to in at
    ]
    return lay_out(boxes, ways)


def _places(pathway: Pathway) -> dict[str, int]:
    """Id of a step → its place, from 0."""
    return {step.id: place for place, step in enumerate(pathway.steps)}


def _step(atlas: Atlas, pathway: Pathway, number: int, step: PathStep) -> StepView:
    then = tuple(_then(atlas, pathway, step))
    reached = {way.to for one in pathway.steps for way in one.ways}
    counties = dict.fromkeys(who_says(atlas, stated) for stated in step.stated)
    records = atlas.directory.by_id
    return StepView(
        number=number,
        label=atlas.text(step.label),
        limit=atlas.text(step.within),
        text=atlas.text(step.text),
        then=then,
        ends=not then and step.id in reached,
        sites=tuple(atlas.site(records[id_]) for id_ in step.sites if id_ in records),
        who=tuple(_whos(atlas, pathway, step)),
        hotlines=atlas.hotlines(step.hotlines),
        counties=atlas.say("page.joint").join(counties),
        evidence=tuple(_evidence(atlas, stated) for stated in step.stated),
    )


def _then(atlas: Atlas, pathway: Pathway, step: PathStep) -> Iterator[Then]:
    at = _places(pathway)
    for way in step.ways:
        if way.to in at:
            label = atlas.text(pathway.steps[at[way.to]].label)
            yield Then(at[way.to] + 1, label, way.both, atlas.text(way.label))


def _whos(atlas: Atlas, pathway: Pathway, step: PathStep) -> Iterator[Who]:
    """The kinds of a step that have sites to show, those of its county where it has one."""
    codes = {county.slug: county.code for county in atlas.counties}
    county = codes.get(pathway.county or "")
    for code in step.kinds:
        records = [one for one in atlas.directory.by_kind.get(code, ()) if is_listed(one)]
        here = [one for one in records if one.county == county]
        if records:
            yield _sites(atlas, code, here or records, pathway.county if here else None)


def _sites(atlas: Atlas, code: str, records: list[Record], county: str | None) -> Who:
    link = atlas.kind(code)
    path = f"{link.path}#{county}" if county else link.path
    asked = addresses.anchor(atlas.directory, "kind", code)
    finder = atlas.address(f"find/?kind={asked}")
    return Who(CountLink(link.label, path, len(records)), finder)


def who_says(atlas: Atlas, stated: Stated) -> str:
    """The county that says so; one that is not of this edition by its document's publisher."""
    names = {county.slug: county.name.in_(atlas.locale) for county in atlas.counties}
    source = atlas.source(stated.source)
    return names.get(stated.county or "") or source.publisher or source.title


def _evidence(atlas: Atlas, stated: Stated) -> Evidence:
    source = atlas.source(stated.source)
    quote = atlas.passage(stated.quote, HTML_LANG["zh"])
    return Evidence(who_says(atlas, stated), source.date, source.id, quote)


def _change(atlas: Atlas, change: Change) -> ChangeView:
    strings, locale = atlas.directory.strings, atlas.locale
    link = LinkOut(atlas.say("pathways.change.page"), change.url) if change.url else None
    when = say_period(change.period, strings, locale) if change.period else ""
    return ChangeView(when, atlas.text(change.text), link, change.source or "")
