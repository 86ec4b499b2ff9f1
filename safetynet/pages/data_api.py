"""The page for those who write programs: files of the API and for programs, to be opened."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.exports.api import OPENAPI
from safetynet.exports.api.record import FOLDER, site_path
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_files import section_files
from safetynet.pages.page import Link

LISTS = ("sites", "kinds", "areas", "hotlines")
"""Files of the API that list all of something."""


@dataclass(frozen=True)
class ApiView:
    """Everything pages/data-api.html prints."""

    links: tuple[Link, ...]


def api_view(atlas: Atlas) -> ApiView:
    """A way to each list of the API, to one site, to its description and to the other files."""
    neutral = atlas.directory.neutral
    example = next(one.id for one in atlas.listed if ("site", one.id) not in neutral)
    paths = (
        *(f"{FOLDER}{atlas.locale}/{name}.json" for name in LISTS),
        site_path(atlas.locale, example),
        OPENAPI,
        *(file.download.path for file in section_files(atlas, "programs")),
    )
    return ApiView(tuple(Link(path, path) for path in paths))
