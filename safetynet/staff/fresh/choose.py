"""Which records are to be asked about: all that are old or undated, or those of a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.freshness import Due, Fact, to_check
from safetynet.load import nearest
from safetynet.text import LOCALES, LocalizedText, fold


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty = all."""

    county: str = ""
    """Slug or name."""
    kind: str = ""
    """Code or name."""
    fact: Fact | None = None
    limit: int | None = None
    """At most so many."""


def wanted_of(directory: Directory, wanted: Wanted, today: dt.date) -> tuple[Due, ...]:
    """The records, those to be asked about first first. Raises `CallError` for unknown names."""
    counties = {county.code: county.name for county in directory.geography.counties}
    slugs = {county.slug: county.code for county in directory.geography.counties}
    kinds = {code: kind.label for code, kind in directory.vocabulary.kinds.items()}
    county = slugs.get(wanted.county) or _code("county", wanted.county, counties, slugs)
    kind = _code("kind", wanted.kind, kinds, kinds)
    found = [
        due
        for due in to_check(directory, today)
        if county in ("", due.record.county)
        and kind in ("", due.record.kind)
        and (wanted.fact is None or wanted.fact in {age.fact for age in due.stale})
    ]
    return tuple(found[: wanted.limit])


def _code(what: str, typed: str, words: Mapping[str, LocalizedText], named: Iterable[str]) -> str:
    """The code of what was typed: itself or its name in a language; "" for nothing typed."""
    if typed in words or not typed:
        return typed
    names = {fold(text.in_(locale)): code for code, text in words.items() for locale in LOCALES}
    if fold(typed) in names:
        return names[fold(typed)]
    known = sorted(named)
    near = nearest(typed, known)
    hint = f"did you mean {near!r}?" if near else f"known are {', '.join(known)}"
    msg = f"there is no {what} {typed!r}; {hint}"
    raise CallError(msg)
