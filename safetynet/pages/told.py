"""What is said of a site where only a sentence fits: search results and previews of links."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from safetynet.model import Record, Status
from safetynet.pages.atlas import Atlas
from safetynet.pages.records import has_place


def description_of(atlas: Atlas, record: Record) -> str:
    """Name, kind and place; then what is known of number and hours, or that it is not open."""

    def both(first: str, second: str) -> str:
        return atlas.say("told.both", first=first, second=second)

    return functools.reduce(both, _sentences(atlas, record))


def _sentences(atlas: Atlas, record: Record) -> Iterator[str]:
    known = has_place(record) and record.township
    where = atlas.full_name(record.township) if known and record.township else ""
    yield atlas.say(
        "told.what",
        name=atlas.titles[record.id],
        kind=atlas.kind(record.kind).label,
        place=where or atlas.county(record.county).label,
    )
    if record.status is not Status.ACTIVE:
        yield atlas.say("told.status", status=atlas.say(f"page.status.{record.status}"))
    if record.status is not Status.CLOSED:
        yield _phone(atlas, record)
    if record.status is Status.ACTIVE:
        yield atlas.say("told.hours", hours=atlas.short_hours(record.hours, None))


def _phone(atlas: Atlas, record: Record) -> str:
    if not record.phones:
        return atlas.say("told.no-phone")
    phone = atlas.phone(record.phones[0])
    key = "told.phone-for" if phone.label else "told.phone"
    return atlas.say(key, phone=phone.number, what=phone.label)
