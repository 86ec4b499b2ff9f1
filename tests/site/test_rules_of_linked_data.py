"""Each rule for JSON-LD refuses something: what `structured_data` lets through is proved there."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from structured_data import faults

URL = "https://example.org/atlas/"
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "WebPage",
            "url": f"{URL}sites/a/",
            "name": "A",
            "inLanguage": "en",
            "isPartOf": {"@id": f"{URL}en/#website"},
            "mainEntity": {"@id": f"{URL}sites/a/#place"},
            "lastReviewed": "2026-01-03",
        },
        {
            "@type": "GovernmentOffice",
            "@id": f"{URL}sites/a/#place",
            "name": "A",
            "alternateName": {"@value": "甲", "@language": "zh-TW"},
            "telephone": "+88682330100;ext=12",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "金湖鎮",
                "addressRegion": "金門縣",
                "addressCountry": "TW",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 24.4, "longitude": 118.4},
            "openingHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": ["Monday", "Friday"],
                    "opens": "08:30",
                    "closes": "17:30",
                }
            ],
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home", "item": URL}],
        },
    ],
}
PAGE, PLACE, CRUMBS = 0, 1, 2
HOURS = ("openingHoursSpecification", 0)
BROKEN: list[tuple[int, tuple[str | int, ...], Any]] = [
    (PAGE, ("@type",), "WebPag"),
    (PAGE, ("url",), "sites/a/"),
    (PAGE, ("url",), None),
    (PAGE, ("inLanguage",), "zh"),
    (PAGE, ("dateModified",), "2026-1-3"),
    (PAGE, ("dateModified",), "2026-02-30"),
    (PAGE, ("mainEntity", "@id"), f"{URL}sites/b/#place"),
    (PAGE, ("description",), "not ours"),
    (PLACE, ("@id",), "#place"),
    (PLACE, ("name",), ""),
    (PLACE, ("name",), None),
    (PLACE, ("alternateName", "@language"), "zh"),
    (PLACE, ("telephone",), "082-330100"),
    (PLACE, ("telephone",), "+8860823301001"),
    (PLACE, ("parentOrganization",), "x"),
    (PLACE, ("address", "addressCountry"), "Taiwan"),
    (PLACE, ("address", "addressRegion"), None),
    (PLACE, ("geo", "latitude"), 118.4),
    (PLACE, ("geo", "longitude"), "118.4"),
    (PLACE, (*HOURS, "opens"), "8:30"),
    (PLACE, (*HOURS, "closes"), "24:00"),
    (PLACE, (*HOURS, "closes"), None),
    (PLACE, (*HOURS, "dayOfWeek"), "Mo"),
    (PLACE, (*HOURS, "dayOfWeek"), None),
    (CRUMBS, ("itemListElement", 0, "position"), 2),
    (CRUMBS, ("itemListElement", 0, "item"), "/atlas/"),
    (CRUMBS, ("itemListElement",), [{"@type": "ListItem", "position": 1}]),
]


def changed(node: int, way: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The good block with one value replaced, or (None) removed."""
    block = copy.deepcopy(GOOD)
    thing = block["@graph"][node]
    for step in way[:-1]:
        thing = thing[step]
    if value is None:
        del thing[way[-1]]
    else:
        thing[way[-1]] = value
    return block


def test_good_block_has_no_fault() -> None:
    """The rules let through what they are made for."""
    assert [] == faults(GOOD)


@pytest.mark.parametrize(("node", "way", "value"), BROKEN)
def test_each_rule_refuses(node: int, way: tuple[str | int, ...], value: Any) -> None:
    """One wrong value is one fault, and it is told where."""
    found = faults(changed(node, way, value))

    assert found, (node, way, value)


def test_block_of_another_vocabulary_is_refused() -> None:
    """The context is schema.org's, and nothing stands beside it."""
    assert ["@context"] == faults(GOOD | {"@context": "http://schema.org"})
    assert ["not @context and @graph"] == faults(GOOD | {"name": "x"})
