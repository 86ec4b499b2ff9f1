"""Who should look at a change: by county and kind, as data/reviewers.yaml says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.model import Record, Reviewer
from safetynet.staff.changes import RecordChange


@dataclass(frozen=True)
class Looking:
    """One reviewer, and how many of the changes concern them."""

    reviewer: Reviewer
    count: int


def who_should_look(directory: Directory, changes: Iterable[RecordChange]) -> tuple[Looking, ...]:
    """The reviewers whose counties and kinds are concerned, those of the most changes first."""
    records = [change.after or change.before for change in changes]
    known = [record for record in records if record]
    found = [
        Looking(reviewer, sum(_concerns(directory, reviewer, record) for record in known))
        for reviewer in directory.reviewers
    ]
    return tuple(sorted((one for one in found if one.count), key=lambda one: -one.count))


def _concerns(directory: Directory, reviewer: Reviewer, record: Record) -> bool:
    slugs = {county.code: county.slug for county in directory.geography.counties}
    is_here = not reviewer.counties or slugs.get(record.county) in reviewer.counties
    return is_here and (not reviewer.kinds or record.kind in reviewer.kinds)
