"""What a change of the records does to reach: sites added, moved or closed, and sites planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from safetynet.directory import Directory
from safetynet.geo import Geography
from safetynet.model import Point, Precision, Record, Status
from safetynet.nearest import has_pin, point_of
from safetynet.reach.distance import Places
from safetynet.reach.results import Change, Coverage, Plan, Reach, Subject
from safetynet.reach.subjects import open_doors, subjects_of

if TYPE_CHECKING:
    from safetynet.reach.survey import Surveyor


def changes(
    surveyor: Surveyor,
    before: Directory,
    after: Directory,
    known: Mapping[Subject, Reach] | None = None,
) -> tuple[Change, ...]:
    """What happens to the reach of each kind and group whose open places are not the same.

    `known` is what has been measured of the directory before; the rest is measured now. Both
    directories have the geography of the surveyor's.
    """
    early, late = dict(subjects_of(before.published)), dict(subjects_of(after.published))
    return tuple(
        Change(
            subject,
            known[subject].coverage if known and subject in known else surveyor.coverage(old),
            surveyor.coverage(new),
        )
        for subject in late
        if open_places(old := open_doors(early.get(subject, ())))
        != open_places(new := open_doors(late[subject]))
    )


def plans(
    surveyor: Surveyor, subject: Subject, doors: Sequence[Record], today: Coverage | None
) -> tuple[Plan, ...]:
    """What each planned site among the doors would change, by itself, beside the open ones."""
    planned = [record for record in doors if record.status is Status.PLANNED]
    now = open_doors(doors)
    geography = surveyor.directory.geography
    return tuple(
        Plan(
            record=record.id,
            is_assumed=not has_pin(record),
            change=Change(subject, today, surveyor.coverage([*now, on_trial(record, geography)])),
        )
        for record in planned
    )


def on_trial(record: Record, geography: Geography) -> Record:
    """The record at its own point, or at its township's point where no more is known."""
    if has_pin(record) or record.township is None:
        return record
    town = geography.township(record.township)
    point = Point(lon=town.lon, lat=town.lat, precision=Precision.VILLAGE)
    return record.model_copy(update={"point": point})


def open_places(records: Iterable[Record]) -> Places:
    """Where those of the records are that have a pin."""
    return {record.id: point_of(record) for record in records if has_pin(record)}
