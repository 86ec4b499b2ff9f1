"""What `safetynet verify` would write, from the words of the call."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from safetynet.errors import CallError
from safetynet.freshness import MOST_A_DAY, Fact
from safetynet.load import SERVICES, Loaded, read_directory
from safetynet.model import How
from safetynet.staff.fresh.refused import RefusedError
from safetynet.staff.fresh.stamp import Stamp, asked_that_day, check_stamp, stamped
from safetynet.staff.writing import RecordsText
from safetynet.text import Locale, Strings
from safetynet.typed import day_in


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A check as it was typed."""

    ids: tuple[str, ...]
    by: str
    how: str | None = None
    day: str | None = None
    """None = today."""
    facts: tuple[Fact, ...] = ()
    is_really: bool = False
    """All of them were asked on that day, however many."""


@dataclass(frozen=True)
class Noting:
    """The file before and after, and the sentences to tell it with."""

    before: RecordsText
    after: RecordsText
    strings: Strings


def noting(data_dir: Path, wish: Wish, today: dt.date, locale: Locale) -> Noting:
    """The file with the stamps; nothing is written yet.

    Raises `CallError`, in the locale's words, for a check that cannot be true.
    """
    before = RecordsText.read(data_dir / SERVICES)
    loaded = read_directory(data_dir)
    strings = loaded.whole.strings
    try:
        return Noting(before, _after(before, loaded, wish, today), strings)
    except RefusedError as error:
        raise CallError(strings.say(f"verify.{error.key}", locale, **error.facts)) from error


def _after(before: RecordsText, loaded: Loaded, wish: Wish, today: dt.date) -> RecordsText:
    stamp, ids = _stamp(wish, today), tuple(dict.fromkeys(wish.ids))
    check_stamp(loaded, ids, stamp, today)
    count = asked_that_day(loaded.whole.records, ids, stamp)
    if count > MOST_A_DAY and not wish.is_really:
        raise RefusedError(key="many", count=count, date=stamp.date)
    return stamped(before, loaded, ids, stamp)


def _stamp(wish: Wish, today: dt.date) -> Stamp:
    if wish.how is None:
        raise RefusedError(key="how_missing", count=len(wish.ids))
    day = day_in(wish.day) if wish.day else today.isoformat()
    if day is None:
        raise RefusedError(key="not_a_day", typed=wish.day)
    facts = tuple(dict.fromkeys(wish.facts))
    return Stamp(dt.date.fromisoformat(day), wish.by.strip(), How(wish.how), facts)
