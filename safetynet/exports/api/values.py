"""The small objects of the API, which others hold; see shapes.py."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

Url = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Code = Annotated[str, Field(min_length=1)]
DOCUMENTED = with_config(ConfigDict(use_attribute_docstrings=True))


@DOCUMENTED
class Coded(TypedDict):
    """A code with its words in the language of the file."""

    code: Code
    """Never changes."""
    label: str
    """For people; may be worded better at any time."""


@DOCUMENTED
class Names(TypedDict):
    """A name in both languages."""

    zh: str
    en: str
    en_basis: NotRequired[str]
    """`official`: the body's own English name; `translation`: made for this directory."""


@DOCUMENTED
class Address(TypedDict):
    """A postal address."""

    zh: str
    """As its source prints it."""
    en: NotRequired[str]
    """Only where a source gives it."""


@DOCUMENTED
class Point(TypedDict):
    """A point on the earth, WGS 84, degrees."""

    lon: float
    lat: float
    precision: Coded
    """`address` (the door), `street` (some 100 to 350 m) or `village`."""


@DOCUMENTED
class Phone(TypedDict):
    """A telephone number."""

    number: str
    """As people dial it in Taiwan, e.g. 082-330100."""
    uri: str
    """tel:, with +886 where it can be reached from abroad; without the extension."""
    extension: NotRequired[str]
    """Digits; several are joined with 、, a run with -."""
    used_for: NotRequired[str]
    """What it is for, when there are several."""
    office_mobile: NotRequired[bool]
    """True: a mobile number that the office publishes as its own."""


@DOCUMENTED
class Check(TypedDict):
    """When and how facts were checked."""

    how: Coded
    """`document`, `web`, `phone` or `visit`."""
    date: NotRequired[Day]
    by: NotRequired[str]
    """An office or a role."""


@DOCUMENTED
class Verified(Check):
    """When and how the contact facts were last stated."""

    phones: NotRequired[Check]
    """Where the numbers were confirmed apart from the rest."""
    hours: NotRequired[Check]
    """Where the hours were confirmed apart from the rest."""


@DOCUMENTED
class Reference(TypedDict):
    """Another site."""

    id: Code
    name: str


@DOCUMENTED
class Operator(TypedDict):
    """Who runs a site."""

    name: str
    names: Names


@DOCUMENTED
class Floor(TypedDict):
    """What is on one floor of the building."""

    floor: str
    """`1`, `2`, `B1` …"""
    what: str


@DOCUMENTED
class Source(TypedDict):
    """A source, and what of a site it states."""

    id: Code
    title: str
    publisher: NotRequired[str]
    date: NotRequired[str]
    """A day, month or year: as much as is known."""
    url: NotRequired[str]
    licence: NotRequired[str]
    fields: NotRequired[list[str]]
    """Names of the fields it states, as in data/services.yaml."""
    quote: NotRequired[str]
    """Its words, letter for letter."""
    note: NotRequired[str]
