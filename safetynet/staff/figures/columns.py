"""The columns of a sheet of figures."""

from __future__ import annotations

from collections.abc import Mapping

from safetynet.staff.sheets.columns import Column, folded
from safetynet.text import LOCALES, Locale, Strings

_MIDDLE, _WIDE = 18, 44
_WIDTHS: Mapping[str, int] = {
    **dict.fromkeys(("county", "topic", "item", "part", "township", "basis", "period"), _MIDDLE),
    **dict.fromkeys(("value", "unit", "source"), _MIDDLE),
    **dict.fromkeys(("quote", "note.zh", "note.en"), _WIDE),
    **dict.fromkeys(("dated_by", "derived", "left_out"), _MIDDLE),
}
COLUMNS = tuple(Column(key, "text", tuple(key.split(".")), w) for key, w in _WIDTHS.items())
"""All columns in their order."""
NEEDED = ("county", "topic", "item", "value", "unit", "source", "quote")
"""What a new figure cannot do without."""


def head(column: Column, strings: Strings, locale: Locale) -> str:
    """The words at the head of a column."""
    return strings.say(f"figures.column.{column.key}", locale)


def by_heading(strings: Strings) -> Mapping[str, Column]:
    """What may stand at the head of a column, folded → the column.

    Its key, also as the published indicators.csv has it, and its words in either language.
    """
    return {
        folded(heading): column
        for column in COLUMNS
        for heading in (
            column.key,
            column.key.replace(".", "_"),
            *(head(column, strings, locale) for locale in LOCALES),
        )
    }
