"""What was taken down and must not come back (data/suppressed.yaml)."""

from __future__ import annotations

import hashlib
import re

from pydantic import Field

from safetynet.model.base import Day, Model, Slug
from safetynet.text import LocalizedText, fold

_POSTCODE = re.compile(r"^\d{3}(?:\d{2,3})?(?!\d)")
_COUNTY = re.compile(r"^..[縣市](?=.)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)之(?=\d)")
_NOT_COMPARED = re.compile(r"[\s,.'’()-]")
_NUMBER = re.compile(r"\+?[\d\s()#.-]+")
_ABROAD = re.compile(r"^\+886|^00?2?886(?=\d{8,9}$)")


class Suppressed(Model):
    """One thing that was taken down: exactly one of `id`, `phone`, `address`, `fingerprint`."""

    id: Slug | None = None
    """Of a record."""
    phone: str | None = Field(default=None, min_length=1)
    """A number; compared by its digits. The file is public: prefer `fingerprint`."""
    address: str | None = Field(default=None, min_length=1)
    """Compared without postcode, county and spaces. The file is public: prefer `fingerprint`."""
    fingerprint: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """What `safetynet fingerprint` says of a phone or an address that should not be read here.

    It can be tried out: of a place that must stay secret only the id is given.
    """
    reason: LocalizedText
    """Why, in words that anyone may read: an import says them."""
    date: Day
    """When it was taken down."""
    by: str = ""
    """Who decided: an office or a role, never a person's name."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The things that are given; one, when the entry is right."""
        given = (self.id, self.phone, self.address, self.fingerprint)
        return tuple(one for one in given if one is not None)

    @property
    def print_(self) -> str:
        """The fingerprint of what is given."""
        return self.fingerprint or fingerprint("".join(self.marks))


def fingerprint(text: str) -> str:
    """SHA-256, in hex, of an id, a phone or an address as it is compared.

    It hides from readers and from search engines, not from somebody who tries all numbers: a
    slower hash would cost the check of a thousand texts as much as an attacker of a million.
    """
    return hashlib.sha256(compared(text).encode()).hexdigest()


def compared(text: str) -> str:
    """A number as its digits; else folded, without postcode, county, spaces and punctuation."""
    folded = fold(text).strip()
    if _NUMBER.fullmatch(folded):
        return re.sub(r"\D", "", _ABROAD.sub("0", folded))
    joined = _BETWEEN_DIGITS.sub("-", re.sub(r"\s", "", folded))
    return _NOT_COMPARED.sub("", _COUNTY.sub("", _POSTCODE.sub("", joined)))
