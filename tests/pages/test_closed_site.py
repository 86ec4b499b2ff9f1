"""The page of a closed site says since when, and where to go instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from safetynet.model import Record

Make = Callable[..., Record]
Stamp = Callable[..., dict[str, Any]]
PATH = "sites/probe/"
JINHU, JINCHENG, XIYU = "09020030", "09020010", "10016030"


def closed(make_record: Make, **changes: Any) -> Record:
    """A closed counseling site in Jinhu."""
    return make_record(status="closed", **changes)


def names_in(html: str) -> list[str]:
    """Ids of the sites that a page names as rows, in their order."""
    return re.findall(r'data-site="([^"]+)"', html)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("2026-03-31", "關閉日期：2026年3月31日。", "Closed since March 31, 2026."),
        ("2026-03", "關閉日期：2026年3月。", "Closed since March 2026."),
        ("2026", "關閉日期：2026年。", "Closed since 2026."),
    ],
)
def test_page_says_since_when(make_record: Make, stamp: Stamp, day: str, zh: str, en: str):
    """As exactly as it is known."""
    record = closed(make_record, closed=day)

    assert zh in stamp(record)[PATH][1]
    assert en in stamp(record, locale="en")["en/" + PATH][1]


def test_named_replacement_comes_first_and_alone(make_record: Make, stamp: Stamp):
    """What the record names is not mixed with what only lies near."""
    record = closed(make_record, replaced_by=["new"])
    site = stamp(record, make_record("new", township=JINCHENG), make_record("near"))

    html = site[PATH][1]

    assert ["new"] == names_in(html)
    assert "請改找這裡" in html


def test_chain_of_closed_sites_is_followed(make_record: Make, stamp: Stamp):
    """Nobody is sent from one closed door to the next; a circle ends."""
    site = stamp(
        closed(make_record, replaced_by=["second"]),
        make_record("second", status="closed", replaced_by=["third", "probe"]),
        make_record("third"),
    )

    assert ["third"] == names_in(site[PATH][1])


def test_without_a_name_the_same_kind_near_is_offered(make_record: Make, stamp: Stamp):
    """First in or for the same township, then the nearest; not another kind, not a planned one."""
    point = {"lon": 118.32, "lat": 24.44, "precision": "address"}
    site = stamp(
        closed(make_record),
        make_record(
            "far", county="10016", township=XIYU, point=point | {"lon": 119.5, "lat": 23.6}
        ),
        make_record("near", township=JINCHENG, point=point),
        make_record("same"),
        make_record("serves", township=JINCHENG, serves=[JINHU]),
        make_record("planned", status="planned"),
        make_record("other-kind", kind="health-station"),
    )

    html = site[PATH][1]

    assert ["same", "serves", "near"] == names_in(html)
    assert "可以改找同類的據點" in html


def test_when_there_is_no_other_a_helpline_is_named(make_record: Make, stamp: Stamp):
    """There is always somebody to ask."""
    assert "沒有其他同類的據點。可以打福利諮詢專線1957" in stamp(closed(make_record))[PATH][1]


def test_closed_number_is_no_button_and_no_hours_are_promised(make_record: Make, stamp: Stamp):
    """The number is kept as text for who has it noted; no live hours, no way there, no age."""
    record = closed(
        make_record,
        phones=[{"number": "082-330100"}],
        hours="Mo-Fr 08:00-17:00",
        address={"zh": "金湖鎮中正路1號"},
        point={"lon": 118.417, "lat": 24.44, "precision": "address"},
    )

    html = stamp(record)[PATH][1]

    assert "以前的電話：082-330100" in html
    for gone in (
        "tel:+88682330100",
        "data-hours",
        "maps/dir",
        "sna-call",
        "資料查證日期不明（文件）",
    ):
        assert gone not in html, gone
    shared = re.search(r'data-share-text="([^"]*)"', html)
    assert shared
    assert "082-330100" not in shared[1]


def test_closed_site_is_not_near_and_not_responsible(make_record: Make, stamp: Stamp):
    """No other page leads to it."""
    point = {"lon": 118.417, "lat": 24.44, "precision": "address"}
    site = stamp(
        closed(make_record, kind="social-welfare-center", point=point, serves=[JINHU]),
        make_record("open", kind="social-welfare-center", point=point),
    )
    site.pop(PATH)

    for path, (_, html) in site.items():
        assert "sites/probe/" not in html, path
