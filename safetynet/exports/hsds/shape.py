"""What all objects share: facts that are known, identifiers, addresses on the web."""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias
from urllib.parse import quote

from safetynet.exports.uuids import NAMESPACE
from safetynet.model import is_web

Thing: TypeAlias = dict[str, Any]
"""An HSDS object; what is not known is not in it."""

_SPACE = NAMESPACE.bytes
_URI_MARKS = "%/:?#[]@!$&'()*+,;=~"
"""Stay as they are; all else outside of ASCII letters and digits is escaped (RFC 3986)."""


def known(**facts: object) -> Thing:
    """The facts that are known: no None, no empty text, no empty list."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


def uri(url: str) -> str:
    """An address on the web as a URI; "" for anything else (a record may hold any text)."""
    return quote(url, safe=_URI_MARKS) if is_web(url) else ""


def id_of(sort: str, key: str) -> str:
    """`uuid_of` as text, made in a quarter of the time: there are twenty to a service."""
    digits = hashlib.sha1(_SPACE + f"{sort}/{key}".encode(), usedforsecurity=False)
    text = digits.hexdigest()
    variant = "89ab"[int(text[16], 16) % 4]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


class Ids:
    """Identifiers of the objects that belong to one service.

    They are made of what an object says, so they stay when others come before it.
    """

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._given: set[str] = set()

    def __call__(self, sort: str, key: str) -> str:
        """The UUID of an object ("phone", "082-330100"); a second one of a key has another."""
        given = id_of(sort, f"{self._owner}/{key}")
        while given in self._given:
            key += "/again"
            given = id_of(sort, f"{self._owner}/{key}")
        self._given.add(given)
        return given
