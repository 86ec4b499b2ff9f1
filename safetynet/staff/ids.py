"""Ids of records: which are taken for good, and which one a new record gets.

The form in the browser proposes by the same rule; tests/cases/ids.yaml holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import chain, count

from safetynet.check.run import retired_ids
from safetynet.errors import CallError
from safetynet.load import SERVICES, Loaded
from safetynet.model import fingerprint
from safetynet.staff.git import git_at

LONGEST = 76
"""Characters of a proposal, without the number behind it."""
_APOSTROPHES = re.compile("['’‘`]")  # noqa: RUF001 - as names have them
_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass
class TakenIds:
    """Ids that no new record may have: old links would lead to another place."""

    now: set[str]
    """Of records, also of those that could not be read, and given since."""
    before: frozenset[str] = frozenset()
    """Retired by hand, or given up in the history of the repository."""
    suppressed: frozenset[str] = frozenset()
    """Fingerprints of what was taken down."""

    @classmethod
    def of(cls, loaded: Loaded) -> TakenIds:
        """Those of a data folder. Raises `DataError` where it cannot be read."""
        prints = frozenset(one.print_ for one in loaded.whole.suppressed)
        file = loaded.files.documents[SERVICES].file
        before = retired_ids(file.parent) | _given_up(loaded)
        return cls(set(loaded.files.ids), before, prints)

    def __contains__(self, id_: object) -> bool:
        """Whether an id may not be given any more."""
        return id_ in self.now or id_ in self.before or fingerprint(str(id_)) in self.suppressed


def _given_up(loaded: Loaded) -> frozenset[str]:
    """Ids that services.yaml had once, by its history; none where there is none."""
    file = loaded.files.documents[SERVICES].file
    try:
        git = git_at(file.parent)
        gone = frozenset(one.id for one in git.gone("HEAD", git.path_of(file)))
    except CallError:
        return frozenset()
    return gone.difference(loaded.files.ids)


def propose_id(county: str, name_en: str, kind: str, taken: Container[str]) -> str:
    """County (its slug) and English name, else the kind; with a number while it is taken.

    "" while neither name nor kind is known.
    """
    words = slug(name_en) or slug(kind)
    if not county or not words:
        return ""
    return next(one for one in _spellings(_base(county, words)) if one not in taken)


def _base(county: str, words: str) -> str:
    """The name of the county stands once, at the beginning."""
    first, rest = words.split("-")[:2], words.split("-")[2:]
    kept = (*(one for one in first if one != "county"), *rest)
    return "-".join((county, *(one for one in kept if one != county)))[:LONGEST].rstrip("-")


def _spellings(first: str) -> Iterator[str]:
    return chain([first], (f"{first}-{n}" for n in count(2)))


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens of a text in Latin letters; "" for any other."""
    plain = unicodedata.normalize("NFKD", text).lower()
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return _BETWEEN.sub("-", _APOSTROPHES.sub("", letters)).strip("-")
