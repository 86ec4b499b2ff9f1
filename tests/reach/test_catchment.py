"""The way to the site that is responsible for one's township, though another may be nearer."""

from __future__ import annotations

import dataclasses

import pytest
from islands import at, island, settled

from safetynet.directory import Directory
from safetynet.geo import LonLat
from safetynet.model import Precision, Record, Status
from safetynet.reach.catchment import Catchments, responsible_sites
from safetynet.reach.land import Land
from safetynet.reach.results import Coverage, Measure
from safetynet.reach.subjects import has_door
from safetynet.reach.survey import Surveyor

ROW = settled(island("AAAAABBBBB"), {"A": 50, "B": 100})
"""Ten cells of 100 m in a row: 10 people on each of the first five, 20 on each of the others.
Each village is a township of its own."""
FIRST, LAST = at(ROW.grid, 0), at(ROW.grid, 9)


def _caught(*lands: Land, **responsible: dict[str, tuple[str, LonLat]]) -> Coverage | None:
    """Within 450, 650 and 950 m; township → id of a site → its land mass and its point."""
    landmass = {point: land for some in responsible.values() for land, point in some.values()}
    catchments = Catchments(lands, lambda lon, lat: landmass[lon, lat])
    sites = {
        township: {id_: point for id_, (_, point) in some.items()}
        for township, some in responsible.items()
    }
    return catchments.coverage(sites, (0.45, 0.65, 0.95))


def _counted(land: Land, people: int) -> Land:
    """The land of a single village that has so many people on all its islands together."""
    (village,) = land.residents.villages
    whole = (dataclasses.replace(village, population=people),)
    return dataclasses.replace(land, residents=dataclasses.replace(land.residents, villages=whole))


def test_responsible_site_counts_though_another_is_nearer() -> None:
    """B's site stands at A's end: its cells are 0.5 to 0.9 km away, mean 0.7.

    The site at its own end, 0 to 0.4 km away, is A's, whose cells are 0.9 to 0.5 km away.
    """
    caught = _caught(ROW, A={"a": ("island", LAST)}, B={"b": ("island", FIRST)})

    assert caught is not None
    assert (0, 40, 100) == caught.villages["B"].within
    assert (0, 20, 50) == caught.villages["A"].within
    assert ("a", "b") == (caught.villages["A"].nearest, caught.villages["B"].nearest)
    assert 0.7 == pytest.approx(caught.villages["B"].mean)


def test_nearest_of_two_responsible_sites_counts() -> None:
    """A turns to either end, so all its cells are within 0.4 km of the first; B to the last."""
    both = {"first": ("island", FIRST), "last": ("island", LAST)}
    caught = _caught(ROW, A=both, B={"last": ("island", LAST)})

    assert caught is not None
    assert (50, 50, 50) == caught.villages["A"].within
    assert "first" == caught.villages["A"].nearest
    assert (100, 100, 100) == caught.villages["B"].within


def test_another_catchment_of_the_same_site_is_measured_anew() -> None:
    """A's site then answers for B, too: 20 people each 0.5 and 0.6 km away."""
    catchments = Catchments([ROW], lambda _lon, _lat: "island")
    catchments.coverage({"A": {"a": FIRST}}, (0.65,))

    caught = catchments.coverage({"A": {"a": FIRST}, "B": {"a": FIRST}}, (0.65,))

    assert caught is not None
    assert {"A": (50,), "B": (40,)} == {code: one.within for code, one in caught.villages.items()}


def test_township_without_responsible_site_is_not_there() -> None:
    """Nothing is said about it, rather than that nobody is reached; without any, nothing at all."""
    caught = _caught(ROW, A={"a": ("island", FIRST)})

    assert caught is not None
    assert ["A"] == list(caught.villages)
    assert _caught(ROW) is None


def test_part_of_a_township_on_another_island_goes_by_ferry() -> None:
    """A lies on two islands, its site on the first: 10 of 50 people on the second need a boat.

    In a straight line they are 0.2 km away: the islands are drawn on one plane.
    """
    first, second = island("AAAA"), island(".....A")
    lands = [
        _counted(settled(first, {"A": 40}, "first"), 50),
        _counted(settled(second, {"A": 10}, "second"), 50),
    ]
    caught = _caught(*lands, A={"a": ("first", at(first, 3))})

    assert caught is not None
    assert 10 == caught.villages["A"].by_ferry_only
    assert (40, 40, 40) == caught.villages["A"].within
    assert (50, 50, 50) == caught.villages["A"].within_straight


def test_site_on_another_island_than_its_township_is_only_straight_ahead() -> None:
    """Its people are all by ferry only, with no mean way and no nearest site on their land."""
    second = island(".....AA")
    caught = _caught(settled(second, {"A": 10}, "second"), A={"a": ("first", FIRST)})

    assert caught is not None
    assert (0, 0, 0) == caught.villages["A"].within
    assert (0, 10, 10) == caught.villages["A"].within_straight
    assert 10 == caught.villages["A"].by_ferry_only
    assert "" == caught.villages["A"].nearest


def test_way_around_a_bay_is_found_though_much_longer_than_the_line() -> None:
    """Across the bay 200 m; around it two steps, two diagonals and two steps: 682.8 m.

    Divided by 1.014 that is 673 m, more than 650; the cells before it are 575, 476 and 435 m away.
    """
    bay = settled(island("A.B A.B A.B AAB"), {"A": 5, "B": 4})
    caught = _caught(bay, B={"a": ("island", at(bay.grid, 0))})

    assert caught is not None
    assert (1, 3, 4) == caught.villages["B"].within
    assert (4, 4, 4) == caught.villages["B"].within_straight


MEASURE = Measure("km", "land", (1.0, 3.0, 5.0, 10.0), 5.0)


@pytest.fixture(scope="module")
def surveyor(directory: Directory) -> Surveyor:
    """Measures the shipped data."""
    return Surveyor(directory, MEASURE)


def _of_kind(directory: Directory, kind: str) -> list[Record]:
    return [
        record
        for record in directory.by_kind[kind]
        if has_door(record) and record.status is Status.ACTIVE
    ]


@pytest.mark.parametrize(
    "site", ["nantou-swc-puli", "penghu-baisha-xiyu-social-welfare-center", "changhua-fwc-beidou"]
)
def test_catchment_is_the_reach_of_the_one_center_in_its_townships(
    surveyor: Surveyor, site: str
) -> None:
    """The same figures as if it were the only site there is: every village, to the person."""
    record = surveyor.directory.by_id[site]
    alone = surveyor.coverage([record])
    caught = surveyor.catchment(_of_kind(surveyor.directory, record.kind))

    assert alone is not None
    assert caught is not None
    expected = {c: one for c, one in alone.villages.items() if c[:8] in record.serves}
    actual = {c: one for c, one in caught.villages.items() if c[:8] in record.serves}
    assert expected
    for code, reach in expected.items():
        assert dataclasses.replace(reach, mean=0) == dataclasses.replace(actual[code], mean=0)
        assert reach.mean == pytest.approx(actual[code].mean)


def test_nobody_is_nearer_to_the_responsible_center_than_to_the_nearest(
    surveyor: Surveyor,
) -> None:
    """In every village no more people are within a threshold of the one than of the other."""
    records = _of_kind(surveyor.directory, "social-welfare-center")
    caught, covered = surveyor.catchment(records), surveyor.coverage(records)

    assert caught is not None
    assert covered is not None
    assert 394 == len(caught.villages)
    for code, reach in caught.villages.items():
        pairs = zip(reach.within, covered.villages[code].within, strict=True)
        assert all(own <= near for own, near in pairs)


def test_center_known_only_to_its_township_leaves_its_townships_out(directory: Directory) -> None:
    """No figures for Jinhu and Jinsha when their center has no point to measure to."""
    center = directory.by_id["kinmen-jinhu-social-welfare-center"]
    assert center.point is not None
    vague = dataclasses.replace(center.point, precision=Precision.TOWNSHIP)
    unplaced = center.model_copy(update={"point": vague})
    records = [
        unplaced if record is center else record
        for record in _of_kind(directory, "social-welfare-center")
    ]

    before = responsible_sites(directory, _of_kind(directory, "social-welfare-center"))
    after = responsible_sites(directory, records)
    assert set(center.serves) == before.keys() - after.keys()


def test_services_that_only_come_to_a_township_are_not_responsible(surveyor: Surveyor) -> None:
    """Health centers and early-intervention sites name townships, too, but people may go to any."""
    for kind in ("counseling-site", "early-intervention-site"):
        records = _of_kind(surveyor.directory, kind)
        assert any(record.serves for record in records)
        assert surveyor.catchment(records) is None
