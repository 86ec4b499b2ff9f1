"""Records as rows of words, in one language."""

from __future__ import annotations

from collections.abc import Iterable

from safetynet import addresses
from safetynet.exports.books.listing import (
    MIDDLE,
    NARROW,
    WIDE,
    Cell,
    Column,
    Listing,
    day,
    flag,
    text,
    word,
    words,
)
from safetynet.freshness import last_checked
from safetynet.model import Record
from safetynet.nearest import pin_of
from safetynet.text import LOCALES


def _address(_table: Table, record: Record) -> Cell:
    return record.address.zh if record.address else ""


def _phones(table: Table, record: Record) -> Cell:
    return table.joined(map(table.labels.phone, record.phones))


def _other_name(table: Table, record: Record) -> Cell:
    return next(record.name.in_(locale) for locale in LOCALES if locale != table.locale)


def _lon(_table: Table, record: Record) -> Cell:
    point = pin_of(record)
    return point.lon if point else ""


def _lat(_table: Table, record: Record) -> Cell:
    point = pin_of(record)
    return point.lat if point else ""


def _precision(table: Table, record: Record) -> Cell:
    point = pin_of(record)
    return table.label("precision", point.precision) if point else ""


def _sources(table: Table, record: Record) -> Cell:
    return table.labelled("source", dict.fromkeys(one.source for one in record.sources))


def _page(table: Table, record: Record) -> Cell:
    path = addresses.site(table.release.directory, table.locale, record.id)
    return table.release.url(path)


COLUMNS: tuple[Column, ...] = (
    Column("name", WIDE, lambda table, record: record.name.in_(table.locale)),
    Column("kind", MIDDLE, word("kind")),
    Column("status", NARROW, word("status")),
    Column("confidential", NARROW, flag("confidential")),
    Column("county", NARROW, word("county")),
    Column("township", NARROW, word("township")),
    Column("address", WIDE, _address),
    Column("phones", MIDDLE, _phones),
    Column("hours", WIDE, lambda table, record: table.hours(record.hours)),
    Column("hours_note", WIDE, text("hours_note")),
    Column("services", WIDE, words("services")),
    Column("audience", MIDDLE, words("audience")),
    Column("fee", NARROW, word("fee")),
    Column("fee_note", MIDDLE, text("fee_note")),
    Column("booking", NARROW, word("booking")),
    Column("how_to_apply", WIDE, text("how_to_apply")),
    Column("languages", MIDDLE, words("languages")),
    Column("step_free", NARROW, word("step_free")),
    Column("delivery", MIDDLE, word("delivery")),
    Column("serves", MIDDLE, words("serves")),
    Column("part_of", MIDDLE, lambda table, record: table.names([record.part_of or ""])),
    Column("operator", WIDE, text("operator")),
    Column("summary", WIDE, text("summary")),
    Column("notes", WIDE, text("notes")),
    Column("urls", MIDDLE, lambda table, record: table.joined(record.urls)),
    Column("status_note", MIDDLE, text("status_note")),
    Column("opened", NARROW, lambda _, record: day(record.opened)),
    Column("closed", NARROW, lambda _, record: day(record.closed)),
    Column("replaced_by", MIDDLE, lambda table, record: table.names(record.replaced_by)),
    Column("verified", NARROW, lambda _, record: day(last_checked(record.verified))),
    Column("how", MIDDLE, lambda table, record: table.label("how", record.verified.how)),
    Column("by", MIDDLE, lambda _, record: record.verified.by),
    Column("sources", WIDE, _sources),
    Column("other_name", WIDE, _other_name),
    Column("lon", NARROW, _lon),
    Column("lat", NARROW, _lat),
    Column("precision", NARROW, _precision),
    Column("page", MIDDLE, _page),
    Column("kind_code", MIDDLE, lambda _, record: record.kind),
    Column("county_code", NARROW, lambda _, record: record.county),
    Column("township_code", NARROW, lambda _, record: record.township or ""),
    Column("id", MIDDLE, lambda _, record: record.id),
)
"""Columns of both sheets, in their order: what people ask for first, codes last."""


class Table(Listing):
    """The records of a release in one language."""

    name = "sites"
    guide = "book.column"
    columns = COLUMNS

    @property
    def items(self) -> tuple[Record, ...]:
        """All records, in the order of the data."""
        return self.release.directory.records

    def names(self, ids: Iterable[str]) -> str:
        """Names of other records."""
        by_id = self.release.directory.by_id
        return self.joined(by_id[one].name.in_(self.locale) for one in ids if one in by_id)
