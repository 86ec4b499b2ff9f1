"""The documents that figures and meetings are taken from, and the ways to them."""

from __future__ import annotations

from collections.abc import Iterable

from safetynet.figures.periods import say_period
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import about_link
from safetynet.pages.page import Link
from safetynet.pages.parts import LinkOut
from safetynet.text import HTML_LANG, say_date

ORIGINAL = HTML_LANG["zh"]
"""The language of the documents."""


def anchor(code: str) -> str:
    """A document's place on the page on the figures."""
    return f"doc-{code}"


def document_link(atlas: Atlas, code: str) -> Link:
    """The way to what a document is, by its date; by its title where that is not known."""
    source = atlas.directory.sources[code]
    label = atlas.text(source.title)
    if source.date:
        date = say_date(source.date, atlas.directory.strings, atlas.locale)
        label = atlas.say("network.document", date=date)
    return Link(label, f"{about_link(atlas).path}#{anchor(code)}")


def today(atlas: Atlas) -> LinkOut | None:
    """The way to what is said of the program that runs now; None where the data name no source."""
    code = atlas.directory.network.terms.program
    source = atlas.directory.sources.get(code or "")
    return LinkOut(atlas.text(source.title), source.url) if source and source.url else None


def cited(codes: Iterable[str]) -> tuple[str, ...]:
    """Each source once, in the order of its code."""
    return tuple(sorted(set(codes)))


def say_document_years(atlas: Atlas, codes: Iterable[str]) -> str:
    """From the year of the earliest of some documents to that of the latest."""
    dates = (atlas.directory.sources[code].date for code in cited(codes))
    years = sorted({str(date)[:4] for date in dates if date})
    text = "/".join(dict.fromkeys((*years[:1], *years[-1:])))
    return say_period(text, atlas.directory.strings, atlas.locale)
