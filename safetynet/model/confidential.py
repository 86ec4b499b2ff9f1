"""What may be published of a record: of a confidential one, nothing that leads to a place."""

from __future__ import annotations

import dataclasses

from safetynet.model.record import Record
from safetynet.model.values import Delivery, Phone

PLACELESS = ("1", "0800-")
"""Beginnings of numbers that are the same everywhere: short lines and toll-free ones."""
KEPT = frozenset(
    {
        "id", "kind", "status", "name", "summary", "county", "services", "audience", "fee",
        "booking", "how_to_apply", "languages", "confidential", "verified",
    }
)  # fmt: skip
"""Fields that stay. All others go: a new field is secret until somebody has thought about it."""


def public_record(record: Record) -> Record:
    """The record as pages, search, maps and downloads may know it.

    The check refuses a confidential record that holds a place; this is the second lock, for
    a fact that the check does not recognise as one.
    """
    if not record.confidential:
        return record
    kept = {name: getattr(record, name) for name in KEPT}
    return Record.model_construct(
        **kept,
        delivery=Delivery.AREA,
        phones=tuple(Phone(number=p.number) for p in record.phones if _is_placeless(p)),
        sources=tuple(dataclasses.replace(s, quote="", note=None) for s in record.sources),
    )


def _is_placeless(phone: Phone) -> bool:
    return phone.number.startswith(PLACELESS)
