"""What is said of pages outside of them: descriptions, and the block for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from structured_data import faults

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import MOST, block, dataset, item_list, website
from safetynet.pages.page import Link, Page
from safetynet.settings import Agency, Settings
from safetynet.site.head import head_of
from safetynet.text import LOCALES, LocalizedText

URL = "https://example.org/atlas/"
Make = Callable[..., Record]
Stamp = Callable[..., dict[str, tuple[Any, str]]]


@pytest.fixture
def atlas(directory: Directory, settings: Settings) -> Atlas:
    """In English, with a known address."""
    return Atlas(directory, settings.model_copy(update={"site_url": URL}), "en")


def page_of(**changes: Any) -> Page:
    """A page of a list, below the home page."""
    facts: dict[str, Any] = {
        "locale": "en",
        "path": "en/sites/a/",
        "twin": "sites/a/",
        "template": "site.html",
        "title": "Shelter",
        "description": "What the shelter does",
        "crumbs": (Link("Home", "en/"), Link("Violence", "en/info/k3x9qp/")),
        "view": None,
    }
    return Page(**(facts | changes))


# --- descriptions


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Phone not stated. Hours not stated."),
        ({"phones": [{"number": "082-330100", "extension": "12"}]},
         "Phone: 082-330100 ext. 12. Hours not stated."),
        ({"phones": [{"number": "1957", "for": {"zh": "專線", "en": "Hotline"}}]},
         "Phone: 1957, Hotline. Hours not stated."),
        ({"hours": "Mo-Fr 08:00-17:00"},
         "Phone not stated. Monday to Friday 08:00–17:00."),
        ({"status": "planned"}, "Planned, not yet open. Phone not stated."),
        ({"status": "closed", "phones": [{"number": "082-330100"}]}, "Permanently closed."),
    ],
)  # fmt: skip
def test_site_is_described_by_its_facts(
    make_record: Make, stamp: Stamp, changes: dict[str, Any], expected: str
) -> None:
    """Name, kind and place, then number and hours where they help; unknown is said."""
    page = stamp(make_record(**changes), locale="en")["en/sites/probe/"][0]

    what = "Site probe: Counseling Service Location in Jinhu Township, Kinmen County."
    assert f"{what} {expected}" == page.description


def test_place_of_a_confidential_site_is_its_county(make_record: Make, stamp: Stamp) -> None:
    """Its township stands in no preview."""
    page = stamp(make_record(confidential=True), locale="en")["en/sites/probe/"][0]

    assert "in Kinmen County." in page.description


# --- violence


def test_preview_of_a_page_about_violence_is_neutral(
    directory: Directory, settings: Settings
) -> None:
    """Its own title, description, facts, date of review and way are in nothing that is told."""
    known = settings.model_copy(update={"site_url": URL})
    plain = page_of(
        path="en/info/f7h2kd/",
        twin="info/f7h2kd/",
        linked=({"@type": "Place", "name": "Shelter"},),
        reviewed=settings.today,
    )
    open_, quiet = (
        json.dumps(head_of(page, known, directory.strings))
        for page in (plain, replace(plain, quick_exit=True))
    )

    for word in ("Shelter", "shelter", "Place", "lastReviewed"):
        assert word in open_
        assert word not in quiet
    assert "f7h2kd" in quiet
    assert "Violence" not in open_ + quiet, "a way over another such page is not told at all"


# --- the block


def test_without_an_address_none_stands_in_the_block(
    directory: Directory, settings: Settings
) -> None:
    """Names and order stay; nothing is invented."""
    told = block(page_of(), "Shelter", settings, directory.strings)

    assert [] == faults(told, absolute=False)
    assert "://" not in json.dumps(told["@graph"])
    assert "canonical" not in head_of(page_of(), settings, directory.strings)


def test_long_list_is_told_in_part_with_its_length(atlas: Atlas) -> None:
    """The first dozen; what is about violence is neither named nor counted."""
    links = [Link(f"Site {n}", f"en/sites/{n}/") for n in range(30)]
    (told,) = item_list(atlas, [Link("Shelter", "en/info/k3x9qp/"), *links])

    assert 30 == told["numberOfItems"]
    assert MOST == len(told["itemListElement"])
    assert f"{URL}en/sites/0/" == told["itemListElement"][0]["url"]
    assert () == item_list(atlas, [])


def test_agency_publishes_what_it_has_adopted(directory: Directory, settings: Settings) -> None:
    """The site's publisher and the data's creator; without one nobody is named as publisher."""
    agency = Agency(name=LocalizedText(zh="縣政府", en="County"), switchboard="082-318823")
    for locale in LOCALES:
        plain = Atlas(directory, settings, locale)
        ours = Atlas(directory, settings.model_copy(update={"agency": agency}), locale)
        expected = {
            "@type": "GovernmentOrganization",
            "name": agency.name.in_(locale),
            "telephone": "+88682318823",
        }
        assert expected == website(ours)[0]["publisher"] == dataset(ours)[0]["creator"]
        assert "publisher" not in website(plain)[0]
        assert plain.say("site.name") == dataset(plain)[0]["creator"]["name"]
