"""Times of day for formats that have no 24:00."""

from __future__ import annotations

from safetynet.hours.rules import MINUTES_A_DAY


def clock(minutes: int) -> str:
    """Minutes after midnight as HH:MM; the end of a day is its last minute, 23:59."""
    at = minutes - 1 if minutes == MINUTES_A_DAY else minutes % MINUTES_A_DAY
    return f"{at // 60:02d}:{at % 60:02d}"
