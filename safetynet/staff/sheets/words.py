"""The words that stand in cells for codes and places, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import PLACES, Directory
from safetynet.geo import Township
from safetynet.staff.sheets.columns import Column
from safetynet.text import LOCALES, Locale, LocalizedText
from safetynet.typed import choice_in

BETWEEN = "；"
"""Stands between the entries of a cell; where an entry has one itself, each has its own line."""
BEFORE_CODE = " | "
"""Stands between the words for a code and the code."""
MARKS = frozenset(";；\n|、,，")
"""Punctuation by which a cell may be cut: words that have it stand there as their code."""


@dataclass(frozen=True)
class Words:
    """What codes and places are called."""

    directory: Directory

    def choices(self, column: Column) -> Mapping[str, LocalizedText]:
        """Code → words, for a column whose cells hold codes; {} for any other."""
        field = str(column.path[-1])
        return {} if field in PLACES else self.directory.labels.get(field, {})

    @cached_property
    def _entries(self) -> Mapping[tuple[str, Locale], Mapping[str, str]]:
        """Field and language → code → what stands for it among others in one cell."""
        return {
            (field, locale): {
                code: _entry(code, label.in_(locale), labels) for code, label in labels.items()
            }
            for field, labels in self.directory.labels.items()
            if field not in PLACES
            for locale in LOCALES
        }

    def entry(self, column: Column, code: str, locale: Locale) -> str:
        """What stands for a code among others in one cell: its words where they are plain."""
        return self._entries[str(column.path[-1]), locale].get(code, code)

    def choice(self, column: Column, code: str, locale: Locale) -> str:
        """A code with its words: `免費 | free`."""
        label = self.choices(column).get(code)
        return f"{label.in_(locale)}{BEFORE_CODE}{code}" if label else code

    @cached_property
    def _townships(self) -> Mapping[tuple[str, Locale], str]:
        geography = self.directory.geography
        return {
            (township.code, locale): self.directory.strings.say(
                "sheet.township",
                locale,
                county=geography.county(township.county).name.in_(locale),
                township=township.name.in_(locale),
            )
            for township in geography.townships
            for locale in LOCALES
        }

    def township(self, code: str, locale: Locale) -> str:
        """A township with its county."""
        return self._townships.get((code, locale), code)

    def townships(self, locale: Locale) -> tuple[str, ...]:
        """All townships, county by county."""
        towns: tuple[Township, ...] = self.directory.geography.townships
        return tuple(self.township(one.code, locale) for one in towns)

    def counties(self, locale: Locale) -> tuple[str, ...]:
        """All counties."""
        return tuple(one.name.in_(locale) for one in self.directory.geography.counties)


def _entry(code: str, label: str, labels: Mapping[str, LocalizedText]) -> str:
    is_plain = not MARKS & set(label) and choice_in(label, labels) == code
    return label if is_plain else code
