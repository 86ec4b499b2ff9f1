"""Names of places in free text: what tells a reader where something is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from safetynet.geo import Geography, Township

_FOLDED = str.maketrans({"台": "臺", "’": "'"})
_ABOUT = (
    "地區|一帶|附近|境內|當地|市區|社區|國小|國中|派出所|分駐所|分局|車站|衛生所|公所|活動中心"
    "|市場|農會|聚落|村落|老街"
)
"""Behind a bare name, these say that a place is meant: 埔里 is one, 仁愛 may be a hospital."""
_HAN = "[\u3400-\u9fff]"
_PARTED = re.compile(rf"(?<={_HAN})[\s.·・_/-]+(?={_HAN})|(?<=[A-Za-z])['-](?=[A-Za-z])")


def plain(text: str) -> str:
    """Text as names are looked for in it: full-width forms made ordinary, 台 written 臺."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)


def joined(text: str) -> str:
    """Text without what somebody put between characters: 金 湖・鎮 is 金湖鎮, Wang'an Wangan."""
    return _PARTED.sub("", plain(text))


def place_pattern(geography: Geography) -> re.Pattern[str]:
    """Matches, in `joined` text, the name of any township or village; never a bare county name.

    All counties of the edition count, as a place may lie across the border of its own.
    """
    counties = {name.casefold() for county in geography.counties for name in _bare(county.name.en)}
    full = {village.name.zh for village in geography.villages}
    bare, romanised = set(), set[str]()
    for township in geography.townships:
        full.add(township.name.zh)
        bare.add(township.name.zh[:-1])
        full.update(name for name in township.other_names if not name.isascii())
        romanised.update(name for name in _english(township) if name.casefold() not in counties)
    bare -= {county.name.zh[:-1] for county in geography.counties}
    villages = {village.name.zh[:-1] for village in geography.villages}
    hamlets = _any({name for village in geography.villages for name in _bare(village.name.en)})
    parts = (
        _any(full | _own(bare, geography)),
        rf"(?<=[在於到住])(?:{_any(bare)})",
        rf"(?:{_any(bare | villages)})(?={_ABOUT})",
        rf"\b(?:{_spelled(romanised)})\b",
        rf"\b(?:{hamlets}) ?(?:village|vil|li|neighborhood)\b",
        rf"(?:(?<=\bin )|(?<=\bat )|(?<=\bnear ))(?:{hamlets})\b",
    )
    return re.compile("|".join(parts), re.IGNORECASE)


def id_pattern(geography: Geography) -> re.Pattern[str]:
    """Matches the name of any township or village in an id, with or without hyphens in it."""
    counties = {county.slug for county in geography.counties}
    towns = _slugs(name for township in geography.townships for name in _english(township))
    villages = _slugs(name for village in geography.villages for name in _bare(village.name.en))
    parts = (_hyphened(towns - counties), rf"(?:{_hyphened(villages - counties)})(?![a-z])")
    return re.compile(rf"(?<![a-z])(?:{'|'.join(parts)})")


def _slugs(names: Iterable[str]) -> set[str]:
    """The letters of romanised names, without their last word as well."""
    both = (part for name in names for part in (name, *_bare(name)))
    return {re.sub("[^a-z]", "", name.casefold()) for name in both} - {""}


def _own(bare: set[str], geography: Geography) -> set[str]:
    """Bare names of townships that no village of another township bears: not 仁愛, 信義, 福興."""
    others: dict[str, set[str]] = {}
    for township in geography.townships:
        for village in township.villages:
            others.setdefault(village.name.zh[:-1], set()).add(township.name.zh[:-1])
    return {name for name in bare if others.get(name, set()) <= {name}}


def _english(township: Township) -> Iterator[str]:
    yield township.slug
    yield township.name.en
    yield from _bare(township.name.en)
    yield from (name for name in township.other_names if name.isascii())
    if township.name.en.startswith("Jin"):
        yield "K" + township.name.en[1:].rpartition(" ")[0]  # as the post wrote it: Kinhu


def _bare(name: str) -> Iterator[str]:
    """A romanised name without its last word: Jinhu for Jinhu Township."""
    yield name.rpartition(" ")[0]


def _any(names: set[str]) -> str:
    """Alternatives of a pattern, longer ones first, so that the whole of a name is found."""
    return "|".join(map(re.escape, _longest_first(names)))


def _spelled(names: set[str]) -> str:
    """Alternatives of romanised names, also in two words: Jin Hu."""
    return "|".join(" ?".join(name.replace(" ", "")) for name in _longest_first(names))


def _hyphened(slugs: set[str]) -> str:
    """Alternatives of names in an id, also with hyphens in them: jin-hu."""
    return "|".join("-?".join(slug) for slug in _longest_first(slugs))


def _longest_first(names: set[str]) -> list[str]:
    return sorted({joined(name) for name in names}, key=lambda name: (-len(name), name))
