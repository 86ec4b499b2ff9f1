"""Nothing vanishes: every record stands on every page where people would look for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from page_kinds import quiet

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.model import Delivery, Record, Status
from safetynet.pages.kinds import LONG
from safetynet.text import LOCALES

Site = dict[str, tuple[Any, str]]
Make = Callable[..., Record]
Stamp = Callable[..., Site]


def leads_to(html: str, record: Record) -> bool:
    """Whether the page links to the record's page."""
    return f'sites/{record.id}/"' in html or f'{quiet("site", record.id)}"' in html


def listed(directory: Directory) -> list[Record]:
    """Records that lists should name."""
    return [record for record in directory.records if record.status is not Status.CLOSED]


def test_every_record_stands_in_its_township(directory: Directory, stamped: Site) -> None:
    """Who has a door in a township is on the township's page, in both languages."""
    geography = directory.geography
    for locale in LOCALES:
        for record in listed(directory):
            if record.township and not record.confidential:
                township = geography.township(record.township)
                county = geography.county_of(record.township)
                path = addresses.township(locale, county, township)
                assert leads_to(stamped[path][1], record), (path, record.id)


def test_every_record_stands_under_its_kind(directory: Directory, stamped: Site) -> None:
    """The page of a kind names every site of it, in both languages."""
    for locale in LOCALES:
        for record in listed(directory):
            path = addresses.kind(directory, locale, record.kind)
            assert leads_to(stamped[path][1], record), (path, record.id)


def test_area_wide_service_stands_on_every_township_page(
    directory: Directory, stamped: Site
) -> None:
    """A service without a door concerns each township of its county, or those it names."""
    found = 0
    for record in listed(directory):
        if record.delivery is Delivery.SITE and record.township:
            continue
        found += 1
        county = directory.geography.county(record.county)
        for township in county.townships:
            if not record.serves or township.code in record.serves:
                path = addresses.township("zh", county, township)
                assert leads_to(stamped[path][1], record), (path, record.id)
        assert leads_to(stamped[addresses.county("zh", county)][1], record), record.id
    assert found > 0


def test_responsible_center_stands_on_the_page_of_each_township_it_serves(
    make_record: Make, stamp: Stamp
) -> None:
    """`serves` decides who is responsible; welfare centers come before other services."""
    serves = ("09020050",)
    site = stamp(
        make_record("counselor", serves=serves),
        make_record("center", kind="social-welfare-center", serves=serves),
    )
    html = site["areas/kinmen/lieyu/"][1]

    assert html.index("sites/center/") < html.index("sites/counselor/")
    assert "資料沒有載明負責的福利中心" not in html
    assert "資料沒有載明負責的福利中心" in site["areas/kinmen/jincheng/"][1]


def test_record_without_a_township_does_not_vanish(make_record: Make, stamp: Stamp) -> None:
    """A site whose township no source states is on all pages of the county, and says so."""
    site = stamp(make_record(township=None))

    assert "sites/probe/" in site["areas/kinmen/lieyu/"][1]
    assert "鄉鎮市未載明" in site["sites/probe/"][1]


def test_nearest_site_of_a_missing_kind_has_distance_direction_and_ferry(
    make_record: Make, stamp: Stamp
) -> None:
    """Wuqiu, an island of its own, is told how far the counseling in Jinhu is, and by ferry."""
    point = {"lon": 118.417006, "lat": 24.440189, "precision": "address"}
    html = stamp(make_record(point=point))["areas/kinmen/wuqiu/"][1]
    near = html[html.index("sites/probe/") :].partition("</li>")[0]

    assert "公里" in near
    assert "西南方" in near
    assert "需搭船或搭飛機" in near


def test_planned_or_closed_site_is_never_the_nearest(make_record: Make, stamp: Stamp) -> None:
    """Nobody is sent to a door that is shut."""
    point = {"lon": 118.417006, "lat": 24.440189, "precision": "address"}
    html = stamp(make_record(point=point, status="planned"))["areas/kinmen/lieyu/"][1]

    assert "sites/probe/" not in html


def test_need_is_answered_by_kinds_and_by_services(
    directory: Directory, make_record: Make, stamp: Stamp
) -> None:
    """A need's page names sites of its kinds, and sites of any kind with one of its services."""
    code, need = next(
        (code, need)
        for code, need in directory.vocabulary.needs.items()
        if need.services and "health-bureau" not in need.kinds
    )
    site = stamp(
        make_record("by-service", kind="health-bureau", services=need.services[:1]),
        make_record("neither", kind="health-bureau"),
    )
    html = site[f"needs/{code}/"][1]

    assert "sites/by-service/" in html
    assert "sites/neither/" not in html


def test_long_lists_are_folded_county_by_county(make_record: Make, stamp: Stamp) -> None:
    """Many rows in two counties wait behind the counties' names; few, or in one, do not."""
    kinmen = [make_record(f"k{number}") for number in range(LONG)]
    penghu = make_record("p", county="10016", township=None)
    kind = "kinds/counseling-site/"

    assert "<details" in stamp(*kinmen, penghu)[kind][1].split("sna-map")[0]
    for few in ([*kinmen, make_record("k")], [kinmen[0], penghu]):
        assert "<details" not in stamp(*few)[kind][1].split("sna-map")[0]
