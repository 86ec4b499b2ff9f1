"""Days on which offices do not keep their usual hours."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from safetynet.model.base import Day, Model
from safetynet.text import LocalizedText


class DayKind(StrEnum):
    """Why a day is not like others of the week."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"
    """A day off on which work is made up for (補班)."""
    WORK_STOPPED = "work-stopped"
    """Offices and schools are closed for a typhoon or another danger (停班停課)."""


class SpecialDay(Model):
    """A day, or several in a row, announced for all counties or some."""

    date: Day | None = None
    """The day; or `from` and `to`."""
    from_: Day | None = Field(default=None, alias="from")
    """First day of several."""
    to: Day | None = None
    """Last day of several."""
    counties: tuple[str, ...] = Field(default=(), min_length=1)
    """Slugs, codes or names; left out = all counties."""
    what: DayKind
    name: LocalizedText
    """What people call it, e.g. Typhoon Gaemi."""
    source: str = Field(min_length=1)
    """Who announced it where: an address on the web, or the office and the date of its notice."""

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """All its days; none where the first or the last is missing."""
        first, last = self.date or self.from_, self.date or self.to
        if first is None or last is None:
            return ()
        return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
