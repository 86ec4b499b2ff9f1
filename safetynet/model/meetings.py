"""Who meets whom, and how often (data/meetings.yaml)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from safetynet.model.base import Model, Slug
from safetynet.model.period import PeriodText
from safetynet.text import LocalizedText


class Frequency(StrEnum):
    """How often a meeting is held."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    EVERY_FOUR_MONTHS = "every-four-months"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    AD_HOC = "ad-hoc"
    """When there is need (不定期)."""
    REGULAR = "regular"
    """Regularly; how often is not stated (定期)."""
    UNKNOWN = "unknown"


class Meeting(Model):
    """One sort of meeting of one county."""

    county: Slug
    name: LocalizedText
    who: LocalizedText | None = None
    """Who meets; left out when the document does not say."""
    about: LocalizedText | None = None
    """What for."""
    frequency: Frequency
    frequency_note: LocalizedText | None = None
    """The months, or how often it really met."""
    strategy: int | None = Field(default=None, ge=1, le=4)
    period: PeriodText | None = None
    is_planned: bool = False
    """The document tells of a plan, not of what was done."""
    source: Slug
    quote: str = Field(min_length=1)
