"""Which records are to be asked about: all that are old or undated, or those of a question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.freshness import Due, Fact, to_check
from safetynet.staff.asked import find_county, find_kind
from safetynet.text import Locale


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty = all."""

    county: str = ""
    """Code, slug or name."""
    kind: str = ""
    """Code or name."""
    fact: Fact | None = None
    limit: int | None = None
    """At most so many."""


def wanted_of(
    directory: Directory, wanted: Wanted, today: dt.date, locale: Locale = "zh"
) -> tuple[Due, ...]:
    """The records, those to be asked about first first. Raises `CallError` for unknown names."""
    county = find_county(directory, wanted.county, locale).code if wanted.county else ""
    kind = find_kind(directory, wanted.kind, locale) if wanted.kind else ""
    found = [
        due
        for due in to_check(directory, today)
        if county in ("", due.record.county)
        and kind in ("", due.record.kind)
        and (wanted.fact is None or wanted.fact in {age.fact for age in due.stale})
    ]
    return tuple(found[: wanted.limit])
