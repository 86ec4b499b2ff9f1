"""The spellings by which people name a county or a township."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from safetynet.geo.places import County, Township
from safetynet.text import fold

_ORDINARY_SUFFIX = re.compile(r"(?<=..)[縣市鄉鎮區]$| (county|township|city|district)$")
_NOT_COMPARED = re.compile(r"[\s,，、.'’‘`\-_()（）]")  # noqa: RUF001 — typed by people
_Place = TypeVar("_Place", County, Township)


def key(text: str) -> str:
    """A spelling as it is compared: 台 is 臺, no spaces, apostrophes or hyphens, lower case."""
    return _NOT_COMPARED.sub("", fold(text))


def county_names(counties: Iterable[County]) -> Mapping[str, County]:
    """Compared spelling → county, for every spelling that means one county only."""
    return _unambiguous((spelling, county) for county in counties for spelling in _names_of(county))


def township_names(counties: Iterable[County]) -> Mapping[str, Township]:
    """Compared spelling → township, for every spelling that means one township only.

    With the county's name before or after it (金門縣金湖鎮; Jinhu Township, Kinmen County) a
    township's name always does. A bare name that a county has too (南投) means neither.
    """
    counties = tuple(counties)
    of_counties = county_names(counties)
    names = _unambiguous(
        (spelling, township)
        for county in counties
        for township in county.townships
        for spelling in (*_names_of(township), *_names_within(county, township))
    )
    return {name: township for name, township in names.items() if name not in of_counties}


def _names_of(place: County | Township) -> Iterator[str]:
    yield from (place.code, place.slug)
    for name in (place.name.zh, place.name.en, *place.other_names):
        yield from {name, _ORDINARY_SUFFIX.sub("", fold(name))}


def _names_within(county: County, township: Township) -> Iterator[str]:
    for outer in _names_of(county):
        for inner in _names_of(township):
            yield from (outer + inner, inner + outer)


def _unambiguous(pairs: Iterable[tuple[str, _Place]]) -> dict[str, _Place]:
    meant: dict[str, dict[str, _Place]] = {}
    for spelling, place in pairs:
        meant.setdefault(key(spelling), {})[place.code] = place
    return {name: next(iter(ways.values())) for name, ways in meant.items() if len(ways) == 1}
