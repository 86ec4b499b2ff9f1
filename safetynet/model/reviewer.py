"""Who should look at changes (data/reviewers.yaml)."""

from __future__ import annotations

from pydantic import Field

from safetynet.model.base import Model, Slug
from safetynet.text import LocalizedText


class Reviewer(Model):
    """An office or team, and the records whose changes it should see."""

    who: LocalizedText
    """An office or a role, never a person's name."""
    handle: str = Field(default="", pattern=r"^(@[\w./-]+)?$")
    """Of a team at the host of the repository; it is shown, and nobody is called by it."""
    counties: tuple[Slug, ...] = ()
    """Slugs, e.g. kinmen; empty = all."""
    kinds: tuple[Slug, ...] = ()
    """Codes of kinds; empty = all."""
