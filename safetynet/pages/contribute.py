"""The form with which a record is added or corrected; it works in the browser alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.hours.rules import DAYS
from safetynet.pages.atlas import Atlas
from safetynet.pages.contribute_fields import FieldView, FormFields
from safetynet.pages.correct import office_to_call
from safetynet.pages.repository import RepositoryLinks
from safetynet.text import HTML_LANG

GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": (
        "kind", "name", "alternate_names", "summary", "operator", "part_of", "id",
    ),
    "where": ("delivery", "county", "township", "address", "point", "floors", "serves"),
    "contact": ("phones", "urls"),
    "hours": ("hours", "hours_note"),
    "help": (
        "services", "audience", "fee", "fee_note", "booking", "how_to_apply", "languages",
        "step_free",
    ),
    "status": ("status", "status_note", "opened", "closed", "replaced_by"),
    "notes": ("notes",),
    "known": ("sources", "verified"),
}  # fmt: skip
"""Parts of the form and their fields, as somebody with a leaflet in hand tells them."""
FILES = "assets/contribute/"
"""Folder of what the form loads, from the site's root."""


@dataclass(frozen=True)
class GroupView:
    """A part of the form."""

    code: str
    title: str
    about: str
    fields: tuple[FieldView, ...]

    @property
    def told(self) -> tuple[FieldView, ...]:
        """Those that people tell without the form; the id is given by whoever writes it down."""
        return tuple(field for field in self.fields if field.path != "id")


@dataclass(frozen=True)
class WaysView:
    """How a change gets into the data; "" where a way is not set."""

    edit: str
    """The edit page of services.yaml; `#L…` may follow."""
    edit_sources: str
    email: str
    offices: tuple[str, ...]
    """Whom to call, in words: of each county, or of the adopting agency."""


@dataclass(frozen=True)
class ContributeView:
    """Everything pages/contribute.html prints."""

    groups: tuple[GroupView, ...]
    days: tuple[str, ...]
    """Monday to Sunday, and public holidays."""
    ways: WaysView
    map: str
    lang: str
    """Of the page, as `lang` wants it."""


def contribute_view(atlas: Atlas) -> ContributeView:
    """The view of the form."""
    fields = {field.path: field for field in FormFields(atlas).all()}
    return ContributeView(
        groups=tuple(_group(atlas, code, fields) for code in GROUPS),
        days=tuple(atlas.say(f"hours.day.{day}") for day in (*DAYS, "PH")),
        ways=_ways(atlas),
        map="assets/maps/contribute.js",
        lang=HTML_LANG[atlas.locale],
    )


def _group(atlas: Atlas, code: str, fields: Mapping[str, FieldView]) -> GroupView:
    return GroupView(
        code=code,
        title=atlas.say(f"page.contribute.group.{code}"),
        about=atlas.say(f"page.contribute.about.{code}"),
        fields=tuple(fields[name] for name in GROUPS[code]),
    )


def _ways(atlas: Atlas) -> WaysView:
    links = RepositoryLinks(atlas.settings)
    offices = (office_to_call(atlas, county.code) for county in atlas.counties)
    return WaysView(
        edit=links.edit("services.yaml"),
        edit_sources=links.edit("sources.yaml"),
        email=atlas.settings.repository.email,
        offices=tuple(dict.fromkeys(offices)),
    )
