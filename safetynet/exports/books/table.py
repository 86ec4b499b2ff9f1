"""Records as rows of words, in one language: what both workbooks have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet import addresses
from safetynet.exports.labels import Labels
from safetynet.exports.release import Release
from safetynet.freshness import last_checked
from safetynet.model import Name, Phone, Record
from safetynet.nearest import has_pin
from safetynet.text import LOCALES, Locale

Cell = str | dt.date | float
"""Text ("" = nothing), a day, or a number."""
NARROW, MIDDLE, WIDE = 12, 24, 40
"""Widths in characters of the Latin script."""
UNKNOWN = "unknown"
"""Code of what no source states: its cell stays empty."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    key: str
    """Of its heading (`field.…` or `book.…` in data/strings.yaml) and of its sentence."""
    width: int
    cell: Callable[[Table, Record], Cell]


@dataclass(frozen=True)
class Table:
    """The records of a release in one language."""

    release: Release
    locale: Locale

    @cached_property
    def labels(self) -> Labels:
        """The words of the language."""
        return Labels(self.release.directory, self.locale)

    @property
    def title(self) -> str:
        """Name of its sheet, in its language."""
        return self.labels.say("book.sites")

    @property
    def count(self) -> int:
        """How many rows it has below its head."""
        return len(self.release.directory.records)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The words at the head of each column."""
        texts = self.labels.directory.strings.texts
        keys = (f"book.{column.key}" for column in COLUMNS)
        return tuple(
            self.labels.say(key if key in texts else key.replace("book.", "field.")) for key in keys
        )

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each record, in the order of the data."""
        cells = [column.cell for column in COLUMNS]
        for record in self.release.directory.records:
            yield [cell(self, record) for cell in cells]

    # --- what several columns need

    def label(self, field: str, code: str) -> str:
        """A code in words; "" for what is unknown."""
        return "" if code == UNKNOWN else self.labels.of[field][code]

    def joined(self, texts: Iterable[str]) -> str:
        """Several values in one cell."""
        return self._joint.join(filter(None, texts))

    @cached_property
    def _joint(self) -> str:
        return self.labels.say("book.joint")

    def labelled(self, field: str, codes: Iterable[str]) -> str:
        """Several codes in words in one cell."""
        words = self.labels.of[field]
        return self.joined(words[code] for code in codes)

    def names(self, ids: Iterable[str]) -> str:
        """Names of other records."""
        by_id = self.release.directory.by_id
        return self.joined(by_id[one].name.in_(self.locale) for one in ids if one in by_id)

    def phone(self, phone: Phone) -> str:
        """A number with its extension in words and what it is for."""
        said = phone.number
        if phone.extension:
            facts = {"number": said, "extension": phone.extension}
            said = self.labels.say("page.phone.ext", **facts)
        what = self.labels.text(phone.for_)
        return self.labels.say("card.phone_for", phone=said, what=what) if what else said

    def hours(self, record: Record) -> str:
        """The week in words, else as its pattern."""
        table = self.labels.hours(record.hours)
        return table.line or table.raw

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Code of a source → its title."""
        text = self.labels.text
        return {code: text(source.title) for code, source in self.release.directory.sources.items()}


def _text(field: str) -> Callable[[Table, Record], Cell]:
    return lambda table, record: table.labels.text(getattr(record, field))


def _word(field: str) -> Callable[[Table, Record], Cell]:
    return lambda table, record: table.label(field, getattr(record, field) or UNKNOWN)


def _words(field: str) -> Callable[[Table, Record], Cell]:
    return lambda table, record: table.labelled(field, getattr(record, field))


def _address(_table: Table, record: Record) -> Cell:
    return record.address.zh if record.address else ""


def _phones(table: Table, record: Record) -> Cell:
    return table.joined(map(table.phone, record.phones))


def _other_name(table: Table, record: Record) -> Cell:
    return next(record.name.in_(locale) for locale in LOCALES if locale != table.locale)


def _day(day: dt.date | str | None) -> Cell:
    """A day as a date; a month or year as it is."""
    return day or ""


def _lon(_table: Table, record: Record) -> Cell:
    return record.point.lon if record.point and has_pin(record) else ""


def _lat(_table: Table, record: Record) -> Cell:
    return record.point.lat if record.point and has_pin(record) else ""


def _precision(table: Table, record: Record) -> Cell:
    shown = record.point is not None and has_pin(record)
    return table.label("precision", record.point.precision) if shown and record.point else ""


def _sources(table: Table, record: Record) -> Cell:
    return table.joined(dict.fromkeys(table.sources[one.source] for one in record.sources))


def _page(table: Table, record: Record) -> Cell:
    path = addresses.site(table.release.directory, table.locale, record.id)
    return table.release.url(path)


def _operator(table: Table, record: Record) -> Cell:
    operator: Name | None = record.operator
    return operator.in_(table.locale) if operator else ""


COLUMNS: tuple[Column, ...] = (
    Column("name", WIDE, lambda table, record: record.name.in_(table.locale)),
    Column("kind", MIDDLE, _word("kind")),
    Column("status", NARROW, _word("status")),
    Column("county", NARROW, _word("county")),
    Column("township", NARROW, _word("township")),
    Column("address", WIDE, _address),
    Column("phones", MIDDLE, _phones),
    Column("hours", WIDE, lambda table, record: table.hours(record)),
    Column("hours_note", WIDE, _text("hours_note")),
    Column("services", WIDE, _words("services")),
    Column("audience", MIDDLE, _words("audience")),
    Column("fee", NARROW, _word("fee")),
    Column("fee_note", MIDDLE, _text("fee_note")),
    Column("booking", NARROW, _word("booking")),
    Column("how_to_apply", WIDE, _text("how_to_apply")),
    Column("languages", MIDDLE, _words("languages")),
    Column("step_free", NARROW, _word("step_free")),
    Column("delivery", MIDDLE, _word("delivery")),
    Column("serves", MIDDLE, _words("serves")),
    Column("operator", WIDE, _operator),
    Column("summary", WIDE, _text("summary")),
    Column("notes", WIDE, _text("notes")),
    Column("urls", MIDDLE, lambda table, record: table.joined(record.urls)),
    Column("status_note", MIDDLE, _text("status_note")),
    Column("opened", NARROW, lambda _, record: _day(record.opened)),
    Column("closed", NARROW, lambda _, record: _day(record.closed)),
    Column("replaced_by", MIDDLE, lambda table, record: table.names(record.replaced_by)),
    Column("verified", NARROW, lambda _, record: _day(last_checked(record.verified))),
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
