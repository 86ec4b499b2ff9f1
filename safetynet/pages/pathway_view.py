"""What the page of one pathway shows: its diagram, and the same steps in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.diagram import Diagram, Step, Way, lay_out
from safetynet.figures.periods import say_period
from safetynet.model import Change, PathStep, Pathway, Record, Stated
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_sources import ORIGINAL
from safetynet.pages.page import Link
from safetynet.pages.parts import CountLink, HotlineView, LinkOut, Passage, SourceLine
from safetynet.pages.records import is_listed


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
    """The finder at its field for a place: without one it sorts by county."""


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
    sites: tuple[Link, ...]
    who: tuple[Who, ...]
    hotlines: tuple[HotlineView, ...]
    counties: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ChangeView:
    """What changed, when, and who says so."""

    when: str
    text: str
    link: LinkOut | None
    source: SourceLine | None
    """One of the sources of the page."""


@dataclass(frozen=True)
class PathwayView:
    """Everything pages/pathway.html prints."""

    lead: str
    basis: str
    """Counties and dates of its documents."""
    hotlines: tuple[HotlineView, ...]
    """Whom to call in danger, on a page about violence."""
    diagram: Diagram
    steps: tuple[StepView, ...]
    history: tuple[ChangeView, ...]
    """Told in the documents of the steps themselves: how it came about."""
    changes: tuple[ChangeView, ...]
    """What has changed since these."""
    sources: tuple[SourceLine, ...]


def pathway_view(atlas: Atlas, pathway: Pathway) -> PathwayView:
    """The view of a pathway."""
    told = {stated.source for step in pathway.steps for stated in step.stated}
    cited = told | {change.source for change in pathway.changes if change.source}
    history = [change for change in pathway.changes if change.source in told]
    since = [change for change in pathway.changes if change.source not in told]
    return PathwayView(
        lead=atlas.text(pathway.lead),
        basis=basis_of(atlas, pathway),
        hotlines=atlas.protection_lines if pathway.quick_exit else (),
        diagram=diagram_of(atlas, pathway),
        steps=tuple(
            _step(atlas, pathway, number, step) for number, step in enumerate(pathway.steps, 1)
        ),
        history=tuple(_change(atlas, change) for change in history),
        changes=tuple(_change(atlas, change) for change in since),
        sources=tuple(atlas.source(code) for code in sorted(cited)),
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
    counties = dict.fromkeys(who_says(atlas, stated) for stated in step.stated)
    records = atlas.directory.by_id
    return StepView(
        number=number,
        label=atlas.text(step.label),
        limit=atlas.text(step.within),
        text=atlas.text(step.text),
        then=tuple(_then(atlas, pathway, step)),
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
    """The kinds of a step with sites to show beyond those named, of its county if it has one."""
    codes = {county.slug: county.code for county in atlas.counties}
    county = codes.get(pathway.county or "")
    for code in step.kinds:
        records = [one for one in atlas.directory.by_kind.get(code, ()) if is_listed(one)]
        here = [one for one in records if one.county == county]
        if not {one.id for one in here or records} <= set(step.sites):
            yield _sites(atlas, code, here or records, pathway.county if here else None)


def _sites(atlas: Atlas, code: str, records: list[Record], county: str | None) -> Who:
    link = atlas.kind(code)
    path = f"{link.path}#{county}" if county else link.path
    finder = addresses.finder_of(atlas.directory, atlas.locale, code)
    return Who(CountLink(link.label, path, len(records)), finder)


def who_says(atlas: Atlas, stated: Stated) -> str:
    """The county that says so; one that is not of this edition by its document's publisher."""
    names = {county.slug: county.name.in_(atlas.locale) for county in atlas.counties}
    source = atlas.source(stated.source)
    return names.get(stated.county or "") or source.publisher or source.title


def basis_of(atlas: Atlas, pathway: Pathway) -> str:
    """The counties and dates of a pathway's documents, in a sentence; "" without any."""
    dates: dict[str, dict[str, None]] = {}
    for step in pathway.steps:
        for stated in step.stated:
            dates.setdefault(who_says(atlas, stated), {})[atlas.source(stated.source).date] = None
    joint = atlas.say("page.joint")
    said = (
        atlas.say("pathways.basis.county", who=who, dates=joint.join(of))
        for who, of in dates.items()
    )
    return atlas.say("pathways.basis", documents=joint.join(said)) if dates else ""


def _evidence(atlas: Atlas, stated: Stated) -> Evidence:
    source = atlas.source(stated.source)
    quote = atlas.passage(stated.quote, ORIGINAL)
    return Evidence(who_says(atlas, stated), source.date, source.id, quote)


def _change(atlas: Atlas, change: Change) -> ChangeView:
    strings, locale = atlas.directory.strings, atlas.locale
    link = LinkOut(atlas.say("pathways.change.page"), change.url) if change.url else None
    when = say_period(change.period, strings, locale) if change.period else ""
    source = atlas.source(change.source) if change.source else None
    return ChangeView(when, atlas.text(change.text), link, source)
