"""Finding townships by name and by point, land masses, and distances to townships."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import pytest

from safetynet.errors import CallError
from safetynet.geo import Geography, distance_m, read_geography
from safetynet.geo.places import LonLat

JINCHENG = (118.318, 24.437)
LIEYU = (118.2498, 24.4291)
MAGONG = (119.566, 23.570)
XIYU = (119.5033, 23.5932)
QIMEI = (119.4237, 23.2023)
WUQIU = (119.4723, 24.9824)
CHANGHUA = (120.544, 24.0755)
NANTOU = (120.6906, 23.9027)
OFF_QIMEI = (119.430444, 23.186581 - 100 / 110_750)
"""100 m south of the southernmost corner of the island."""


@pytest.mark.parametrize(
    ("point", "township"),
    [
        (JINCHENG, "金城鎮"),
        (LIEYU, "烈嶼鄉"),
        (MAGONG, "馬公市"),
        (QIMEI, "七美鄉"),
        (CHANGHUA, "彰化市"),
        (NANTOU, "南投市"),
    ],
)
def test_point_is_in_its_township(geography: Geography, point: LonLat, township: str) -> None:
    """The seats of the four county governments, and two islands."""
    code = geography.township_at(*point)

    assert code is not None
    assert township == geography.township(code).name.zh


def test_point_at_sea_is_in_no_township_but_near(geography: Geography) -> None:
    """100 m off the shore: no township, and a distance that a tolerance can be set on."""
    assert geography.township_at(*OFF_QIMEI) is None
    assert geography.distance_to_township_m(*OFF_QIMEI, "10016060") == pytest.approx(100, abs=1)


def test_point_off_the_shore_is_near_the_nearest_township(
    geography: Geography, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several within reach it is the nearest, not the first; none is at sea."""
    assert "10016060" == geography.township_near(*OFF_QIMEI)
    assert geography.township_near(OFF_QIMEI[0] - 0.01, OFF_QIMEI[1] - 0.01) is None

    monkeypatch.setattr("safetynet.geo.geography.SHORE_M", 1_000_000)
    assert "10016060" == geography.township_near(*OFF_QIMEI)


def test_points_at_once_are_as_one_by_one(geography: Geography) -> None:
    """The vectorised answer keeps the order, with None where there is no township."""
    points = [CHANGHUA, OFF_QIMEI, JINCHENG, (0.0, 0.0)]
    lons, lats = zip(*points, strict=True)

    assert geography.townships_at(lons, lats) == ["10007010", None, "09020010", None]
    assert geography.townships_at([], []) == []


def test_ten_thousand_points_take_a_fifth_of_a_second(geography: Geography) -> None:
    """Checking 10,000 records must not be what a build waits for."""
    lons = [120.3 + (n % 100) / 100 for n in range(10_000)]
    lats = [23.5 + (n // 100) / 120 for n in range(10_000)]
    geography.townships_at(lons[:1], lats[:1])

    start = time.process_time()
    found = geography.townships_at(lons, lats)

    assert time.process_time() - start < 0.2
    assert sum(code is not None for code in found) > 5_000


def test_distance_to_township_is_zero_inside(geography: Geography) -> None:
    """A point in the township is not away from it."""
    assert geography.distance_to_township_m(*JINCHENG, "09020010") == 0


def test_distance_to_township_agrees_with_the_geodesic(geography: Geography) -> None:
    """33 km from Magong to Qimei: within 0.1 % of the nearest corner, found one by one."""
    corners = geography.township_shapes["10016060"].exterior.coords
    nearest = min(distance_m(MAGONG, corner) for corner in corners)

    assert geography.distance_to_township_m(*MAGONG, "10016060") == pytest.approx(nearest, rel=1e-3)


def test_unknown_township_is_a_key_error(geography: Geography) -> None:
    """A code nobody has is a mistake of the caller."""
    with pytest.raises(KeyError):
        geography.township("09020999")
    with pytest.raises(KeyError):
        geography.distance_to_township_m(*JINCHENG, "09020999")


def test_county_of_a_township(geography: Geography) -> None:
    """From a township one gets to its county."""
    assert geography.county_of("10007020") == geography.county("10007")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param(JINCHENG, LIEYU, True, id="Kinmen Bridge"),
        pytest.param(MAGONG, XIYU, True, id="Penghu's bridges"),
        pytest.param(CHANGHUA, NANTOU, True, id="the main island of Taiwan"),
        pytest.param(MAGONG, QIMEI, False, id="Qimei"),
        pytest.param(JINCHENG, WUQIU, False, id="Wuqiu"),
        pytest.param((119.452, 24.9924), WUQIU, False, id="the two islands of Wuqiu"),
        pytest.param(OFF_QIMEI, QIMEI, True, id="the sea off Qimei"),
        pytest.param(JINCHENG, CHANGHUA, False, id="Kinmen and Taiwan"),
    ],
)
def test_land_masses_are_joined_by_land_or_bridge(
    geography: Geography, one: LonLat, other: LonLat, *, together: bool
) -> None:
    """Two points are on one land mass exactly when a road can lead from one to the other."""
    assert together is (geography.landmass_at(*one) == geography.landmass_at(*other))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("09020030", "09020030"),
        ("金門縣金湖鎮", "09020030"),
        ("金門縣 金湖鎮", "09020030"),
        ("金湖鎮", "09020030"),
        ("金湖", "09020030"),
        ("Jinhu", "09020030"),
        ("jinhu township", "09020030"),
        ("Jinhu Township, Kinmen County", "09020030"),
        ("Kinmen Jinhu", "09020030"),
        ("小金門", "09020050"),
        ("彰化縣員林市", "10007100"),
        ("員林鎮", "10007100"),
        ("彰化縣員林鎮", "10007100"),
        ("Lugang", "10007020"),
        ("Lukang Township", "10007020"),
        ("Wang'an", "10016050"),
        ("Wang’an Township", "10016050"),
        ("wangan", "10016050"),
        ("Husi", "10016020"),
        ("Cimei", "10016060"),
        ("Tsaotun", "10008030"),
        ("南投市", "10008010"),
        ("Nantou City", "10008010"),
        ("彰化縣彰化", "10007010"),
        ("Ｊｉｎｈｕ", "09020030"),  # noqa: RUF001 - full width is the point
    ],
)
def test_township_is_found_by_its_spellings(geography: Geography, text: str, code: str) -> None:
    """Codes, names with and without the county or the ending, old and other romanisations."""
    found = geography.find_township(text)

    assert found is not None
    assert code == found.code


@pytest.mark.parametrize(
    "text", ["", "金門縣", "南投", "Changhua", "彰化縣金湖鎮", "板橋區", "Jinh"]
)
def test_what_means_no_single_township_is_not_guessed(geography: Geography, text: str) -> None:
    """A county, a name that a county has too, the wrong county, a stranger: None."""
    assert geography.find_township(text) is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("金門縣", "kinmen"),
        ("金門", "kinmen"),
        ("Quemoy", "kinmen"),
        ("10016", "penghu"),
        ("澎湖", "penghu"),
        ("Nantou", "nantou"),
        ("Changhua County", "changhua"),
    ],
)
def test_county_is_found_by_its_spellings(geography: Geography, text: str, slug: str) -> None:
    """Codes, slugs, names with and without the ending, older names."""
    county = geography.find_county(text)

    assert county is not None
    assert slug == county.slug


def test_tai_is_written_either_way(geography: Geography) -> None:
    """台 and 臺 are one letter in names of places."""
    kinmen = geography.county("09020")
    town = dataclasses.replace(kinmen.townships[0], other_names=("臺地鎮",))
    other = dataclasses.replace(
        geography, counties=(dataclasses.replace(kinmen, townships=(town,)),)
    )

    assert other.find_township("台地鎮") == town


def test_edition_of_one_county_knows_only_its_townships(geography: Geography) -> None:
    """With fewer counties, a point in another county is in no township."""
    kinmen = dataclasses.replace(geography, counties=(geography.county("09020"),))

    assert kinmen.township_at(*JINCHENG) == "09020010"
    assert kinmen.township_at(*CHANGHUA) is None
    assert len(kinmen.township_shapes) == 6


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A wrong folder is answered with its name, not with a traceback of a file."""
    with pytest.raises(CallError, match=str(tmp_path)):
        read_geography(tmp_path)
