"""Names of places in free text: what tells a reader where something is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from safetynet.geo import Geography, Township

_FOLDED = str.maketrans({"台": "臺", "’": "'"})
_ABOUT = "地區|一帶|附近|境內|當地|市區"
"""Behind a bare name, these say that a place is meant: 埔里 is one, 仁愛 may be a hospital."""


def plain(text: str) -> str:
    """Text as names are looked for in it: full-width forms made ordinary, 台 written 臺."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)


def place_pattern(geography: Geography) -> re.Pattern[str]:
    """Matches, in `plain` text, the name of any township or village; never a bare county name.

    All counties of the edition count, as a place may lie across the border of its own.
    """
    counties = {name.casefold() for county in geography.counties for name in _bare(county.name.en)}
    full = {village.name.zh for village in geography.villages}
    bare, romanised = set(), {village.name.en for village in geography.villages}
    for township in geography.townships:
        full.add(township.name.zh)
        bare.add(township.name.zh[:-1])
        full.update(name for name in township.other_names if not name.isascii())
        romanised.update(name for name in _english(township) if name.casefold() not in counties)
    bare -= {county.name.zh[:-1] for county in geography.counties}
    parts = (
        _any(full),
        rf"(?<=[在於到住])(?:{_any(bare)})",
        rf"(?:{_any(bare)})(?={_ABOUT})",
        rf"\b(?:{_any(romanised)})\b",
    )
    return re.compile("|".join(parts), re.IGNORECASE)


def _english(township: Township) -> Iterator[str]:
    yield township.slug
    yield township.name.en
    yield from _bare(township.name.en)
    yield from (name for name in township.other_names if name.isascii())


def _bare(name: str) -> Iterator[str]:
    """A romanised name without its last word: Jinhu for Jinhu Township."""
    yield name.rpartition(" ")[0]


def _any(names: set[str]) -> str:
    """Alternatives of a pattern, longer ones first, so that the whole of a name is found."""
    return "|".join(map(re.escape, sorted(map(plain, names), key=lambda name: (-len(name), name))))
