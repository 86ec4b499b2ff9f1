"""Marks that tell nothing: what stands in an address instead of a word about violence.

Whoever is watched at home has addresses in the browser's history, in suggestions while somebody
types, and in shared links. So a page about violence has six letters there that mean nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Literal

from safetynet.errors import DataError

Sort = Literal["site", "kind", "need", "audience", "group", "page", "reach", "pathway"]
"""What is marked: a record, a kind, a need, an audience, a group of kinds, a hand-written page,
a pathway, the reach of a kind or group ("kind/…", "group/…", with "/<county slug>" for one
county)."""
QUIET_PAGES = frozenset({"stay-safe"})
"""Hand-written pages about violence, by their names in content/."""
FOLDER = "info/"
"""Where all such pages lie, after the language."""
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
"""No vowels, so that no mark is ever a word; nothing that looks like something else."""
LENGTH = 6
"""387 million marks: with a thousand pages, two are alike once in eight hundred editions."""


def neutral(sort: Sort, id_: str) -> str:
    """Six letters and digits for a thing, always the same for the same id."""
    number = int.from_bytes(hashlib.sha256(f"{sort}/{id_}".encode()).digest()[:8])
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def marks_for(things: Iterable[tuple[Sort, str]]) -> Mapping[tuple[Sort, str], str]:
    """Sort and id of each thing → its mark; raises `DataError` when two have the same."""
    marks = {thing: neutral(*thing) for thing in things}
    owners: dict[str, str] = {}
    for (sort, id_), mark in marks.items():
        other = owners.setdefault(mark, f"{sort} {id_}")
        if other != f"{sort} {id_}":
            msg = f"{other!r} and '{sort} {id_}' would share the address {mark!r}: change one id"
            raise DataError(msg)
    return marks
