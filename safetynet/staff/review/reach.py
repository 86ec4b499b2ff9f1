"""What a change of the records does to the people reached, kind by kind."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.geo import LonLat
from safetynet.model import Record
from safetynet.reach import NOTHING_MEASURED, Change, Reach, Study, Subject
from safetynet.reach.cache import Tell
from safetynet.reach.change import change_of
from safetynet.reach.people import spread_of
from safetynet.reach.subjects import (
    is_placed,
    open_doors,
    open_places,
    subjects_of,
    unmeasured,
)
from safetynet.reach.survey import Surveyor, surveyor_of
from safetynet.settings import Settings
from safetynet.staff.review.sides import Side, Sides

PATIENCE_S = 240.0
"""After so long no further kind is measured: a review should not take a build's time."""


@dataclass(frozen=True)
class ReachChange:
    """Who is reached by a kind or group, before and after."""

    change: Change
    before: Reach
    after: Reach
    first: frozenset[str]
    """Codes of the counties that have a site with a known place only now."""
    last: frozenset[str]
    """Codes of those that have none any more."""
    is_only_known: bool
    """The place of some site only became known or unknown: what people have stays the same."""


@dataclass(frozen=True)
class Reached:
    """What a change of the data does to reach."""

    directory: Directory
    """As it is to be, of the edition's counties, and fit to be published."""
    study: Study
    """The reach after the change, of what was measured here."""
    changes: tuple[ReachChange, ...]
    late: tuple[Subject, ...]
    """Not measured, because it would have taken too long."""


def reach_changed(sides: Sides, settings: Settings, tell: Tell) -> Reached:
    """Measures the kinds and groups whose open places are not the same; no others.

    Land and people are those of the state after. A record that cannot be read in one state counts
    in both as it can be read in the other: a slip closes nothing.
    """
    after = sides.after.directory
    new = _fit(after, _readable(sides.after, sides.before), settings)
    old = _fit(after, _readable(sides.before, sides.after), settings)
    affected = tuple(_affected(old, new))
    if not affected:
        return Reached(new, NOTHING_MEASURED, (), ())
    surveyor = surveyor_of(new, settings)
    start = time.monotonic()
    found, late = [], []
    for subject, was, now in affected:
        if time.monotonic() - start > PATIENCE_S:
            late.append(subject)
            continue
        found.append(_measured(surveyor, subject, was, now))
        tell(f"Measuring reach: {subject.sort} {subject.code} done")
    reaches = {one.change.subject: one.after for one in found}
    study = Study(surveyor.measure, reaches, spread_of(new.geography))
    return Reached(new, study, tuple(found), tuple(late))


def _readable(side: Side, other: Side) -> tuple[Record, ...]:
    """The records of a state, and what the other one has of those that cannot be read here."""
    lent = (other.records.get(id_) for id_ in sorted(side.unread))
    return (*side.directory.records, *(record for record in lent if record))


def _fit(after: Directory, records: tuple[Record, ...], settings: Settings) -> Directory:
    """A directory of these records, of the edition's counties and fit to be published."""
    return narrowed(replace(after, records=records), settings.counties).published


def _affected(
    before: Directory, after: Directory
) -> Iterator[tuple[Subject, Sequence[Record], Sequence[Record]]]:
    """Kinds before groups, each with its records before and after; a new id moves nobody."""
    early = dict(subjects_of(before))
    pairs = [(subject, early.get(subject, ()), some) for subject, some in subjects_of(after)]
    for subject, was, now in sorted(pairs, key=lambda pair: pair[0].sort != "kind"):
        if _points(was) != _points(now):
            yield subject, was, now


def _points(records: Sequence[Record]) -> list[LonLat]:
    return sorted(open_places(open_doors(records)).values())


def _measured(
    surveyor: Surveyor, subject: Subject, before: Sequence[Record], after: Sequence[Record]
) -> ReachChange:
    early, late = open_doors(before), open_doors(after)
    change = change_of(surveyor, subject, early, late)
    had, has = _placed_counties(early), _placed_counties(late)
    known = {record.id: is_placed(record) for record in early}
    return ReachChange(
        change,
        replace(unmeasured(subject, before), coverage=change.before),
        replace(unmeasured(subject, after), coverage=change.after),
        first=has - had,
        last=had - has,
        is_only_known=any(is_placed(one) is not known.get(one.id, is_placed(one)) for one in late),
    )


def _placed_counties(records: Sequence[Record]) -> frozenset[str]:
    return frozenset(record.county for record in records if is_placed(record))
