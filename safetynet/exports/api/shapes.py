"""The objects of the API; their OpenAPI schemas are made from these declarations.

Part of the promise of version 1: fields are added, never renamed, removed or given another
meaning.
"""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from safetynet.exports.api.values import (
    DOCUMENTED,
    Address,
    Code,
    Coded,
    Floor,
    Names,
    Operator,
    Phone,
    Point,
    Reference,
    Source,
    Url,
    Verified,
)


@DOCUMENTED
class SiteSummary(TypedDict):
    """A site or service, with what programs look for."""

    id: Code
    """The same for ever, in both languages."""
    name: str
    kind: Coded
    """See kinds.json."""
    status: Coded
    """`active`, `planned`, `temporarily-closed` or `closed`."""
    confidential: bool
    """True: its place is secret and in no file; offer its number only."""
    county: Coded
    """See areas.json."""
    township: NotRequired[Coded]
    """See areas.json."""
    address: NotRequired[Address]
    point: NotRequired[Point]
    """Only where it is known to the village or better."""
    phones: NotRequired[list[Phone]]
    hours: NotRequired[str]
    """OpenStreetMap's opening_hours, in Taiwan's time. Left out: unknown, which is not closed."""
    languages: NotRequired[list[Coded]]
    """Spoken there; ISO 639 codes."""
    verified: Verified
    page: Url
    """The page for people. Of a site about violence its address tells nothing: link to it so."""
    api: Url
    """Everything published of this site, as JSON."""


@DOCUMENTED
class Site(SiteSummary):
    """Everything that is published of a site or service."""

    language: str
    """Of labels and texts: zh-TW or en."""
    names: Names
    alternate_names: NotRequired[list[str]]
    """Short, old or romanised names people search by."""
    status_note: NotRequired[str]
    summary: NotRequired[str]
    """What it does, in one or two plain sentences."""
    operator: NotRequired[Operator]
    part_of: NotRequired[Reference]
    delivery: Coded
    """`site` (people go there), `mobile` (it comes to them) or `area` (by phone or an office)."""
    urls: NotRequired[list[str]]
    """Its own websites."""
    hours_text: NotRequired[str]
    """The hours in words, in one line."""
    hours_note: NotRequired[str]
    """What hours cannot say."""
    floors: NotRequired[list[Floor]]
    services: NotRequired[list[Coded]]
    audience: NotRequired[list[Coded]]
    serves: NotRequired[list[Coded]]
    """The townships it is responsible for, or goes to."""
    fee: NotRequired[Coded]
    """`free`, `partly` or `paid`."""
    fee_note: NotRequired[str]
    booking: NotRequired[Coded]
    """`required`, `optional` or `none`."""
    how_to_apply: NotRequired[str]
    step_free: NotRequired[Coded]
    """Step-free access: `yes`, `limited` or `no`."""
    opened: NotRequired[str]
    """A day, month or year: as much as is known."""
    closed: NotRequired[str]
    """When it closed for good."""
    replaced_by: NotRequired[list[Reference]]
    """Whom to turn to instead of a closed one."""
    notes: NotRequired[str]
    card: NotRequired[Url]
    """A vCard to save to a phone's contacts."""
    sources: list[Source]


@DOCUMENTED
class Kind(TypedDict):
    """What a site can be."""

    code: Code
    name: str
    names: Names
    description: NotRequired[str]
    group: Coded
    count: int
    """How many sites of sites.json are of this kind."""
    quick_exit: bool
    """True: it is about violence. Show such sites under neutral titles and addresses, with a quick
    way to leave."""
    osm: NotRequired[dict[str, str]]
    """OpenStreetMap tags."""
    schema_org: str
    """Type at schema.org."""
    page: NotRequired[Url]


@DOCUMENTED
class Township(TypedDict):
    """A township or city (鄉鎮市)."""

    code: Code
    """Of the Ministry of the Interior, 8 digits."""
    name: str
    names: Names
    other_names: NotRequired[list[str]]
    """Old names and other spellings."""
    count: int
    """How many sites of sites.json are in it."""
    page: Url


@DOCUMENTED
class County(TypedDict):
    """A county (縣) with its townships."""

    code: Code
    """Of the Ministry of the Interior, 5 digits; the first may be 0."""
    name: str
    names: Names
    count: int
    """How many sites of sites.json are in it, also those of no township."""
    townships: list[Township]
    page: Url


@DOCUMENTED
class Hotline(TypedDict):
    """A line to call or write to without going anywhere."""

    id: Code
    name: str
    names: Names
    short_name: NotRequired[str]
    number: NotRequired[str]
    """As dialled; left out for a web service."""
    uri: NotRequired[str]
    """tel:"""
    purpose: str
    emergency: bool
    """Shown first everywhere."""
    hours: NotRequired[str]
    """OpenStreetMap's opening_hours, in Taiwan's time. Left out: unknown."""
    hours_text: NotRequired[str]
    hours_note: NotRequired[str]
    fee: NotRequired[Coded]
    fee_note: NotRequired[str]
    languages: NotRequired[list[Coded]]
    access: NotRequired[list[str]]
    """Other ways in: text message, chat, app."""
    url: NotRequired[str]
    needs: NotRequired[list[Coded]]
    """What it answers."""
    checked: NotRequired[str]
    sources: NotRequired[list[str]]
    """Addresses of the pages that state it."""
    page: Url


@DOCUMENTED
class File(TypedDict):
    """What every list says of itself."""

    language: str
    """Of labels and texts: zh-TW or en."""
    updated: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    """When the data were last changed."""
    terms: str
    """What is asked of whoever uses the data."""
    count: int
    """How many entries the list has."""


@DOCUMENTED
class Sites(File):
    """All sites and services, in the order of the data."""

    sites: list[SiteSummary]


@DOCUMENTED
class Kinds(File):
    """All kinds of sites, in the order people look for them."""

    kinds: list[Kind]


@DOCUMENTED
class Areas(File):
    """All counties of this edition with their townships."""

    counties: list[County]


@DOCUMENTED
class Hotlines(File):
    """All helplines, most urgent first."""

    hotlines: list[Hotline]
