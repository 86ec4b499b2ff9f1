"""What people type at a question → the value; what is not plain is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from safetynet.geo import LATITUDES, LONGITUDES, Geography
from safetynet.staff.writing import Plain
from safetynet.text import Locale, LocalizedText, fold
from safetynet.typed import (
    choice_in,
    day_in,
    day_or_part_in,
    hours_in,
    narrow,
    phones_in,
    truth_in,
)

Labels: TypeAlias = Mapping[str, LocalizedText]
Reader: TypeAlias = Callable[[str], Plain]
"""Typed text → value. Raises `UnclearError`."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEVERAL = re.compile(r"[、,，;；\n]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
MANY = 12
"""So many choices are repeated at most when a word fits several."""


class UnclearError(Exception):
    """A key of strings.yaml with its facts: what is wrong with what was typed."""

    def __init__(self, *, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def text(typed: str) -> str:
    """Words as they are."""
    return typed.strip()


def bare(typed: str) -> str:
    """Words without the quotation marks that they have in the file."""
    return typed.strip().strip("\"'“”")


def texts(typed: str) -> list[str]:
    """Several words, with commas between them."""
    return [one.strip() for one in _SEVERAL.split(typed) if one.strip()]


def urls(typed: str) -> list[str]:
    """Addresses on the web, with blanks between them."""
    return [narrow(one) for one in typed.split()]


def truth(typed: str) -> bool:
    """Yes or no."""
    value = truth_in(typed)
    if value is None:
        raise UnclearError(key="new.bad.truth")
    return value


def office_mobile(typed: str) -> bool:
    """Yes; a person's own number is not published."""
    if not truth(typed):
        raise UnclearError(key="new.bad.mobile")
    return True


def phones(typed: str) -> list[Plain]:
    """Numbers with their extensions."""
    found = phones_in(typed)
    if not found:
        raise UnclearError(key="new.bad.phone")
    return [dict(one) for one in found]


def hours(typed: str) -> str:
    """Hours in words, or as they stand in the file."""
    found = hours_in(typed)
    if found is None:
        raise UnclearError(key="new.bad.hours")
    return found


def day(typed: str) -> str:
    """A full date."""
    found = day_in(typed)
    if found is None:
        raise UnclearError(key="new.bad.day")
    return found


def day_or_part(typed: str) -> str:
    """A date, a month or a year."""
    found = day_or_part_in(bare(typed))
    if found is None:
        raise UnclearError(key="new.bad.day_or_part")
    return found


def point(typed: str) -> dict[str, float]:
    """Longitude and latitude in either order, as maps on the web give them."""
    numbers = [float(one) for one in _NUMBER.findall(narrow(typed))]
    lons = [one for one in numbers if LONGITUDES[0] <= one <= LONGITUDES[1]]
    lats = [one for one in numbers if LATITUDES[0] <= one <= LATITUDES[1]]
    if (len(lons), len(lats), len(numbers)) != (1, 1, 2):
        raise UnclearError(key="new.bad.point")
    return {"lon": lons[0], "lat": lats[0]}


def point_on_land(geography: Geography) -> Reader:
    """Longitude and latitude of a place in one of the townships."""

    def read(typed: str) -> Plain:
        found = point(typed)
        if geography.township_near(**found) is None:
            raise UnclearError(key="new.bad.sea")
        return found

    return read


def code(taken: Collection[str]) -> Reader:
    """A code that is free."""

    def read(typed: str) -> str:
        word = narrow(typed).strip().lower()
        if word in taken or not _SLUG.fullmatch(word):
            raise UnclearError(key="new.bad.source_code", typed=word)
        return word

    return read


def choice(labels: Labels, locale: Locale) -> Reader:
    """One code by its number in the list, its label, or a part of either."""
    return lambda typed: _chosen(typed, labels, locale)


def choices(labels: Labels, locale: Locale) -> Reader:
    """Several codes, with commas between them (numbers also with blanks)."""

    def read(typed: str) -> list[str]:
        plain = narrow(typed)
        parts = plain.split() if re.fullmatch(r"[\d\s]+", plain) else texts(typed)
        return list(dict.fromkeys(_chosen(part, labels, locale) for part in parts))

    return read


def township(geography: Geography, labels: Labels, locale: Locale) -> Reader:
    """A township by name, code or a part of its name."""

    def read(typed: str) -> str:
        found = geography.find_township(narrow(bare(typed)))
        return found.code if found else _chosen(typed, labels, locale)

    return read


def townships(geography: Geography, labels: Labels, locale: Locale) -> Reader:
    """Several townships, with commas between them."""
    one = township(geography, labels, locale)
    return lambda typed: list(dict.fromkeys(str(one(part)) for part in texts(typed)))


def _chosen(typed: str, labels: Labels, locale: Locale) -> str:
    word = narrow(typed).strip()
    codes = list(labels)
    if word.isdecimal() and 1 <= int(word) <= len(codes):
        return codes[int(word) - 1]
    exact = choice_in(typed, labels)
    if exact is not None:
        return exact
    near = [code for code in codes if fold(word) in fold(_spelt(code, labels))]
    if len(near) == 1:
        return near[0]
    if not near:
        raise UnclearError(key="new.bad.choice", typed=word)
    shown = ", ".join(f"{codes.index(code) + 1} {labels[code].in_(locale)}" for code in near[:MANY])
    raise UnclearError(key="new.bad.several", typed=word, choices=shown)


def _spelt(code: str, labels: Labels) -> str:
    return f"{code} {labels[code].zh} {labels[code].en}"
