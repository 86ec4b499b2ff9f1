"""From the text of a cell to the value of a record."""

from __future__ import annotations

import difflib
import functools
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from safetynet.staff.sheets import damage
from safetynet.staff.sheets.columns import Column, Sort
from safetynet.staff.sheets.words import BETWEEN, Words
from safetynet.staff.writing import Plain
from safetynet.text import LOCALES, LocalizedText, fold
from safetynet.typed import choice_in, day_in, day_or_part_in, hours_in, narrow, phones_in

_CUTS = re.compile(r"[;；]")
_FINE_CUTS = re.compile(r"[、,，/]")
_PHONE_CUTS = re.compile(r"[;；\n]")
SHOWN, ALIKE = 6, 3
"""How many of the words that are right a reason names: any, and those that are alike."""


class UnreadableError(Exception):
    """What a cell says is not plain; `key` is the sentence that tells why, `facts` fill it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


@dataclass(frozen=True)
class Reading:
    """Reads cells: codes or their words, and what people type."""

    words: Words

    def value(self, column: Column, text: str) -> Plain:
        """The value, as it is written in services.yaml. Raises `UnreadableError`."""
        if damage.is_error(text):
            raise UnreadableError(key="sheet.bad_error")
        if column.sort not in ("text", "texts") and damage.is_exponent(text):
            raise UnreadableError(key="sheet.bad_exponent")
        is_text = column.sort in ("text", "texts")
        return self._readers[column.sort](column, text if is_text else damage.without_mark(text))

    @cached_property
    def _readers(self) -> Mapping[Sort, Callable[[Column, str], Plain]]:
        return {
            "id": lambda _, text: narrow(text).lower(),
            "text": lambda _, text: text,
            "choice": self._choice,
            "source": self._choice,
            "codes": self._codes,
            "county": self._county,
            "township": self._township,
            "townships": lambda column, text: [
                self._township(column, one) for one in entries(text, self._is_township)
            ],
            "number": _number,
            "phone": self._phone,
            "phones": self._phones,
            "texts": lambda _, text: _names(text),
            "ids": lambda _, text: [narrow(one).lower() for one in _ids(text)],
            "hours": _hours,
            "day": _day,
            "day-or-part": _day_or_part,
        }

    def _choice(self, column: Column, text: str) -> str:
        labels = self.words.choices(column)
        code = text.rpartition("|")[2].strip()
        found = code if code in labels else choice_in(text, labels)
        if found is None:
            raise UnreadableError(key="sheet.bad_choice", entry=text, known=alike(text, labels))
        return found

    def _codes(self, column: Column, text: str) -> list[str]:
        labels = self.words.choices(column)
        found = (self._choice(column, one) for one in entries(text, lambda t: _in(t, labels)))
        return list(dict.fromkeys(found))

    def _county(self, column: Column, text: str) -> str:
        del column
        geography = self.words.directory.geography
        county = geography.find_county(text) or geography.find_county(
            damage.with_code_zero(text) or ""
        )
        if county is None:
            known = "、".join(one.name.zh for one in geography.counties)
            raise UnreadableError(key="sheet.bad_county", known=known)
        return county.code

    def _township(self, column: Column, text: str) -> str:
        del column
        geography = self.words.directory.geography
        found = geography.find_township(text) or geography.find_township(
            damage.with_code_zero(text) or ""
        )
        if found is None:
            raise UnreadableError(key="sheet.bad_township")
        return found.code

    def _is_township(self, text: str) -> bool:
        return self.words.directory.geography.find_township(text) is not None

    def _phone(self, column: Column, text: str) -> dict[str, Plain]:
        found = self._phones(column, text)
        if len(found) != 1:
            raise UnreadableError(key="sheet.bad_phone_two")
        return found[0]

    def _phones(self, column: Column, text: str) -> list[dict[str, Plain]]:
        del column
        found: list[dict[str, Plain]] = []
        for one in filter(None, map(str.strip, _PHONE_CUTS.split(text))):
            bare = self._office_mark.sub("", one).strip()
            numbers = phones_in(damage.with_zero(bare) or bare)
            if not numbers:
                raise UnreadableError(key="sheet.bad_phone")
            mark: dict[str, Plain] = {"office_mobile": True} if bare != one else {}
            found.extend({**number, **mark} for number in numbers)
        return found

    @cached_property
    def _office_mark(self) -> re.Pattern[str]:
        strings = self.words.directory.strings
        words = "|".join(re.escape(strings.say("sheet.office_mobile", one)) for one in LOCALES)
        return re.compile(rf"[（(]\s*(?:{words})\s*[)）]", re.IGNORECASE)


def entries(text: str, is_known: Callable[[str], bool] = lambda _: False) -> Iterator[str]:
    """The entries of a cell, cut at line breaks or else at semicolons.

    An entry that is not known is cut at commas too, where that gives one that is.
    """
    parts = text.split("\n") if "\n" in text else _CUTS.split(text)
    for part in filter(None, map(str.strip, parts)):
        finer = [one.strip() for one in _FINE_CUTS.split(part)]
        if not is_known(part) and len(finer) > 1 and any(map(is_known, finer)):
            yield from filter(None, finer)
        else:
            yield part


def _names(text: str) -> list[str]:
    """Names or addresses of the web: no name has 、 in it, but people type it between two."""
    return list(entries(text if "\n" in text else text.replace("、", BETWEEN)))


def _ids(text: str) -> Iterator[str]:
    return filter(None, re.split(r"[\s;；、,，]+", text))


def _in(text: str, labels: Mapping[str, LocalizedText]) -> bool:
    return text.rpartition("|")[2].strip() in labels or choice_in(text, labels) is not None


def alike(text: str, labels: Mapping[str, LocalizedText]) -> LocalizedText:
    """The words that are most like a text, else the first ones."""
    words = labels.values()
    return LocalizedText(
        zh=_near(text, tuple(one.zh for one in words)),
        en=_near(text, tuple(one.en for one in words)),
    )


@functools.lru_cache(maxsize=1024)
def _near(text: str, words: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(text, words, n=ALIKE, cutoff=0.4)
    return " | ".join(near or words[:SHOWN]) + ("" if near or len(words) <= SHOWN else " …")


def _number(column: Column, text: str) -> float:
    del column
    try:
        number = float(fold(text).replace("°", "").strip())
    except ValueError:
        raise UnreadableError(key="sheet.bad_number") from None
    if not math.isfinite(number):
        raise UnreadableError(key="sheet.bad_number")
    if abs(number) > 180:  # noqa: PLR2004 - degrees
        raise UnreadableError(key="sheet.bad_degrees")
    return number


def _hours(column: Column, text: str) -> str:
    del column
    if damage.is_fraction(text):
        raise UnreadableError(key="sheet.bad_fraction")
    found = hours_in(text) or _as_osm(text)
    if found is None:
        raise UnreadableError(key="sheet.bad_hours")
    return found


def _as_osm(text: str) -> str | None:
    """The text itself where it is opening_hours already."""
    try:
        OpeningHours(text)
    except ParserError:
        return None
    return text


def _day(column: Column, text: str) -> str:
    del column
    found = damage.day_of_serial(text) or day_in(text)
    if found is None:
        raise UnreadableError(key="sheet.bad_day")
    return found


def _day_or_part(column: Column, text: str) -> str:
    del column
    found = damage.day_of_serial(text) or damage.month_of_word(text) or day_or_part_in(text)
    if found is None:
        raise UnreadableError(key="sheet.bad_day_or_part")
    return found
