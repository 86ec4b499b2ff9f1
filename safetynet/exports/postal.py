"""Addresses in parts, all of one language: street, township, county, postal code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from safetynet.geo import Geography
from safetynet.model import Address
from safetynet.text import LOCALES, Locale

_POSTCODE = re.compile(r"^\d{3,6}")


@dataclass(frozen=True)
class PostalParts:
    """An address taken apart; no part repeats another."""

    street: str
    """What the source prints beside township and county; "" without an address."""
    township: str
    county: str
    postal_code: str
    """"" where the township's is not known."""


def postal_parts(
    geography: Geography, township: str, address: Address | None, locale: Locale
) -> PostalParts:
    """The parts in the language asked for, but in Chinese where no source gives the street in it.

    `township` is a code; without an address only the names of the places are known.
    """
    printed = {"zh": address.zh, "en": address.en} if address else dict.fromkeys(LOCALES, "")
    language: Locale = locale if printed[locale] or not address else "zh"
    town = geography.township(township)
    county = geography.county(town.county)
    places = (county.name.in_(language), town.name.in_(language))
    street = _street(printed[language], *places)
    return PostalParts(street, places[1], places[0], town.postal_code)


def _street(printed: str, county: str, town: str) -> str:
    """The street alone: areas stand before it in Chinese, after it in English."""
    street = _POSTCODE.sub("", printed)
    for area in (county, town):
        street = street.strip().removeprefix(area).removesuffix(f", {area}")
    return street.strip() or printed
