"""How a case travels (data/pathways.yaml)."""

from __future__ import annotations

from pydantic import Field

from safetynet.model.base import Model, Slug
from safetynet.model.period import PeriodText
from safetynet.text import LocalizedText


class Stated(Model):
    """Which document says so, of which county."""

    source: Slug
    quote: str = Field(min_length=1)
    """Letter for letter."""
    county: Slug | None = None
    """None: it holds for the whole country."""


class Way(Model):
    """From one step to another."""

    to: Slug
    both: bool = False
    """People are sent back the same way too."""
    label: LocalizedText | None = None
    """When it is taken, in a few words."""


class PathStep(Model):
    """One step of a pathway: a box of the diagram and an item of the list."""

    id: Slug
    label: LocalizedText
    """What stands in the box: at most some 12 Chinese characters or 28 letters."""
    text: LocalizedText
    """What happens, in a sentence or two."""
    within: LocalizedText | None = None
    """A time limit, e.g. 24 小時內 / within 24 hours."""
    row: int = Field(ge=1)
    """Line of the diagram, from 1 at the top; steps of one line stand side by side."""
    ways: tuple[Way, ...] = ()
    """Where it goes on; empty = it ends here."""
    kinds: tuple[Slug, ...] = ()
    """Kinds of the vocabulary whose sites do it."""
    sites: tuple[Slug, ...] = ()
    """Ids of records that the documents name here."""
    hotlines: tuple[str, ...] = ()
    """Ids of data/hotlines.yaml."""
    stated: tuple[Stated, ...] = ()


class Change(Model):
    """What has changed since the documents."""

    text: LocalizedText
    period: PeriodText | None = None
    url: str = ""
    """The page that says so."""
    source: Slug | None = None


class Pathway(Model):
    """One way through the net."""

    id: Slug
    title: LocalizedText
    lead: LocalizedText
    """What it shows, for whom, in which county, of when."""
    county: Slug | None = None
    """Only this county is organized so: its steps lead to its sites. None: to those of all."""
    quick_exit: bool = False
    """It is about violence: quick exit, and a neutral address."""
    steps: tuple[PathStep, ...] = Field(min_length=2)
    changes: tuple[Change, ...] = ()
