"""A record of data/services.yaml; the JSON Schema is generated from here."""

from __future__ import annotations

from pydantic import Field

from safetynet.model.base import DayOrPart, Model, Slug
from safetynet.model.values import (
    Address,
    Booking,
    Citation,
    Delivery,
    Fee,
    Floor,
    Name,
    Phone,
    Point,
    Status,
    StepFree,
    Verified,
)
from safetynet.text import LocalizedText


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
    closed: DayOrPart | None = None
    """When it closed for good; only with `status: closed`, and left out when unknown."""
    replaced_by: tuple[Slug, ...] = ()
    """Ids of the records to turn to instead of a closed one."""
    notes: LocalizedText | None = None
    """What a visitor should know: doubts, moved offices, what sources disagree on."""
    confidential: bool = False
    """True: no field and no text may lead to a place (data/README.md says what that means)."""
    verified: Verified
    sources: tuple[Citation, ...] = Field(min_length=1)

    def model_post_init(self, _context: object) -> None:
        """Forget which fields were given: nobody asks, and it is most of a record's weight."""
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_GIVEN)


_NONE_GIVEN: set[str] = set()


CITABLE = tuple(
    name
    for name in Record.model_fields
    if name not in {"id", "county", "confidential", "verified", "sources"}
)
"""Fields that a source can state, in their order; the county follows from the township."""
