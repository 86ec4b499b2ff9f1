"""What records refer to: sources of facts, and lines to call."""

from __future__ import annotations

from safetynet.model.base import DayOrPart, Model, Slug
from safetynet.model.values import Fee, Name
from safetynet.text import LocalizedText


class Source(Model):
    """A document or data set that states facts."""

    title: LocalizedText
    publisher: LocalizedText | None = None
    file: str = ""
    """File name of a document."""
    url: str = ""
    date: DayOrPart | None = None
    """Its date; a year or year-month when no more is known; left out when undated."""
    date_note: LocalizedText | None = None
    """How the date is known, when it is not printed in the source."""
    licence: str = ""


class Hotline(Model):
    """A national or county line that works without going anywhere."""

    id: Slug
    number: str = ""
    """As dialled; empty for a web service."""
    name: Name
    short_name: LocalizedText | None = None
    """Two or three words for narrow places, e.g. 保護專線 / Protection."""
    purpose: LocalizedText
    hours: str = ""
    """OSM opening_hours; left out = unknown."""
    hours_note: LocalizedText | None = None
    fee: Fee = Fee.UNKNOWN
    fee_note: LocalizedText | None = None
    languages: tuple[str, ...] = ()
    access: tuple[LocalizedText, ...] = ()
    """Other ways in: SMS, chat, app."""
    url: str = ""
    emergency: bool = False
    """Shown first everywhere."""
    needs: tuple[Slug, ...] = ()
    checked: DayOrPart | None = None
    sources: tuple[str, ...] = ()
    """Addresses of the pages that state it."""
