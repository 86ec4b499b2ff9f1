"""What stands below the page on the figures: documents, what is left out and why, what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safetynet import addresses
from safetynet.model import Indicator, NotTaken, PolicyAsk
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import county_link, network_links
from safetynet.pages.network_sources import (
    ORIGINAL,
    anchor,
    cited,
    document_link,
    say_document_years,
    today,
)
from safetynet.pages.network_years import dated
from safetynet.pages.page import Link
from safetynet.pages.parts import LinkOut, Passage, SourceLine

GUIDE = "contribute/add-figures"
"""The hand-written page on how figures are corrected and added."""


@dataclass(frozen=True)
class OmittedView:
    """Something of a document that is not among the figures, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class DocumentView:
    """A document, what of it is shown, and what is not."""

    id: str
    """Its anchor on the page."""
    source: SourceLine
    date_note: str
    """How the date is known, where the document does not print it."""
    said: str
    """How many figures and meetings are taken from it."""
    counties: tuple[Link, ...]
    omitted: tuple[OmittedView, ...]


@dataclass(frozen=True)
class AskView:
    """What a document asks of the central government."""

    what: str
    who: str
    why: str
    quote: Passage
    source: Link


@dataclass(frozen=True)
class NetworkAboutView:
    """Everything pages/network-about.html prints."""

    dated: str
    today: LinkOut | None
    by_document: tuple[str, ...]
    """How many figures have no year of their own; () where all have one."""
    documents: tuple[DocumentView, ...]
    least: int
    """The smallest number of people that is told of a township."""
    small: str
    """How many figures are written as "fewer than"."""
    left_out: tuple[OmittedView, ...]
    """How many figures are kept but not shown, by reason."""
    asked: str
    """That these are proposals of the documents' years."""
    asks: tuple[AskView, ...]
    guide: Link
    links: tuple[Link, ...]


def network_about_view(atlas: Atlas) -> NetworkAboutView:
    """Documents, small numbers, what is left out and why, what the documents ask."""
    terms = atlas.directory.network.terms
    return NetworkAboutView(
        dated=dated(atlas),
        today=today(atlas),
        by_document=tuple(_by_document(atlas)),
        documents=tuple(_document(atlas, code) for code in _codes(atlas)),
        least=terms.smallest_of_township,
        small=_small(atlas),
        left_out=tuple(_left_out(atlas)),
        asked=atlas.say("network.about.asks.lead", years=_asked(atlas)),
        asks=tuple(_ask(atlas, one) for one in terms.asks),
        guide=Link(atlas.say("frame.nav_contribute_add_figures"), _address(atlas)),
        links=network_links(atlas),
    )


def _by_document(atlas: Atlas) -> Iterator[str]:
    """How many figures their documents date only as a whole, by county, and how many not at all."""
    network = atlas.directory.network
    count = len(_undated(network.shown))
    if count:
        counties = (_county(atlas, one.slug, atlas.text(one.name)) for one in atlas.counties)
        said = atlas.say("page.joint").join(filter(None, counties))
        facts = {"count": f"{count:,}", "total": f"{len(network.shown):,}", "counties": said}
        yield atlas.say("network.about.dated.said", **facts)
    unknown = sum(not one.period for one in network.shown)
    if unknown:
        yield atlas.say("network.about.dated.unknown", count=f"{unknown:,}")


def _county(atlas: Atlas, slug: str, name: str) -> str:
    """Of how many figures of a county; "" where it has none."""
    figures = atlas.directory.network.by_county.get(slug, ())
    facts = {"count": f"{len(_undated(figures)):,}", "total": f"{len(figures):,}"}
    return atlas.say("network.about.dated.county", county=name, **facts) if figures else ""


def _undated(figures: Sequence[Indicator]) -> list[Indicator]:
    """Those that only the document as a whole dates."""
    return [one for one in figures if one.period and one.dated_by == "document"]


def _address(atlas: Atlas) -> str:
    return addresses.authored(atlas.locale, GUIDE)


def _codes(atlas: Atlas) -> tuple[str, ...]:
    """Sources of figures and meetings, and those of which nothing was taken."""
    network = atlas.directory.network
    return cited(
        one.source
        for some in (network.indicators, network.meetings, network.terms.not_taken)
        for one in some
    )


def _document(atlas: Atlas, code: str) -> DocumentView:
    network = atlas.directory.network
    figures = [one for one in network.shown if one.source == code]
    meetings = [one for one in network.meetings if one.source == code]
    slugs = {one.county for one in figures}
    links = (county_link(atlas, county) for county in atlas.counties if county.slug in slugs)
    omitted = (one for one in network.terms.not_taken if one.source == code)
    facts = {"figures": f"{len(figures):,}", "meetings": f"{len(meetings):,}"}
    return DocumentView(
        id=anchor(code),
        source=atlas.source(code),
        date_note=atlas.text(atlas.directory.sources[code].date_note),
        said=atlas.say("network.about.taken", **facts),
        counties=tuple(link for link in links if link),
        omitted=tuple(_omitted(atlas, one) for one in omitted),
    )


def _omitted(atlas: Atlas, one: NotTaken) -> OmittedView:
    return OmittedView(atlas.text(one.what), atlas.text(one.why))


def _small(atlas: Atlas) -> str:
    count = sum(one.is_small for one in atlas.directory.network.shown)
    if not count:
        return atlas.say("network.about.small.none")
    return atlas.say("network.about.small.count", count=count)


def _left_out(atlas: Atlas) -> Iterator[OmittedView]:
    """The figures that are kept out of pages and downloads, counted by reason."""
    network = atlas.directory.network
    counts = Counter(one.left_out for one in network.indicators if one.left_out)
    for code, count in counts.items():
        what = atlas.say("network.about.left-out.count", count=f"{count:,}")
        yield OmittedView(what, atlas.text(network.terms.reasons[code]))


def _asked(atlas: Atlas) -> str:
    asks = atlas.directory.network.terms.asks
    return say_document_years(atlas, (one.source for one in asks))


def _ask(atlas: Atlas, ask: PolicyAsk) -> AskView:
    return AskView(
        what=atlas.text(ask.what),
        who=atlas.text(ask.who),
        why=atlas.text(ask.why),
        quote=atlas.passage(ask.quote, ORIGINAL),
        source=document_link(atlas, ask.source),
    )
