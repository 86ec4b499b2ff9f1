"""From a record to the text of its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.model import Phone, Record
from safetynet.staff.sheets.columns import Column
from safetynet.staff.sheets.words import BETWEEN, Words
from safetynet.text import Locale

CUTS = frozenset(";；、")
"""By these a cell is cut into its entries: an entry that has one stands on a line of its own."""


@dataclass(frozen=True)
class Written:
    """Writes the values of records as cells, in one language."""

    words: Words
    locale: Locale

    def cell(self, record: Record, column: Column) -> str:
        """The text of a cell; "" where the record has no value."""
        value = value_at(record, column)
        if value is None or value in ("", ()):
            return ""
        if isinstance(value, Phone):
            return self._phone(value)
        if isinstance(value, tuple):
            return joined(self._entry(column, one) for one in value)
        return self._one(column, str(value))

    def _one(self, column: Column, value: str) -> str:
        if column.sort == "choice":
            return self.words.choice(column, value, self.locale)
        if column.sort == "county":
            return self.words.directory.geography.county(value).name.in_(self.locale)
        if column.sort == "township":
            return self.words.township(value, self.locale)
        return value

    def _entry(self, column: Column, value: object) -> str:
        if isinstance(value, Phone):
            return self._phone(value)
        if column.sort == "codes":
            return self.words.entry(column, str(value), self.locale)
        if column.sort == "townships":
            return self.words.township(str(value), self.locale)
        return str(value)

    def _phone(self, phone: Phone) -> str:
        strings = self.words.directory.strings
        text = phone.number
        if phone.extension:
            text = strings.say(
                "page.phone.ext", self.locale, number=text, extension=phone.extension
            )
        if phone.office_mobile:
            mark = strings.say("sheet.office_mobile", self.locale)
            text = strings.say("change.with", self.locale, value=text, more=mark)
        return text


def value_at(record: Record, column: Column) -> object:
    """The value of a record that a column holds; None where there is none."""
    value: object = record
    if column.sort == "source":
        return None
    for step in column.path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        else:
            value = getattr(value, "for_" if step == "for" else step, None)
    return value


def joined(entries: Iterable[str]) -> str:
    """Entries in one cell."""
    kept = list(entries)
    is_cut = any(set(one) & CUTS for one in kept)
    return ("\n" if is_cut else BETWEEN).join(kept)
