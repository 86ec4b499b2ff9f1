"""All pages on reach that are made from data: the overview, each kind and group, each county."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Page
from safetynet.pages.reach_county import county_page
from safetynet.pages.reach_index import index_page
from safetynet.pages.reach_subject import subject_page
from safetynet.pages.reach_words import ReachWords


def reach_pages(atlas: Atlas) -> Iterator[Page]:
    """The overview, then each kind and group, with its counties where it is measured."""
    words = ReachWords(atlas)
    yield index_page(words)
    for reach in atlas.study.reaches.values():
        yield subject_page(words, reach)
        if reach.coverage:
            for county in words.measured_counties(reach):
                yield county_page(words, reach, reach.coverage, county)
