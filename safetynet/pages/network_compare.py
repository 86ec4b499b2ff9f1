"""Figures of several counties on one matter: a chart only where they count the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from safetynet.charts import Bar, BarChart, draw
from safetynet.figures.periods import say_period
from safetynet.figures.values import say_value
from safetynet.model import Basis, Indicator, SideBySide
from safetynet.network import SIDES
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import county_link
from safetynet.pages.network_sources import document_link
from safetynet.pages.page import Link


@dataclass(frozen=True)
class ComparedRow:
    """A county's figure."""

    county: Link
    what: str
    """Topic, item and part, and what sort of figure it is where it was not counted."""
    number: str
    when: str
    source: Link
    notes: tuple[str, ...]
    """What must be known of the figure: how it is known or dated, what does not add up."""


@dataclass(frozen=True)
class ComparisonView:
    """Figures of several counties on one matter."""

    id: str
    """Its anchor on the page."""
    title: str
    difference: str
    """What differs, or why they may be compared."""
    mark: str
    """A percentage that documents measure themselves by; "" where there is none."""
    is_same: bool
    """Whether all of them count the same."""
    chart: Markup | None
    """None where they do not, or cannot be drawn to one scale."""
    rows: tuple[ComparedRow, ...]


def comparisons(atlas: Atlas) -> Iterator[ComparisonView]:
    """Those of data/figures.yaml, as far as the edition has the figures."""
    network = atlas.directory.network
    for code, matter in network.terms.comparisons.items():
        asked = (network.figure(one.key, one.source) for one in matter.figures)
        found = [one for one in asked if one]
        if len({one.county for one in found}) >= SIDES:
            yield ComparisonView(
                id=f"compare-{code}",
                title=atlas.text(matter.label),
                difference=atlas.text(matter.difference),
                mark=_mark(atlas, found),
                is_same=matter.same_definition,
                chart=_chart(atlas, matter, found),
                rows=tuple(_row(atlas, one) for one in found),
            )


def _mark(atlas: Atlas, figures: list[Indicator]) -> str:
    """The mark of the topics whose percentages stand side by side."""
    terms = atlas.directory.network.terms
    shares = (one for one in figures if terms.units[one.unit].sort == "share")
    marked = (terms.topics[one.topic] for one in shares)
    topic = next((one for one in marked if one.mark), None)
    note = atlas.text(topic.mark_note) if topic else ""
    return atlas.say("network.compare.mark", mark=topic.mark, note=note) if topic else ""


def _chart(atlas: Atlas, matter: SideBySide, figures: list[Indicator]) -> Markup | None:
    """Bars, where the figures count the same and can be drawn to one scale."""
    if not matter.same_definition or len({one.unit for one in figures}) > 1:
        return None
    numbers = [one.number for one in figures]
    drawn = tuple(
        Bar(_bar_label(atlas, one, figures), number, _say(atlas, one))
        for one, number in zip(figures, numbers, strict=True)
        if number is not None and number >= 0
    )
    return draw(BarChart(drawn), atlas.text(matter.label)) if len(drawn) == len(figures) else None


def _bar_label(atlas: Atlas, one: Indicator, figures: list[Indicator]) -> str:
    """County and time; what is counted where that is not one thing."""
    facts = {"county": _county(atlas, one).label, "when": _when(atlas, one)}
    if len({(other.topic, other.item, other.part, other.basis) for other in figures}) == 1:
        return atlas.say("network.compare.bar", **facts)
    return atlas.say("network.compare.bar.of", what=_what(atlas, one), **facts)


def _row(atlas: Atlas, one: Indicator) -> ComparedRow:
    return ComparedRow(
        county=_county(atlas, one),
        what=_what(atlas, one),
        number=_say(atlas, one),
        when=_when(atlas, one),
        source=document_link(atlas, one.source),
        notes=tuple(_notes(atlas, one)),
    )


def _notes(atlas: Atlas, one: Indicator) -> Iterator[str]:
    if one.note:
        yield atlas.text(one.note)
    if one.derived:
        yield atlas.say("figures.note.derived")
    if one.dated_by == "document":
        yield atlas.say("figures.note.dated-by-document")


def _county(atlas: Atlas, one: Indicator) -> Link:
    """The county's name, and the way to its figures."""
    county = next(county for county in atlas.counties if county.slug == one.county)
    link = county_link(atlas, county)
    return Link(atlas.text(county.name), link.path if link else atlas.county(county.code).path)


def _what(atlas: Atlas, one: Indicator) -> str:
    topic = atlas.directory.network.terms.topics[one.topic]
    terms = [topic.label, topic.items[one.item].label]
    terms += [topic.parts[one.part].label] if one.part else []
    said = atlas.say("network.compare.joint").join(dict.fromkeys(map(atlas.text, terms)))
    if one.basis is Basis.ACTUAL:
        return said
    basis = atlas.say(f"figures.basis.{one.basis}")
    return atlas.say("network.compare.basis", what=said, basis=basis)


def _say(atlas: Atlas, one: Indicator) -> str:
    unit = atlas.directory.network.terms.units[one.unit]
    return say_value(one.value, unit, atlas.directory.strings, atlas.locale)


def _when(atlas: Atlas, one: Indicator) -> str:
    return say_period(one.period, atlas.directory.strings, atlas.locale)
