"""The columns of a sheet, each with the value of a record that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from safetynet.load import Path
from safetynet.model import Record
from safetynet.text import LOCALES, Locale, Strings, fold

Sort = Literal[
    "id", "text", "choice", "codes", "county", "township", "townships", "number", "phone",
    "phones", "texts", "ids", "hours", "day", "day-or-part", "source",
]  # fmt: skip
NARROW, MIDDLE, WIDE = 12, 22, 48
"""Widths in characters."""
PHONES = 3
"""Phones that a sheet always has room for; more when a record has more."""
ID, NAME, NAME_EN, COUNTY, TOWNSHIP = "id", "name.zh", "name.en", "county", "township"
LON, LAT, SOURCE = "point.lon", "point.lat", "source"


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    key: str
    """What the program knows it by, in a row above the words."""
    sort: Sort
    path: Path
    """Way to its value in a record."""
    width: int = MIDDLE


def _column(key: str, sort: Sort, width: int = MIDDLE) -> Column:
    return Column(key, sort, tuple(key.split(".")), width)


def _texts(name: str, width: int = WIDE) -> tuple[Column, ...]:
    return tuple(_column(f"{name}.{locale}", "text", width) for locale in LOCALES)


def _check(name: str) -> tuple[Column, ...]:
    return (
        _column(f"{name}.date", "day", NARROW),
        _column(f"{name}.by", "text"),
        _column(f"{name}.how", "choice"),
    )


def _phone(number: int) -> tuple[Column, ...]:
    key, path = f"phones.{number}", ("phones", number - 1)
    uses = (Column(f"{key}.for.{one}", "text", (*path, "for", one)) for one in LOCALES)
    return (Column(key, "phone", path), *uses)


_BEFORE_PHONES: tuple[Column, ...] = (
    _column(ID, "id", WIDE),
    _column("kind", "choice", 34),
    _column("status", "choice"),
    *_texts("status_note"),
    *_texts("name", 34),
    _column("name.en_basis", "choice"),
    _column("alternate_names", "texts", 34),
    *_texts("summary"),
    *_texts("operator", 34),
    _column("operator.en_basis", "choice"),
    _column("part_of", "id"),
    _column("delivery", "choice"),
    _column(COUNTY, "county", NARROW),
    _column(TOWNSHIP, "township"),
    *_texts("address", 34),
    _column(LON, "number", NARROW),
    _column(LAT, "number", NARROW),
    _column("point.precision", "choice"),
)
_AFTER_PHONES: tuple[Column, ...] = (
    _column("urls", "texts", 34),
    _column("hours", "hours", 34),
    *_texts("hours_note"),
    _column("services", "codes", WIDE),
    _column("audience", "codes", 34),
    _column("serves", "townships", 34),
    _column("fee", "choice"),
    *_texts("fee_note"),
    _column("booking", "choice"),
    *_texts("how_to_apply"),
    _column("languages", "codes"),
    _column("step_free", "choice"),
    _column("opened", "day-or-part", NARROW),
    _column("closed", "day-or-part", NARROW),
    _column("replaced_by", "ids"),
    *_texts("notes"),
    *_check("verified"),
    *_check("verified.phones"),
    *_check("verified.hours"),
    _column(SOURCE, "source"),
)
ALL_PHONES = _column("phones", "phones")
"""All numbers in one cell: it is read, as lists from elsewhere have it, and never written."""
KEPT: Mapping[str, str] = MappingProxyType(
    {
        "floors": "A list of floors, each in two languages, is no cell that anyone could edit.",
        "sources": "Quotes of many sources a record; `source` adds one.",
        "confidential": "Such records are not in sheets: sheets are sent around.",
    }
)
"""Fields that no column holds, and why; an import leaves them as they are."""


def columns(phones: int = PHONES) -> tuple[Column, ...]:
    """All columns in their order, with room for so many phones."""
    numbers = (column for n in range(phones) for column in _phone(n + 1))
    return (*_BEFORE_PHONES, *numbers, *_AFTER_PHONES)


def column_of(key: str) -> Column | None:
    """The column with this key, of any number of phones; None when there is none."""
    return _BY_KEY.get(key)


_MOST_PHONES = 30
_BY_KEY = {one.key: one for one in (*columns(_MOST_PHONES), ALL_PHONES)}


def rank(key: str) -> int:
    """Place of a column among all, as fields stand in the model."""
    return _RANKS.get(key, len(_RANKS))


_RANKS = {key: n for n, key in enumerate(_BY_KEY)}


def phones_needed(records: tuple[Record, ...]) -> int:
    """How many phones a sheet of these records has room for."""
    return max(PHONES, *(len(record.phones) for record in records), 0)


def label(column: Column, strings: Strings, locale: Locale) -> str:
    """The words at the head of a column: "Summary (English)", "Phone 2"."""

    def say(key: str, **facts: object) -> str:
        return strings.say(key, locale, **facts)

    names = [str(step) for step in column.path if isinstance(step, str)]
    words = [say(f"field.{name}") for name in names if name != SOURCE]
    if column.sort == "source":
        return say("sheet.column_source")
    if names[0] == "phones" and len(column.path) > 1:
        phone = say("sheet.column_phone", field=words[0], n=int(column.path[1]) + 1)
        part = f"{words[1]} {words[2]}" if len(words) > 1 else ""
        return say("change.part", field=phone, part=part) if part else phone
    if len(words) == 1:
        return words[0]
    field = words[0] if len(words) < 3 else f"{words[0]} {words[1]}"  # noqa: PLR2004
    return say("change.part", field=field, part=words[-1])


def by_heading(strings: Strings) -> Mapping[str, Column]:
    """What may stand at the head of a column, folded → the column.

    Its key, its words in either language, and of a text in two the bare name for the Chinese.
    """
    found: dict[str, Column] = {}
    for column in _BY_KEY.values():
        for heading in _headings(column, strings):
            found.setdefault(folded(heading), column)
    return found


def _headings(column: Column, strings: Strings) -> Iterator[str]:
    yield from (column.key, column.key.replace(".", "_"))  # the latter is that of the downloads
    if column.path[0] == "point":
        yield str(column.path[1])
    for locale in LOCALES:
        yield label(column, strings, locale)
        if column.key.endswith(".zh") and len(column.path) == 2:  # noqa: PLR2004
            yield strings.say(f"field.{column.path[0]}", locale)
        if column.path[0] == "point":
            yield strings.say(f"field.{column.path[1]}", locale)


def folded(heading: str) -> str:
    """A heading as it is compared: no spaces, any width and case."""
    return "".join(fold(heading).split())
