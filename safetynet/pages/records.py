"""What pages ask of a single record: is it listed, may its place be told, what of it is live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from safetynet.freshness import last_checked
from safetynet.hours import hours_key
from safetynet.model import Delivery, Record, Status
from safetynet.nearest import pin_of
from safetynet.pages import words


def is_listed(record: Record) -> bool:
    """True unless the site is closed for good: then it keeps its page but leaves the lists."""
    return record.status is not Status.CLOSED


def has_place(record: Record) -> bool:
    """True when the record's township may be told."""
    return record.township is not None and not record.confidential


def is_for_whole_county(record: Record) -> bool:
    """True for a service without a door of its own that is not tied to some townships."""
    roams = record.delivery is not Delivery.SITE or not has_place(record)
    return roams and not record.serves


def newest(records: Iterable[Record]) -> dt.date | None:
    """The newest date on which any of the records was checked."""
    dates = (last_checked(record.verified) for record in records)
    return max((date for date in dates if date), default=None)


def live_key(record: Record) -> str | None:
    """Whose hours a live state follows; None for a site that cannot be turned to now."""
    return hours_key(record.hours, record.county) if record.status is Status.ACTIVE else None


def way_to(record: Record) -> str:
    """Directions to a site that people go to."""
    if record.delivery is not Delivery.SITE or not has_place(record):
        return ""
    address = record.address.zh if record.address else ""
    return words.directions_url(pin_of(record), address)
