"""The page for those who write programs: files to open, examples that run, guides to fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.exports.api import OPENAPI, shapes
from safetynet.exports.api.fields import words_of
from safetynet.exports.api.record import FOLDER, site_path
from safetynet.exports.hsds.tables import PATHS
from safetynet.exports.vcard import card_path
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_columns import ColumnsView, ColumnView
from safetynet.pages.data_files import section_files
from safetynet.pages.page import Link

LISTS = ("sites", "kinds", "areas", "hotlines")
"""Files of the API that list all of something."""
EXPLAINED = {
    "kinds.json": shapes.Kind,
    "areas.json": shapes.County,
    "hotlines.json": shapes.Hotline,
}
"""File → what its guide explains; the file of a site has one, too."""
NOWHERE = "https://example.org/atlas/"
"""Stands in the examples where nobody has set the site's own address."""


@dataclass(frozen=True)
class ExampleView:
    """What the examples ask for: a site, and the township it is in."""

    id: str
    code: str
    lead: str


@dataclass(frozen=True)
class ApiView:
    """Everything pages/data-api.html prints."""

    site: str
    """The site's address in the examples."""
    folder: str
    """From the site's home page, of this language."""
    hints: tuple[str, ...]
    """What is to be changed in the examples."""
    examples: tuple[ExampleView, ...]
    guides: tuple[ColumnsView, ...]
    tables: tuple[ColumnView, ...]
    cards: int
    """How many sites have one."""
    links: tuple[Link, ...]


def api_view(atlas: Atlas) -> ApiView:
    """Examples of this edition, a way to each file, and what fields and tables hold."""
    directory, locale = atlas.directory, atlas.locale
    shown = [record for record in atlas.listed if ("site", record.id) not in directory.neutral]
    known = atlas.settings.site_url
    return ApiView(
        site=known or NOWHERE,
        folder=f"{FOLDER}{locale}/",
        hints=() if known else (atlas.say("page.data.api.example.own"),),
        examples=tuple(_examples(atlas, shown)),
        guides=tuple(_guides(atlas)),
        tables=tuple(
            ColumnView(path, atlas.say(f"hsds.table.{table}")) for table, path in PATHS.items()
        ),
        cards=sum(bool(card_path(directory, locale, record)) for record in directory.records),
        links=tuple(_links(atlas, shown)),
    )


def _examples(atlas: Atlas, shown: list[Record]) -> Iterator[ExampleView]:
    """One; none where no record has a township."""
    for record in [one for one in shown if one.township and one.phones][:1]:
        code = record.township or ""
        township = atlas.scribe.labels.full_name(code)
        lead = atlas.say("page.data.api.example", township=township, code=code)
        yield ExampleView(record.id, code, lead)


def _guides(atlas: Atlas) -> Iterator[ColumnsView]:
    strings = atlas.directory.strings
    for file, shape in {atlas.say("api.guide.sites"): shapes.Site, **EXPLAINED}.items():
        fields = shape.__annotations__
        words = {field: atlas.text(words_of(strings, field)) for field in fields}
        yield ColumnsView(file, tuple(ColumnView(*field) for field in words.items()))


def _links(atlas: Atlas, shown: list[Record]) -> Iterator[Link]:
    """Each list of the API, one site, the API's description and the other files."""
    paths = (
        *(f"{FOLDER}{atlas.locale}/{name}.json" for name in LISTS),
        *(site_path(atlas.locale, record.id) for record in shown[:1]),
        OPENAPI,
        *(file.download.path for file in section_files(atlas, "programs")),
    )
    return (Link(path, path) for path in paths)
