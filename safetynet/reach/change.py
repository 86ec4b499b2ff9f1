"""What a change of the records does to reach: sites added, moved or closed, and sites planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safetynet.directory import Directory
from safetynet.geo import Geography
from safetynet.model import Point, Precision, Record
from safetynet.nearest import has_pin
from safetynet.reach.results import Change, Coverage, Plan, Subject
from safetynet.reach.subjects import (
    is_placed,
    open_doors,
    open_places,
    planned_doors,
    subjects_of,
)

if TYPE_CHECKING:
    from safetynet.reach.survey import Surveyor
    from safetynet.reach.trial import Trials


def changes(surveyor: Surveyor, before: Directory, after: Directory) -> tuple[Change, ...]:
    """What happens to the reach of each kind and group whose open places are not the same.

    Both directories have the geography of the surveyor's.
    """
    early, late = dict(subjects_of(before.published)), dict(subjects_of(after.published))
    return tuple(
        change_of(surveyor, subject, old, new)
        for subject in late
        if open_places(old := open_doors(early.get(subject, ())))
        != open_places(new := open_doors(late[subject]))
    )


def change_of(
    surveyor: Surveyor, subject: Subject, before: Sequence[Record], after: Sequence[Record]
) -> Change:
    """The change from some open records of a subject to others.

    Both are measured in all counties that have a site before or after.
    """
    counties = {record.county for record in (*before, *after) if is_placed(record)}
    return Change(subject, surveyor.coverage(before, counties), surveyor.coverage(after, counties))


def plans(
    surveyor: Surveyor, subject: Subject, records: Sequence[Record], today: Coverage | None
) -> tuple[Plan, ...]:
    """What each planned site among the records would change, by itself, beside the open ones.

    `today` is the coverage of the open ones.
    """
    now, geography = open_doors(records), surveyor.directory.geography
    trials = surveyor.trials(now)
    return tuple(
        Plan(
            record=record.id,
            is_assumed=not has_pin(record),
            change=_with(trials, subject, on_trial(record, geography), today),
        )
        for record in planned_doors(records)
    )


def _with(trials: Trials, subject: Subject, planned: Record, today: Coverage | None) -> Change:
    before, after = trials.beside(planned)
    return Change(subject, today if today and today.has(planned.county) else before, after)


def on_trial(record: Record, geography: Geography) -> Record:
    """The record at its own point, or at its township's point where no more is known."""
    if has_pin(record) or record.township is None:
        return record
    town = geography.township(record.township)
    point = Point(lon=town.lon, lat=town.lat, precision=Precision.VILLAGE)
    return record.model_copy(update={"point": point})
