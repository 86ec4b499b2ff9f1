"""The entries as columns, ready for JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from safetynet.directory import Directory
from safetynet.model import Status
from safetynet.search.characters import foldings
from safetynet.search.entries import Entry, Key, Type, build_entries
from safetynet.text import Locale

URGENT_HOTLINES = 4
"""data/hotlines.yaml has the most urgent first."""


def build_index(directory: Directory, locale: Locale) -> dict[str, Any]:
    """All entries as columns; same directory, same result.

    Text columns are one string with a line per entry, alternatives on a line parted by `|`;
    `tags`, `place` and `serves` point at entries by their position (-1: none); `neutral` stand in
    the addresses of pages about violence instead of the id. `variants`
    and `simplified` are pairs of characters "from, to": the first for the index and the
    query, the second for the query alone.
    """
    entries = [*build_entries(directory.published, locale)]
    at = {entry.key: position for position, entry in enumerate(entries)}
    columns = _columns(entries, at)
    text = "".join(columns[name] for name in ("names", "also", "text"))
    variants, simplified = foldings(frozenset(unicodedata.normalize("NFKC", text)))
    return {
        "locale": locale,
        **columns,
        "fallback": [at[key] for key in _fallback(directory)],
        "variants": variants,
        "simplified": simplified,
    }


def _fallback(directory: Directory) -> Iterator[Key]:
    """What is shown when nothing is found: urgent hotlines and important kinds."""
    yield from ((Type.HOTLINE, hotline.id) for hotline in directory.hotlines[:URGENT_HOTLINES])
    yield from (
        (Type.KIND, code) for code, kind in directory.vocabulary.kinds.items() if kind.important
    )


def _columns(entries: Sequence[Entry], at: Mapping[Key, int]) -> dict[str, Any]:
    return {
        "types": "".join(entry.key[0] for entry in entries),
        "ids": "\n".join(entry.key[1] for entry in entries),
        "names": "\n".join(_line([entry.name]) for entry in entries),
        "also": "\n".join(_line(entry.also) for entry in entries),
        "text": "\n".join(_line(entry.text) for entry in entries),
        "phones": "\n".join(_line(entry.phones) for entry in entries),
        "tags": [[at[key] for key in entry.tags if key in at] for entry in entries],
        "place": [at[entry.place] if entry.place else -1 for entry in entries],
        "serves": {
            at[e.key]: [at[key] for key in e.serves if key in at] for e in entries if e.serves
        },
        "always": [at[entry.key] for entry in entries if entry.always],
        "quick": [at[entry.key] for entry in entries if entry.quick],
        "neutral": {at[entry.key]: entry.neutral for entry in entries if entry.neutral},
        "status": {at[e.key]: e.status.value for e in entries if e.status is not Status.ACTIVE},
    }


def _line(parts: Iterable[str]) -> str:
    """Parts without line breaks and bars, each once, joined by bars."""
    cleaned = (" ".join(part.replace("|", " ").split()) for part in parts)
    return "|".join(dict.fromkeys(part for part in cleaned if part))
