"""The shipped data/geo: complete, right in its sums, and in agreement with itself."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import shapely
import yaml
from shapely.geometry import shape

from safetynet.geo import DIRECTIONS, Geography

GEO = Path(__file__).parents[2] / "data/geo"


@pytest.mark.parametrize(
    ("slug", "townships", "villages", "households", "population"),
    [
        ("kinmen", 6, 37, 47_039, 137_490),
        ("penghu", 6, 96, 45_331, 106_725),
        ("changhua", 26, 591, 447_000, 1_200_447),
        ("nantou", 13, 263, 190_746, 465_984),
    ],
)
def test_county_has_the_sums_of_the_register(
    geography: Geography,
    slug: str,
    townships: int,
    villages: int,
    households: int,
    population: int,
) -> None:
    """Registered households and people of 2026-09, added up from the Ministry's table."""
    county = next(one for one in geography.counties if one.slug == slug)

    assert townships == len(county.townships)
    assert villages == sum(len(township.villages) for township in county.townships)
    assert households == sum(township.households for township in county.townships)
    assert population == county.population


def test_population_is_men_and_women() -> None:
    """Every row of villages.csv adds up."""
    with (GEO / "villages.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    assert len(rows) == 987
    assert [
        r["code"] for r in rows if int(r["male"]) + int(r["female"]) != int(r["population"])
    ] == []


def test_every_township_has_its_point_inside(geography: Geography) -> None:
    """A township's own point, and that of each of its villages, lies in its polygon."""
    places = [*geography.townships, *geography.villages]
    found = geography.townships_at([p.lon for p in places], [p.lat for p in places])

    assert [p.code[:8] for p in places] == found


def test_every_village_has_a_polygon_or_is_known_to_have_none(geography: Geography) -> None:
    """Three tiny villages have none; all others can be drawn."""
    bare = [village.name.zh for village in geography.villages if not village.boundary]
    needed = {village.boundary for village in geography.villages if village.boundary}

    assert bare == ["長興里", "興化里", "和南里"]
    assert needed == set(geography.village_shapes)


def test_villages_fill_their_townships(geography: Geography) -> None:
    """Each village lies in its township, and both layers are free of gaps and overlaps."""
    outside = [
        code
        for code, village in geography.village_shapes.items()
        if not geography.township_shapes[code[:8]].covers(village)
    ]

    assert outside == []
    for layer in (geography.village_shapes, geography.township_shapes):
        assert shapely.coverage_is_valid(list(layer.values()))


def test_slugs_are_unique_and_safe(geography: Geography) -> None:
    """A slug is lower-case letters; no two counties, and no two townships of one, share one."""
    for places in (geography.counties, *(county.townships for county in geography.counties)):
        slugs = [place.slug for place in places]
        assert len(slugs) == len(set(slugs))
        assert all(slug.isascii() and slug.isalpha() and slug.islower() for slug in slugs)


@pytest.mark.parametrize(
    ("code", "slug", "zh", "en"),
    [
        ("09020010", "jincheng", "金城鎮", "Jincheng Township"),
        ("10007020", "lukang", "鹿港鎮", "Lukang Township"),
        ("10007100", "yuanlin", "員林市", "Yuanlin City"),
        ("10008130", "renai", "仁愛鄉", "Ren'ai Township"),
        ("10016050", "wangan", "望安鄉", "Wang'an Township"),
    ],
)
def test_township_has_its_official_names(
    geography: Geography, code: str, slug: str, zh: str, en: str
) -> None:
    """The spellings of the Ministry, customary ones and apostrophes included."""
    township = geography.township(code)

    assert (slug, zh, en) == (township.slug, township.name.zh, township.name.en)


@pytest.mark.parametrize("layer", ["townships", "villages"])
def test_drawing_shows_every_place_and_every_island(geography: Geography, layer: str) -> None:
    """Simplified shapes are valid, fit each other and lose no island; no corner is in excess."""
    exact = getattr(geography, f"{layer.removesuffix('s')}_shapes")
    text = (GEO / f"{layer}.draw.geojson").read_text(encoding="utf-8")
    drawn = {f["properties"]["code"]: shape(f["geometry"]) for f in json.loads(text)["features"]}

    assert list(drawn) == list(exact)
    assert all(one.is_valid for one in drawn.values())
    assert shapely.coverage_is_valid(list(drawn.values()))
    for code, one in drawn.items():
        assert shapely.get_num_geometries(one) == shapely.get_num_geometries(exact[code])


def test_township_has_a_postal_code_of_its_own(geography: Geography) -> None:
    """Three digits (Chunghwa Post): no two townships of Taiwan's counties share them."""
    codes = {township.postal_code for township in geography.townships}

    assert len(geography.townships) == len(codes)
    assert all(len(code) == 3 and code.isdecimal() for code in codes)


def test_drawing_has_the_official_names(geography: Geography) -> None:
    """The names on the map are those of counties.yaml."""
    text = (GEO / "townships.draw.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        name = geography.township(feature["properties"]["code"]).name
        assert feature["properties"]["name_zh"] == name.zh
        assert feature["properties"]["name_en"] == name.en


def test_people_live_only_on_land_with_a_name(geography: Geography) -> None:
    """Every village lies on a land mass that crossings.yaml names, so that it can be said."""
    nameless = [
        village.name.zh
        for village in geography.villages
        if geography.island(geography.landmass_at(village.lon, village.lat)) is None
    ]

    assert nameless == []


def test_island_point_lies_on_its_land_mass(geography: Geography) -> None:
    """The point of each island names the land mass that it is on."""
    ids = [island.id for island in geography.islands]

    assert ids == [geography.landmass_at(island.lon, island.lat) for island in geography.islands]


def test_bridge_ends_lie_at_the_shores_it_joins(geography: Geography) -> None:
    """Kinmen Bridge: from Jinning to Lieyu, each end within 100 m of the land of its township."""
    (bridge,) = geography.bridges

    for end, code in zip(bridge.ends, ("09020040", "09020050"), strict=True):
        assert geography.distance_to_township_m(*end, code) < 100


def test_files_stay_small() -> None:
    """All of data/geo is below 4 MB, what a map loads of townships below 100 kB."""
    assert sum(path.stat().st_size for path in GEO.iterdir()) < 4_000_000
    assert (GEO / "townships.draw.geojson").stat().st_size < 100_000


def test_directions_can_be_said() -> None:
    """data/strings.yaml has a word for each direction in both languages."""
    text = (GEO.parent / "strings.yaml").read_text(encoding="utf-8")
    strings = yaml.load(text, yaml.CSafeLoader)

    for name in DIRECTIONS:
        assert set(strings[f"direction.{name}"]) == {"zh", "en"}


def test_sources_keep_the_attribution() -> None:
    """The licence holds only with its attribution: SOURCES.md carries it in both languages."""
    text = (GEO / "SOURCES.md").read_text(encoding="utf-8")

    for words in (
        "內政部",
        "Ministry of the Interior",
        "https://data.gov.tw/license",
        "Daniel Kao",
    ):
        assert words in text
