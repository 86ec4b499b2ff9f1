"""The shapes of the data: what a record, the vocabulary, a hotline and a source are.

The JSON Schema of `data/services.yaml` is generated from here; every field says in its
description what it means. Nothing here reads files.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from safetynet.text import LocalizedText

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case letters, digits and single hyphens: safe in an address, stable for ever."""


def _day(value: object) -> object:
    """Only 2022-01-22 is a day: pydantic alone would read 20220122 as seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("bad_day", "not a day")  # noqa: EM101  # its API wants literals
    return value


def _day_or_part(value: object) -> object:
    """A day, or the year or month as it is written when no more is known."""
    if value is None or isinstance(value, dt.date):
        return value
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", str(value), re.ASCII):
        return value
    try:
        return dt.date.fromisoformat(str(_day(value)))
    except ValueError:
        raise PydanticCustomError("bad_day_or_part", "not a date") from None  # noqa: EM101


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A full date, written 2022-01-22."""
DayOrPart = Annotated[dt.date | str, BeforeValidator(_day_or_part)]
"""A date, or a year or year-month when no more is known ("2021", "2021-12")."""


class Model(BaseModel):
    """Frozen, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Status(StrEnum):
    """Whether a site can be turned to."""

    ACTIVE = "active"
    PLANNED = "planned"
    TEMPORARILY_CLOSED = "temporarily-closed"
    CLOSED = "closed"


class Precision(StrEnum):
    """How exactly a point is known."""

    ADDRESS = "address"
    """The door."""
    STREET = "street"
    """The street, some 100 to 350 m."""
    VILLAGE = "village"
    """Only the village (村里)."""
    TOWNSHIP = "township"
    """Only the township: never drawn as a pin."""


class Delivery(StrEnum):
    """How people meet the service."""

    SITE = "site"
    """At a place people go to."""
    MOBILE = "mobile"
    """It comes to changing places or to the home."""
    AREA = "area"
    """For a whole area, reached by phone or through an office; it has no door of its own."""


class Fee(StrEnum):
    """What it costs; unknown is a value of its own."""

    FREE = "free"
    PARTLY = "partly"
    PAID = "paid"
    UNKNOWN = "unknown"


class Booking(StrEnum):
    """Whether one must book; unknown is a value of its own."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"
    UNKNOWN = "unknown"


class StepFree(StrEnum):
    """Step-free access, in OSM's `wheelchair` words."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"
    UNKNOWN = "unknown"


class How(StrEnum):
    """How the facts were checked."""

    DOCUMENT = "document"
    WEB = "web"
    PHONE = "phone"
    VISIT = "visit"


class EnglishBasis(StrEnum):
    """Where an English name comes from."""

    OFFICIAL = "official"
    """The body itself or the law uses it."""
    TRANSLATION = "translation"
    """A plain translation made for this directory."""


class Name(LocalizedText):
    """The name of a site or a body."""

    en_basis: EnglishBasis = EnglishBasis.TRANSLATION
    """`official` only where a source gives this English name; otherwise `translation`."""


class Address(Model):
    """The postal address; Chinese as its source prints it."""

    zh: str = Field(min_length=1)
    en: str = ""
    """Only where a source gives it; nothing is romanised by guess."""


class Point(Model):
    """A place on the earth, WGS 84 (EPSG:4326), degrees."""

    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    precision: Precision


class Phone(Model):
    """One telephone number as people dial it in Taiwan, e.g. 082-330100, 049-2222549, 113."""

    number: str = Field(pattern=r"^(0\d{1,3}-\d{5,8}|09\d{2}-\d{6}|0800-\d{3}-\d{3}|1\d{2,3})$")
    extension: str = Field(default="", pattern=r"^(\d{1,6}([-、]\d{1,6})*)?$")
    """Digits after the number; several are joined with 、, a run with -."""
    for_: LocalizedText | None = Field(default=None, alias="for")
    """What this number is for, when there are several."""
    office_mobile: bool = False
    """True for a 09 number that the office itself publishes as its own, not a person's."""


class Floor(Model):
    """What is on one floor of the building."""

    floor: str = Field(pattern=r"^(B?[1-9]\d?)$")
    """`1`, `2`, `B1` …"""
    what: LocalizedText


class Verified(Model):
    """When and how the contact facts were last stated."""

    date: Day | None = None
    """Date of the newest dated source of the contact facts; left out when none is dated."""
    by: str = ""
    """Who checked: an office or a role, never a person's name."""
    how: How


class Citation(Model):
    """One source of some of a record's fields."""

    source: Slug
    """A code of data/sources.yaml."""
    fields: tuple[str, ...] = ()
    """Names of the record's fields that this source states."""
    quote: str = ""
    """The words of the source, letter for letter."""
    note: LocalizedText | None = None


class Record(Model):
    """One place or service that a resident, or a worker on a resident's behalf, can turn to."""

    id: Slug
    """The page's address: made once, never changed, never used again."""
    kind: Slug
    """A code of `kinds` in data/vocabulary.yaml."""
    status: Status = Status.ACTIVE
    status_note: LocalizedText | None = None
    name: Name
    alternate_names: tuple[str, ...] = ()
    """Short, old or romanised names people may search by."""
    summary: LocalizedText | None = None
    """What it does, in one or two plain sentences."""
    operator: Name | None = None
    """Who runs it."""
    part_of: Slug | None = None
    """Id of the record this one belongs to (a sub-center to its hub)."""
    delivery: Delivery = Delivery.SITE
    county: str
    """County code, e.g. "09020"; taken from the township when left out."""
    township: str | None = None
    """Township code, e.g. "09020030"; a name such as 金門縣金湖鎮 is also read.

    Left out when unknown.
    """
    address: Address | None = None
    point: Point | None = None
    phones: tuple[Phone, ...] = ()
    urls: tuple[str, ...] = ()
    hours: str = ""
    """OSM opening_hours, e.g. "Tu-Sa 08:30-17:30; PH off"; left out = unknown."""
    hours_note: LocalizedText | None = None
    """What hours cannot say, e.g. that they are those of the outpatient clinic."""
    floors: tuple[Floor, ...] = ()
    services: tuple[Slug, ...] = ()
    audience: tuple[Slug, ...] = ()
    serves: tuple[str, ...] = ()
    """Codes of the townships it is responsible for, or goes to."""
    fee: Fee = Fee.UNKNOWN
    fee_note: LocalizedText | None = None
    booking: Booking = Booking.UNKNOWN
    how_to_apply: LocalizedText | None = None
    languages: tuple[str, ...] = ()
    """ISO 639 codes of the languages spoken there; left out = unknown."""
    step_free: StepFree = StepFree.UNKNOWN
    opened: DayOrPart | None = None
    """A date, or a year or year-month when no more is known ("2021", "2021-12")."""
    notes: LocalizedText | None = None
    """What a visitor should know: doubts, moved offices, what sources disagree on."""
    confidential: bool = False
    """True: no township, address, point, photo or local phone may be given or published."""
    verified: Verified
    sources: tuple[Citation, ...] = Field(min_length=1)


class Synonyms(Model):
    """Other words people search by, for each language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Term(Model):
    """A code of the vocabulary with its words."""

    label: LocalizedText
    description: LocalizedText | None = None
    synonyms: Synonyms = Synonyms()


class KindGroup(Term):
    """A group of kinds, as people look for them."""

    colour: str = Field(pattern=r"^#[0-9a-f]{6}$")
    """Colour of its markers on a light ground; always used together with a shape and a label."""


class Kind(Term):
    """What a site is."""

    group: Slug
    glyph: str
    """Name of the marker's picture in overrides/assets/icons."""
    important: bool = False
    """A township page names the nearest one when the township has none."""
    quick_exit: bool = False
    """Its pages are about violence: quick exit, no map tiles until asked for."""
    osm: dict[str, str] = {}
    """OSM tags, for exports."""
    schema_org: str = "Place"
    """schema.org type, for exports."""


class Need(Term):
    """A need as people feel it, and what answers it."""

    kinds: tuple[Slug, ...] = ()
    services: tuple[Slug, ...] = ()
    hotlines: tuple[str, ...] = ()
    """Ids of data/hotlines.yaml, most urgent first."""
    quick_exit: bool = False


class Vocabulary(Model):
    """All codes and their words (data/vocabulary.yaml)."""

    groups: dict[Slug, KindGroup]
    kinds: dict[Slug, Kind]
    services: dict[Slug, Term]
    audience: dict[Slug, Term]
    needs: dict[Slug, Need]
    languages: dict[str, LocalizedText]


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
