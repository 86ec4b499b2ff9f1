"""How old the facts of a record are, and after how many days somebody should ask again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from safetynet.directory import Directory
from safetynet.model import FactCheck, How, Record, Status, Verified, Vocabulary

Fact = Literal["phones", "hours", "everything"]
"""What has an age: the numbers, the opening hours, the record as a whole."""
FACTS: tuple[Fact, ...] = ("phones", "hours", "everything")
ASKED = (How.PHONE, How.VISIT)
"""Checks that somebody made by asking; a document states many records at once."""
MOST_UNSIGNED = 5
"""So many records may be asked about on one day without saying by whom."""
MOST_A_DAY = 20
"""More calls or visits of one day than this are a campaign: somebody has to say so."""
_NATIONAL = re.compile(r"1\d{2,3}")
"""113, 1925 …: a number of the whole country does not change with an office."""


class State(StrEnum):
    """How much the facts of a record can be relied on."""

    FRESH = "fresh"
    """Every fact was checked within its days."""
    OVER = "over"
    """A fact was last checked longer ago than its days."""
    UNDATED = "undated"
    """Nobody knows when a fact was checked, and none is over its days."""


@dataclass(frozen=True)
class Age:
    """When one fact of a record was last checked, and how long that is good for."""

    fact: Fact
    date: dt.date | None
    """Day of the check; None: no source gives one."""
    how: How
    by: str
    limit_days: int
    """After so many days it should be checked again."""
    days: int | None
    """Days since the check; None without a date."""

    @property
    def is_over(self) -> bool:
        """Checked longer ago than its days; the last day itself is still good."""
        return self.days is not None and self.days > self.limit_days

    @property
    def is_undated(self) -> bool:
        """Nobody knows when it was checked."""
        return self.date is None


def ages_of(record: Record, vocabulary: Vocabulary, today: dt.date) -> tuple[Age, ...]:
    """The ages of the facts that a record has, in the order of `FACTS`; none of a closed one.

    Numbers of the whole country (113) have no age: an office cannot change them.
    """
    if record.status is Status.CLOSED:
        return ()
    return tuple(_age(fact, record, vocabulary, today) for fact in _facts(record))


def state_of(ages: Iterable[Age]) -> State:
    """The worst of the ages: over before undated before fresh."""
    known = tuple(ages)
    if any(age.is_over for age in known):
        return State.OVER
    return State.UNDATED if any(age.is_undated for age in known) else State.FRESH


@dataclass(frozen=True)
class Due:
    """A record that somebody should ask about."""

    record: Record
    ages: tuple[Age, ...]
    """Of all its facts, also of those that are fresh."""

    @property
    def stale(self) -> tuple[Age, ...]:
        """The ages of the facts that are old or undated."""
        return tuple(age for age in self.ages if age.is_over or age.is_undated)


def to_check(directory: Directory, today: dt.date) -> tuple[Due, ...]:
    """The records that have an old or undated fact, those to be asked about first first.

    Nobody counts who uses what. So kinds that matter in every township (`important`) come first,
    then kinds with more sites; within a kind what is undated, then what was checked longest ago.
    """
    words = directory.vocabulary
    due = (Due(record, ages_of(record, words, today)) for record in directory.records)
    wanted = [one for one in due if one.stale]
    ranks = {code: n for n, code in enumerate(_most_used(directory))}
    return tuple(sorted(wanted, key=lambda one: (ranks[one.record.kind], *_oldest(one.stale))))


def _most_used(directory: Directory) -> Iterator[str]:
    """Codes of kinds in the order in which they are likely used."""
    kinds = directory.vocabulary.kinds
    sizes = {code: len(records) for code, records in directory.by_kind.items()}
    yield from sorted(kinds, key=lambda code: (not kinds[code].important, -sizes.get(code, 0)))


def _oldest(ages: Iterable[Age]) -> tuple[bool, dt.date]:
    """A key for sorting: what has an undated fact first, then by the oldest check."""
    dates = [age.date for age in ages]
    return None not in dates, min((date for date in dates if date), default=dt.date.min)


def checked(verified: Verified, fact: Fact) -> Verified | FactCheck:
    """What says when a fact was last checked: its own check, unless the whole is newer."""
    own = {"phones": verified.phones, "hours": verified.hours}.get(fact)
    is_newest = own is not None and (verified.date is None or own.date >= verified.date)
    return own if own is not None and is_newest else verified


def has_own_number(record: Record) -> bool:
    """Whether a record has a number besides those of the whole country, so that it can be asked."""
    return any(not _NATIONAL.fullmatch(phone.number) for phone in record.phones)


def last_checked(verified: Verified) -> dt.date | None:
    """The newest day on which any of the facts was checked."""
    return max((check.date for _, check in verified.checks() if check.date), default=None)


def _facts(record: Record) -> Iterator[Fact]:
    if has_own_number(record):
        yield "phones"
    if record.hours:
        yield "hours"
    yield "everything"


def _age(fact: Fact, record: Record, vocabulary: Vocabulary, today: dt.date) -> Age:
    check = checked(record.verified, fact)
    own = getattr(vocabulary.kinds[record.kind].ages, fact)
    return Age(
        fact=fact,
        date=check.date,
        how=check.how,
        by=check.by,
        limit_days=own or getattr(vocabulary.ages, fact),
        days=(today - check.date).days if check.date else None,
    )
