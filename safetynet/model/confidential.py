"""What may be published: of a confidential record nothing that leads to a place, of links the web.

The check refuses all else; this is the second lock.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from safetynet.model.record import Record
from safetynet.model.reference import Hotline, Source
from safetynet.model.values import Delivery, Phone, Verified
from safetynet.model.web import is_web

PLACELESS = ("1", "0800-")
"""Beginnings of numbers that are the same everywhere: short lines and toll-free ones."""
KEPT = frozenset(
    {
        "id", "kind", "status", "name", "summary", "county", "services", "audience", "fee",
        "booking", "how_to_apply", "languages", "confidential",
    }
)  # fmt: skip
"""Fields that stay. All others go: a new field is secret until somebody has thought about it."""


def public_record(record: Record, secret: Collection[str] = ()) -> Record:
    """The record as pages, search, maps and downloads may know it.

    The check refuses a confidential record that holds a place; this is the second lock, for
    a fact that the check does not recognise as one. Other records do not point at those whose
    ids are `secret`.
    """
    if not record.confidential:
        return _with_web_links(_without_ways(record, secret))
    kept = {name: getattr(record, name) for name in KEPT}
    return Record.model_construct(
        **kept,
        delivery=Delivery.AREA,
        verified=Verified(date=record.verified.date, how=record.verified.how),
        phones=tuple(Phone(number=p.number) for p in record.phones if _is_placeless(p)),
        sources=tuple(dataclasses.replace(s, quote="", note=None) for s in record.sources),
    )


def _without_ways(record: Record, secret: Collection[str]) -> Record:
    """The record without what it belongs to, and who follows it, when that is confidential."""
    if record.part_of not in secret and not any(id_ in secret for id_ in record.replaced_by):
        return record
    part_of = None if record.part_of in secret else record.part_of
    replaced_by = tuple(id_ for id_ in record.replaced_by if id_ not in secret)
    return record.model_copy(update={"part_of": part_of, "replaced_by": replaced_by})


def _with_web_links(record: Record) -> Record:
    """The record with those of its addresses that lead to the web: no other becomes a link."""
    urls = tuple(filter(is_web, record.urls))
    return record if urls == record.urls else record.model_copy(update={"urls": urls})


def public_hotline(hotline: Hotline) -> Hotline:
    """The hotline without links that lead elsewhere than to the web."""
    sources = tuple(filter(is_web, hotline.sources))
    url = hotline.url if is_web(hotline.url) else ""
    return hotline.model_copy(update={"url": url, "sources": sources})


def public_source(source: Source) -> Source:
    """The source without a link that leads elsewhere than to the web."""
    return source if is_web(source.url) else source.model_copy(update={"url": ""})


def _is_placeless(phone: Phone) -> bool:
    return phone.number.startswith(PLACELESS)
