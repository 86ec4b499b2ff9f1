"""All stamped pages of one language."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.pages.areas import area_pages
from safetynet.pages.atlas import Atlas
from safetynet.pages.kinds import kind_pages
from safetynet.pages.needs import need_pages
from safetynet.pages.network_county import county_figures_pages
from safetynet.pages.network_meetings import meetings_pages
from safetynet.pages.network_overview import overview_pages
from safetynet.pages.page import Page
from safetynet.pages.pathways import pathway_pages
from safetynet.pages.reach import reach_pages
from safetynet.pages.sites import site_pages


def build_pages(atlas: Atlas) -> Iterator[Page]:
    """Every page that is made from data alone, one at a time, in a fixed order."""
    yield from area_pages(atlas)
    yield from kind_pages(atlas)
    yield from need_pages(atlas)
    yield from reach_pages(atlas)
    yield from overview_pages(atlas)
    yield from county_figures_pages(atlas)
    yield from meetings_pages(atlas)
    yield from pathway_pages(atlas)
    yield from site_pages(atlas)
