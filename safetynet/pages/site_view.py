"""What the page of one site shows."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.hours import HoursTable
from safetynet.pages.maps import MapView
from safetynet.pages.page import Link
from safetynet.pages.parts import (
    CardView,
    CheckView,
    HotlineView,
    LinkOut,
    NearView,
    Passage,
    PhoneView,
)


@dataclass(frozen=True)
class NameView:
    """The name in the page's language and in the other one."""

    own: str
    other: Passage
    translated: bool
    """The English name is ours, not the body's own."""


@dataclass(frozen=True)
class StatusView:
    """What a visitor must know before anything else."""

    code: str
    words: str
    note: str


@dataclass(frozen=True)
class ClosedView:
    """Since when a site is closed for good, and where to go instead."""

    since: str
    title: str
    """Whether the record names them or they are only of the same kind."""
    instead: tuple[CardView, ...]
    phones: tuple[str, ...]
    """Its former numbers: not to be called any more."""


@dataclass(frozen=True)
class FactView:
    """A short fact: its label, its value and, where there is more to say, a note."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class FloorView:
    """What is on one floor."""

    floor: str
    what: str


@dataclass(frozen=True)
class PlaceView:
    """Where it is, and ways out to directions."""

    area: Link
    address: tuple[Passage, ...]
    """Chinese, as its source prints it, then English where a source gives it."""
    precision: str
    ways: tuple[LinkOut, ...]


@dataclass(frozen=True)
class SourceView:
    """One source of the facts, with the words it states them in."""

    title: str
    date: str
    url: str
    fields: str
    quote: Passage | None
    note: str


@dataclass(frozen=True)
class ReportView:
    """How to report an error or mend the record; empty = no such way is set."""

    report_url: str
    edit_url: str
    correct: str
    """The form filled with the record, from the site's root."""
    office: str
    """Whom to tell by phone when there is no way online."""


@dataclass(frozen=True)
class SiteView:
    """Everything pages/site.html prints."""

    id: str
    name: NameView
    also: tuple[Passage, ...]
    status: StatusView | None
    closed: ClosedView | None
    kind: Link
    phones: tuple[PhoneView, ...]
    """Without the numbers of `hotlines`, which stand above them."""
    call_first: bool
    """One can go there and call before."""
    has_phone: bool
    """False: no source states a number."""
    phones_checked: CheckView | None
    hours: HoursTable
    hours_note: str
    hours_checked: CheckView | None
    hours_key: str | None
    """As in `CardView`."""
    needs_booking: bool
    summary: str
    services: tuple[str, ...]
    audience: tuple[str, ...]
    how_to_apply: str
    facts: tuple[FactView, ...]
    unstated: str
    """Which of the facts no source states, in one sentence; empty when all are known."""
    place: PlaceView | None
    no_place: str
    """Why there is no address: for the whole county, or confidential."""
    county: Link
    serves: tuple[Link, ...]
    floors: tuple[FloorView, ...]
    notes: str
    websites: tuple[LinkOut, ...]
    belongs_to: Link | None
    parts: tuple[CardView, ...]
    near: tuple[NearView, ...]
    hotlines: tuple[HotlineView, ...]
    verified: CheckView
    sources: tuple[SourceView, ...]
    report: ReportView
    map: MapView | None
    card: str
    """Path of the contact card to save; empty for a site that has none."""
    shared: str
    """What is sent along with the link; empty where only the link may be."""
