"""What several kinds of page show: names, phones, rows of sites, helplines, links out."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.pages.page import Link


@dataclass(frozen=True)
class Passage:
    """Words, and their language as `lang` wants it; None where it is the page's own."""

    text: str
    lang: str | None


@dataclass(frozen=True)
class LinkOut:
    """A way to another site, opened only by choice."""

    label: str
    url: str


@dataclass(frozen=True)
class PhoneView:
    """A number to tap."""

    number: str
    """As people write it, with the extension in words."""
    href: str
    label: str = ""
    """What it is for, when there are several."""


@dataclass(frozen=True)
class CheckView:
    """When something was checked."""

    said: str
    warning: str = ""
    """What to say once it is old; empty where nothing is to be said."""
    due: str = ""
    """Last day (ISO) without the warning; empty when it is due on the day of the build."""


@dataclass(frozen=True)
class CardView:
    """One site as a row of a list."""

    id: str
    site: Link
    kind: str
    place: str
    """Township and county in words, or that it is for the whole county."""
    phone: PhoneView | None
    hours: str
    paper_hours: str
    """The whole week, where it is too long for a row on a screen; else empty."""
    status: str
    """What its visitors must know first (planned, closed for now); empty for an open site."""
    hours_key: str | None
    """Pattern of assets/hours.json ("" = no hours); None where no live state is shown."""
    needs_booking: bool
    checked: CheckView | None
    """None for a site that is closed for good."""
    way: str
    """Directions elsewhere, for a site that people go to; empty where its place is not known."""


@dataclass(frozen=True)
class CardGroup:
    """Rows under one heading; `path` leads to more about the heading, or is empty."""

    title: str
    cards: tuple[CardView, ...]
    path: str = ""


@dataclass(frozen=True)
class CardSection:
    """Groups of rows under one heading that can be linked to (`id`)."""

    id: str
    title: str
    groups: tuple[CardGroup, ...]
    count: int
    """How many rows there are in all."""
    folded: bool = False
    """The rows wait behind their heading, because there are many sections of many rows."""


@dataclass(frozen=True)
class CountLink:
    """A link with how many listed sites stand behind it."""

    label: str
    path: str
    count: int
    note: str = ""


@dataclass(frozen=True)
class HotlineView:
    """A helpline in a list."""

    id: str
    name: str
    phone: PhoneView | None
    purpose: str
    hours: str
    hours_key: str
    path: str
    """Where the page of all helplines says more."""
    url: str = ""
    """The web service, where there is no number."""


@dataclass(frozen=True)
class NearView:
    """A site with the way to it in words: distance, direction, ferry."""

    site: Link
    kind: str
    words: str


@dataclass(frozen=True)
class SourceLine:
    """A document or data set, as lists of sources name it."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    licence: str
