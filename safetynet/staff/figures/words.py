"""The words that stand in cells for the codes of figures, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from safetynet.directory import Directory
from safetynet.model import Basis, DatedBy, Indicator
from safetynet.staff.sheets.columns import Column
from safetynet.staff.sheets.words import BEFORE_CODE
from safetynet.text import Locale, LocalizedText

Labels = Mapping[str, LocalizedText]
DATED_BY: tuple[str, ...] = get_args(DatedBy)


@dataclass(frozen=True)
class CellWords:
    """What the codes of figures are called."""

    directory: Directory

    def labels(self, key: str, topic: str = "") -> Labels:
        """Code → words of a column; of items and parts those of a topic. {} for any other."""
        if key in ("item", "part"):
            known = self.directory.network.terms.topics.get(topic)
            terms = (known.items if key == "item" else known.parts) if known else {}
            return {code: one.label for code, one in terms.items()}
        return self._closed.get(key, {})

    @cached_property
    def _closed(self) -> Mapping[str, Labels]:
        directory, terms = self.directory, self.directory.network.terms
        texts, places = directory.strings.texts, directory.geography
        return {
            "county": {one.slug: one.name for one in places.counties},
            "topic": {code: one.label for code, one in terms.topics.items()},
            "township": {one.code: one.name for one in places.townships},
            "basis": {str(one): texts[f"figures.basis.{one}"] for one in Basis},
            "unit": {code: one.label for code, one in terms.units.items()},
            "source": {code: one.title for code, one in directory.sources.items()},
            "dated_by": {one: texts[f"figures.dated_by.{one}"] for one in DATED_BY},
            "derived": {one: texts[f"figures.derived.{one}"] for one in ("true", "false")},
            "left_out": terms.reasons,
        }

    def cell(self, one: Indicator, column: Column, locale: Locale) -> str:
        """The text of a cell; a code stands behind its words: `兒少保護 | child-protection`."""
        value: object = one
        for step in column.path:
            value = getattr(value, str(step), None)
        return self.choice(column.key, plain(value), locale, one.topic)

    def choice(self, key: str, code: str, locale: Locale, topic: str = "") -> str:
        """A code with its words; the text itself where the column has no codes."""
        label = self.labels(key, topic).get(code)
        return f"{label.in_(locale)}{BEFORE_CODE}{code}" if label else code


def plain(value: object) -> str:
    """A value of a figure as text; "" where there is none."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
