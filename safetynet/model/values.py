"""The small values of a record: states, names, places, phones, citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import Field
from pydantic.dataclasses import dataclass as checked_dataclass

from safetynet.model.base import Day, Slug
from safetynet.text import SMALL, LocalizedText


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


CLOSED: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "delivery": Delivery,
    "precision": Precision,
    "fee": Fee,
    "booking": Booking,
    "step_free": StepFree,
    "how": How,
    "en_basis": EnglishBasis,
}
"""Field with a closed choice → its codes; their words are `Directory.labels`."""


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Name(LocalizedText):
    """The name of a site or a body."""

    en_basis: EnglishBasis = EnglishBasis.TRANSLATION
    """`official` only where a source gives this English name; otherwise `translation`."""


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Address:
    """The postal address; Chinese as its source prints it."""

    zh: str = Field(min_length=1)
    en: str = ""
    """Only where a source gives it; nothing is romanised by guess."""


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Point:
    """A place on the earth, WGS 84 (EPSG:4326), degrees."""

    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    precision: Precision


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Phone:
    """One telephone number as people dial it in Taiwan, e.g. 082-330100, 049-2222549, 113."""

    number: str = Field(pattern=r"^(0\d{1,3}-\d{5,8}|09\d{2}-\d{6}|0800-\d{3}-\d{3}|1\d{2,3})$")
    extension: str = Field(default="", pattern=r"^(\d{1,6}([-、]\d{1,6})*)?$")
    """Digits after the number; several are joined with 、, a run with -."""
    for_: LocalizedText | None = Field(default=None, alias="for")
    """What this number is for, when there are several."""
    office_mobile: bool = False
    """True for a 09 number that the office itself publishes as its own, not a person's."""


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Floor:
    """What is on one floor of the building."""

    floor: str = Field(pattern=r"^(B?[1-9]\d?)$")
    """`1`, `2`, `B1` …"""
    what: LocalizedText


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class FactCheck:
    """When and how one fact was confirmed."""

    date: Day
    by: str = ""
    """Who checked: an office or a role, never a person's name."""
    how: How


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Verified:
    """When and how the contact facts were last stated."""

    date: Day | None = None
    """Date of the newest dated source of the contact facts; left out when none is dated."""
    by: str = ""
    """Who checked: an office or a role, never a person's name."""
    how: How
    phones: FactCheck | None = None
    """When the numbers were confirmed apart from the rest, e.g. by calling them."""
    hours: FactCheck | None = None
    """When the hours were confirmed apart from the rest."""

    def checks(self) -> Iterator[tuple[tuple[str, ...], Verified | FactCheck]]:
        """Every check with where it stands in `verified`: of the whole, then of single facts."""
        yield (), self
        for name, check in (("phones", self.phones), ("hours", self.hours)):
            if check:
                yield (name,), check


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class Citation:
    """One source of some of a record's fields."""

    source: Slug
    """A code of data/sources.yaml."""
    fields: tuple[str, ...] = ()
    """Names of the record's fields that this source states."""
    quote: str = ""
    """The words of the source, letter for letter."""
    note: LocalizedText | None = None
