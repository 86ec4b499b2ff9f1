"""The codes of data/vocabulary.yaml with their words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from safetynet.model.base import Model, Slug
from safetynet.model.record import Record
from safetynet.text import LocalizedText


class Synonyms(Model):
    """Other words people search by, for each language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Term(Model):
    """A code of the vocabulary with its words."""

    label: LocalizedText
    description: LocalizedText | None = None
    synonyms: Synonyms = Synonyms()


Days = Annotated[int, Field(gt=0)]


class Ages(Model):
    """After how many days a fact should be checked again."""

    phones: Days
    hours: Days
    everything: Days


class KindAges(Model):
    """The ages of one kind, where they differ from those of all kinds."""

    phones: Days | None = None
    hours: Days | None = None
    everything: Days | None = None


class KindGroup(Term):
    """A group of kinds, as people look for them."""

    colour: str = Field(pattern=r"^#[0-9a-f]{6}$")
    """Colour of its markers on a light ground; always used together with a shape and a label."""


class Kind(Term):
    """What a site is."""

    group: Slug
    glyph: str
    """Name of the marker's picture in overrides/assets/icons."""
    important: bool = False
    """A township page names the nearest one when the township has none."""
    quick_exit: bool = False
    """Its pages are about violence: quick exit, a neutral address and title, no map tiles until
    asked for."""
    ages: KindAges = KindAges()
    osm: dict[str, str] = Field(default_factory=dict)
    """OSM tags, for exports."""
    schema_org: str = "Place"
    """schema.org type, for exports."""


class Audience(Term):
    """Whom something is for."""

    quick_exit: bool = False
    """It tells of violence: a neutral code in the finder's address, and quick exit there."""


class Need(Term):
    """A need as people feel it, and what answers it."""

    kinds: tuple[Slug, ...] = ()
    services: tuple[Slug, ...] = ()
    hotlines: tuple[str, ...] = ()
    """Ids of data/hotlines.yaml, most urgent first."""
    quick_exit: bool = False

    def is_answered_by(self, record: Record) -> bool:
        """True when a record answers the need, by its kind or by one of its services."""
        return record.kind in self.kinds or any(code in self.services for code in record.services)


class Vocabulary(Model):
    """All codes and their words (data/vocabulary.yaml)."""

    ages: Ages
    groups: dict[Slug, KindGroup]
    kinds: dict[Slug, Kind]
    services: dict[Slug, Term]
    audience: dict[Slug, Audience]
    needs: dict[Slug, Need]
    languages: dict[str, LocalizedText]
