"""A site that is closed for good: since when, and where to go instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safetynet.model import Record, Status
from safetynet.nearest import has_pin, nearest, point_of
from safetynet.pages.atlas import Atlas
from safetynet.pages.records import has_place
from safetynet.pages.site_view import ClosedView
from safetynet.text import say_date

INSTEAD = 3
"""How many other sites are named where the record names none."""


def closed_view(atlas: Atlas, record: Record) -> ClosedView | None:
    """What the page of a closed site says first; None for every other."""
    if record.status is not Status.CLOSED:
        return None
    named = tuple(successors(atlas, record))
    instead = named or tuple(_likely(atlas, record))[:INSTEAD]
    key = "page.closed.instead" if named else "page.closed.likely"
    return ClosedView(
        since=_since(atlas, record),
        title=atlas.say(key),
        instead=atlas.cards(instead),
        phones=tuple(atlas.phone(phone).number for phone in record.phones),
    )


def successors(atlas: Atlas, record: Record) -> Iterator[Record]:
    """The open records that a closed one names, also through others that are closed by now."""
    seen, asked = {record.id}, list(record.replaced_by)
    while asked:
        other = atlas.directory.by_id.get(asked.pop(0))
        if other is None or other.id in seen:
            continue
        seen.add(other.id)
        if other.status is Status.CLOSED:
            asked += other.replaced_by
        else:
            yield other


def _since(atlas: Atlas, record: Record) -> str:
    if record.closed is None:
        return ""
    date = say_date(record.closed, atlas.directory.strings, atlas.locale)
    return atlas.say("page.closed.since", date=date)


def _likely(atlas: Atlas, record: Record) -> Iterator[Record]:
    """Open sites of the same kind: those for the same township, then the nearest, then others.

    Where the place may not be told, only those of the same county.
    """
    alike = [one for one in atlas.directory.by_kind[record.kind] if one.status is Status.ACTIVE]
    in_county = [one for one in alike if one.county == record.county]
    town = record.township if has_place(record) else None
    local = [one for one in alike if town and town in (one.township, *one.serves)]
    return _once((*local, *_around(atlas, record), *in_county))


def _around(atlas: Atlas, record: Record) -> Iterator[Record]:
    if not has_place(record) or record.township is None:
        return
    town = atlas.directory.geography.township(record.township)
    lon, lat = point_of(record) if has_pin(record) else (town.lon, town.lat)
    for near in nearest(atlas.directory, lon, lat, INSTEAD, kinds=[record.kind]):
        yield near.record


def _once(records: Iterable[Record]) -> Iterator[Record]:
    return iter({record.id: record for record in records}.values())
