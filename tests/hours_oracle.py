"""A plain reader of compiled opening hours, and texts with all days written out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from safetynet.hours import Calendar, pattern_of
from safetynet.hours.engine import schedule_of
from safetynet.model import DayKind

SORTS = ("open", "appointment", "unknown")
FIRST = dt.date(2026, 11, 20)
DAYS = 130


def compiled(text: str, calendar: Calendar, days: int = DAYS) -> Mapping[str, Any] | None:
    """The pattern of a text from the day after `FIRST` on; None where it cannot be told."""
    schedule = schedule_of(text, FIRST, days)
    return pattern_of(schedule, calendar, FIRST) if schedule else None


def state_in(pattern: Mapping[str, Any] | None, moment: dt.datetime) -> str:
    """What a pattern says of a moment, told in Taiwan's time."""
    if pattern is None:
        return "unknown"
    day = pattern["dated"].get(str(moment.date()), pattern["week"][moment.weekday()])
    if isinstance(day, str):
        return "unknown"
    minute = moment.hour * 60 + moment.minute
    sorts = [piece[2:] or [0] for piece in day if piece[0] <= minute < piece[1]]
    assert len(sorts) <= 1, "pieces of a day do not overlap"
    return SORTS[sorts[0][0]] if sorts else "closed"


def state_of(text: str, moment: str, **special: DayKind) -> str:
    """What a text says of a moment, with special days given as d2026_12_25=…."""
    calendar = {dt.date.fromisoformat(k[1:].replace("_", "-")): v for k, v in special.items()}
    return state_in(compiled(text, calendar), dt.datetime.fromisoformat(moment))
