"""Characters that are written in several ways: simplified, variant, 台 and 臺."""

from __future__ import annotations

from functools import cache

import opencc

VARIANTS = {"台": "臺", "咨": "諮", "谘": "諮", "舖": "鋪", "着": "著", "裏": "裡", "温": "溫"}
"""Ways of writing a character that OpenCC's single-character table leaves apart."""


def foldings(used: frozenset[str]) -> tuple[str, str]:
    """Pairs that lead every way of writing a character in use to one of them.

    The first string maps characters of the index itself, the second those only typed.
    """
    written: dict[str, set[str]] = {}
    for character, modern in _traditional().items():
        written.setdefault(modern, set()).add(character)
    variants: list[str] = []
    simplified: list[str] = []
    for modern, ways in sorted(written.items()):
        present = sorted(ways & used)
        if not present:
            continue
        kept = modern if modern in used else present[0]
        for way in sorted(ways - {kept}):
            (variants if way in used else simplified).append(way + kept)
    return "".join(variants), "".join(simplified)


@cache
def _traditional() -> dict[str, str]:
    """Every common Chinese character → its form in Taiwan (OpenCC's table, one by one)."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = opencc.OpenCC("s2tw").convert("\n".join(characters)).split("\n")
    return {
        character: VARIANTS.get(character, VARIANTS.get(modern, modern))
        for character, modern in zip(characters, converted, strict=True)
    }
