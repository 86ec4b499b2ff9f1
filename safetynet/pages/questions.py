"""What to ask a site: what is old, and what nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.freshness import Age, Due
from safetynet.model import Booking, Delivery, Fee, Record, Status, StepFree
from safetynet.pages.guide import Guide
from safetynet.pages.records import has_place

ROUND_THE_CLOCK = "24/7"


def questions_of(guide: Guide, due: Due) -> tuple[str, ...]:
    """The questions in the guide's language, the most needed first."""
    codes = (*_old(due), *_missing(due.record))
    return tuple(guide.say(f"ask.{code}") for code in codes)


def _old(due: Due) -> Iterator[str]:
    """Of facts that are known but may have changed."""
    stale: dict[str, Age] = {age.fact: age for age in due.stale}
    if due.record.status is Status.PLANNED:
        yield "opened"
    if "phones" in stale:
        yield "phones"
    if "hours" in stale:
        yield "hours"
    if "everything" in stale and due.record.address:
        yield "address"
    if "everything" in stale:
        yield "services"


def _missing(record: Record) -> Iterator[str]:
    """Of facts that no source states."""
    missing = {
        "no-phones": not record.phones,
        "no-hours": not record.hours,
        "holidays": bool(record.hours) and not _knows_holidays(record.hours),
        "no-address": _has_door(record) and not record.address,
        "booking": record.booking is Booking.UNKNOWN,
        "fee": record.fee is Fee.UNKNOWN and not record.fee_note,
        "step_free": _has_door(record) and record.step_free is StepFree.UNKNOWN,
        "languages": not record.languages,
    }
    return (code for code, is_missing in missing.items() if is_missing)


def _knows_holidays(hours: str) -> bool:
    return "PH" in hours or hours == ROUND_THE_CLOCK


def _has_door(record: Record) -> bool:
    """People go there, and its place may be told."""
    return record.delivery is Delivery.SITE and has_place(record)
