"""Maps of service reach: their files, legends and words agree with what was measured."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from reach_samples import CENTERS, GROUP, KM, UNKNOWN, VIOLENCE, area, reach, study

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County
from safetynet.pages.maps import MapView, reach_map
from safetynet.pages.maps.reach import looks
from safetynet.reach import AreaReach, Coverage, Measure, Subject
from safetynet.settings import Settings
from safetynet.site.map_assets import write_map_assets
from safetynet.site.reach_assets import band_of, write_reach_assets
from safetynet.text import LOCALES, Locale

MINUTES = Measure("min", "pedestrian", (15.0, 30.0, 45.0, 60.0), 30.0)
BOUNDARIES = 981
"""Village polygons of the four counties."""


def view(
    tiny: Directory, subject: Subject, slug: str, locale: Locale, measure: Measure = KM
) -> MapView:
    """The map of a subject in a county, or in all ("")."""
    measured = study(tiny, measure)
    county = tiny.geography.find_county(slug) if slug else None
    made = reach_map(tiny, measured, measured.reaches[subject], county, locale)
    assert made is not None
    return made


def data(folder: Path, name: str) -> Any:
    """A data file of the maps."""
    return json.loads((folder / "assets/maps/data" / name).read_text(encoding="utf-8"))


def bands(legend: MapView) -> list[str]:
    """Labels of the bands in the legend."""
    return [entry.label for entry in legend.legend if entry.band]


def test_every_measured_subject_has_a_file_for_each_county(assets: Path, tiny: Directory) -> None:
    """A kind without a known place has none; one about violence has a mark for its name."""
    mark = tiny.neutral["reach", "kind/dv-prevention-center"]
    names = ("group-centers", "kind-social-welfare-center", mark)
    expected = {f"{name}.{c.slug}.json" for name in names for c in tiny.geography.counties}

    assert expected == {path.name for path in (assets / "assets/maps/data/reach").iterdir()}


def test_two_writes_of_reach_give_the_same_bytes(
    assets: Path, tiny: Directory, tiled: Settings, tmp_path: Path
) -> None:
    """Villages and figures in a fixed order."""
    write_map_assets(tiny, tiled, study(tiny), tmp_path)
    written = [*tmp_path.rglob("villages.*"), *tmp_path.rglob("reach/*")]

    assert len(written) == 4 + 3 * 4 + 5
    for path in written:
        assert (assets / path.relative_to(tmp_path)).read_bytes() == path.read_bytes()


def test_scripts_of_reach_name_no_kind_and_no_record(assets: Path, tiny: Directory) -> None:
    """One script for all subjects: the page says which, the data says who."""
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for path in (assets / "assets/maps/reach").iterdir()
    )
    counties = {county.slug for county in tiny.geography.counties}
    words = {*tiny.vocabulary.kinds, *tiny.vocabulary.groups, *tiny.by_id} - counties

    assert [] == [word for word in words if f'"{word}"' in scripts]
    assert 'page.reach(map_1, {"counties": ["kinmen"]})' in scripts


def test_villages_and_figures_lie_side_by_side(assets: Path) -> None:
    """Every polygon has a row in every file, all columns are as long, nearest sites exist."""
    count = 0
    for slug in ("kinmen", "penghu", "changhua", "nantou"):
        shapes = data(assets, f"villages.{slug}.geojson")["features"]
        file = data(assets, f"reach/group-centers.{slug}.json")
        sites = file.pop("sites")
        count += len(shapes)

        assert [shape["properties"]["code"] for shape in shapes] == file["code"]
        assert {len(shapes)} == {len(column) for column in file.values()}
        assert ["hostile"] == sites
        assert {0, -1} == set(file["nearest"])
    assert count == BOUNDARIES


def test_figures_are_those_of_the_study(assets: Path, tiny: Directory) -> None:
    """People not within the goal, village by village, add up to the county's."""
    kinmen = study(tiny).reaches[CENTERS].coverage
    assert kinmen is not None
    area = kinmen.counties["09020"]
    file = data(assets, "reach/kind-social-welfare-center.kinmen.json")

    assert area.not_within(2) == sum(file["missing"])
    assert area.by_ferry_only == sum(file["ferry"])
    assert [0, 1, 2, 3, 4, 5] == file["band"][:6]
    assert [0.5, 2, 4, 7, 20, None] == file["mean"][:6]


def test_villages_split_since_share_their_polygon(assets: Path, tiny: Directory) -> None:
    """Their people are added up and both names are said; nobody is counted twice."""
    villages = [v for v in tiny.geography.villages if v.boundary == "10007020005"]
    shapes = data(assets, "villages.changhua.geojson")["features"]
    [shape] = [one for one in shapes if one["properties"]["code"] == "10007020005"]

    assert len(villages) == 3
    assert sum(village.population for village in villages) == shape["properties"]["people"]
    assert "、".join(village.name.zh for village in villages) == shape["properties"]["zh"]


def village(population: int, ferry: int, mean: float) -> AreaReach:
    """A village with only what its band depends on."""
    return AreaReach("", population, (0,) * 4, (0,) * 4, ferry, "", mean)


@pytest.mark.parametrize(
    ("reached", "band"),
    [
        (village(100, 0, 0.0), 0),
        (village(100, 0, 1.0), 0),
        (village(100, 0, 1.01), 1),
        (village(100, 0, 10.0), 3),
        (village(100, 0, 10.1), 4),
        (village(100, 100, math.inf), 5),
        (village(100, 51, 0.5), 5),
        (village(100, 50, 0.5), 0),
        (village(0, 0, math.inf), -1),
    ],
)
def test_a_village_has_the_band_of_its_mean_way(reached: AreaReach, band: int) -> None:
    """A threshold belongs to the nearer band; most people's land decides about the ferry."""
    assert band == band_of(reached, KM)


@pytest.mark.parametrize(
    ("thresholds", "goal", "expected"),
    [
        ((1.0, 3.0, 5.0, 10.0), 5.0, ("s0", "s2", "s3", "gap-s5", "gap-s6", "ferry")),
        ((5.0,), 5.0, ("s0", "gap-s6", "ferry")),
        ((1.0, 3.0), 1.0, ("s0", "gap-s3", "gap-s6", "ferry")),
    ],
)
def test_what_lies_beyond_the_goal_is_hatched(
    thresholds: tuple[float, ...], goal: float, expected: tuple[str, ...]
) -> None:
    """The scale spans any number of bands; hatching tells gaps without colour."""
    assert expected == looks(Measure("km", "land", thresholds, goal))


def test_hatched_bands_name_their_pattern(tiny: Directory) -> None:
    """The legend's swatch is filled with the pattern of the map."""
    shown = view(tiny, CENTERS, "kinmen", "zh").legend
    hatches = [entry.hatch for entry in shown if entry.band]

    assert ["", "", "", "sna-hatch-gap-s5", "sna-hatch-gap-s6", "sna-hatch-ferry"] == hatches
    assert {""} == {entry.hatch for entry in shown if not entry.band}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", ["", "kinmen", "penghu", "changhua", "nantou"])
def test_people_of_the_legend_are_the_study_s(tiny: Directory, slug: str, locale: Locale) -> None:
    """Band by band, in the county of the map or in all; together the population."""
    coverage = study(tiny).reaches[CENTERS].coverage
    assert coverage is not None
    county = tiny.geography.find_county(slug) if slug else None
    expected = coverage.counties[county.code] if county else coverage.total
    shown = [
        int(label.replace("：", ": ").split(": ")[1].split()[0].replace(",", ""))
        for label in bands(view(tiny, CENTERS, slug, locale))
    ]

    assert list(expected.bands) == shown
    assert expected.population == sum(shown)


def test_legend_says_the_limits_in_both_languages(tiny: Directory) -> None:
    """From near to far, then what only a boat or plane reaches."""
    zh, en = (bands(view(tiny, CENTERS, "kinmen", locale)) for locale in LOCALES)

    assert ["1 公里內", "1 至 3 公里", "3 至 5 公里", "5 至 10 公里", "超過 10 公里"] == [
        label.split("：")[0] for label in zh[:-1]
    ]
    assert zh[-1].startswith("需搭船或搭飛機：")
    assert en[0].startswith("Within 1 km: ")
    assert en[-1].startswith("By boat or plane only: ")


def test_time_is_said_in_minutes(tiny: Directory) -> None:
    """A study of travel times has other units and no "over land"."""
    shown = view(tiny, CENTERS, "kinmen", "en", MINUTES)
    text = " ".join([*bands(shown), *shown.sentences, shown.note])

    assert "15 to 30 minutes: " in text
    assert "travel time" in text
    assert "over land" not in text
    assert "min" == shown.data["unit"]


def of_kinmen(tiny: Directory, *bands_: int) -> Coverage:
    """Each township of Kinmen wholly in one band, in the order of their codes."""
    towns = tiny.geography.county("09020").townships
    pairs = zip(towns, bands_, strict=True)
    return Coverage({v.code: area(v, band, "hostile") for t, band in pairs for v in t.villages})


def kinmen_words(tiny: Directory, locale: Locale, *bands_: int) -> tuple[str, ...]:
    """The sentences of Kinmen's map with its townships in these bands."""
    changed = dataclasses.replace(
        reach(tiny, CENTERS, "hostile", "penghu"), coverage=of_kinmen(tiny, *bands_)
    )
    made = reach_map(tiny, study(tiny), changed, tiny.geography.county("09020"), locale)
    assert made is not None
    return made.sentences


def test_words_name_the_townships_reached_and_not_reached(tiny: Directory) -> None:
    """Jincheng, Jinsha and Jinhu are reached; from the others the way to the nearest is told."""
    said = kinmen_words(tiny, "zh", 0, 1, 2, 3, 4, 5)

    assert said[0].startswith("金門縣：戶籍人口 137,490 人，其中 ")
    assert "金門縣算進去的據點有 1 處。" == said[1]
    assert "全部居民都在 5 公里內的鄉鎮市：金城鎮、金沙鎮、金湖鎮。" == said[2]
    assert "直線距離" in said[3]
    assert said[4].startswith("5 公里內沒有據點的鄉鎮市，所有居民都尚未涵蓋：金寧鄉（最近的是")
    assert "、烏坵鄉（最近的是village中心，往西南方約 120 公里" in said[4]
    assert said[4].endswith("需搭船或飛機）。")
    assert "需搭船或搭飛機的有 596 人：烏坵鄉（596 人）。" in said[5]


def test_words_in_english_say_the_same(tiny: Directory) -> None:
    """The same facts in the same order."""
    said = kinmen_words(tiny, "en", 0, 1, 2, 3, 4, 5)
    towns = "Jincheng Township, Jinsha Township, Jinhu Township."

    assert said[0].startswith("Kinmen County: of 137,490 registered residents, ")
    assert f"Townships where all residents have a site within 5 km: {towns}" == said[2]
    assert said[4].startswith("Townships where no resident has a site within 5 km: Jinning ")
    assert "by boat or plane" in said[4]
    assert said[5].endswith("596 people, in Wuqiu Township (596 people).")


def test_townships_between_are_ranked_by_their_share(tiny: Directory) -> None:
    """The best first; the worst first, with the way to the nearest site."""
    said = view(tiny, CENTERS, "kinmen", "zh").sentences
    [best] = [one for one in said if "比例最高" in one]
    [worst] = [one for one in said if one.startswith("比例最低")]
    shares = [int(part.split("%")[0].split("（")[-1]) for part in (best + worst).split("、")]

    assert sorted(shares[: best.count("%")], reverse=True) == shares[: best.count("%")]
    assert sorted(shares[best.count("%") :]) == shares[best.count("%") :]
    assert worst.count("最近的是hostile") <= worst.count("%") == worst.count("最近的是")


def test_everybody_reached_is_said_without_a_gap(tiny: Directory) -> None:
    """No list of townships without; no ferry."""
    said = " ".join(kinmen_words(tiny, "zh", 0, 0, 0, 0, 0, 0))

    assert "到最近據點的陸路距離都在 5 公里內。" in said
    assert "尚未涵蓋" not in said
    assert "搭船" not in said


def test_sites_left_out_are_named(tiny: Directory) -> None:
    """Known only to the township, or not open yet: they do not count, and it is said."""
    said = view(tiny, CENTERS, "kinmen", "en").sentences

    assert any("only the township is known, 1 site: unplaced center." in one for one in said)
    assert any(one.endswith("on the map, 1 site: planned center.") for one in said)


def test_county_without_a_site_says_which_of_the_two(tiny: Directory) -> None:
    """None in the directory; or only such as are known to their township."""
    [none] = [one for one in view(tiny, CENTERS, "nantou", "zh").sentences if "收錄南投縣" in one]
    only = dataclasses.replace(reach(tiny, CENTERS, "penghu"), sites=("penghu",))
    made = reach_map(tiny, study(tiny), only, tiny.geography.county("09020"), "zh")
    assert made is not None

    assert none.startswith("本站沒有收錄南投縣的這種據點")
    assert any(one.startswith("金門縣有 1 處，但只知道在哪個鄉鎮市") for one in made.sentences)


def test_map_of_all_counties_tells_county_by_county(tiny: Directory) -> None:
    """Everything together, then each county, then each one's least reached township."""
    said = view(tiny, GROUP, "", "zh").sentences
    counties = ("金門縣", "澎湖縣", "彰化縣", "南投縣")

    assert said[0].startswith("本站收錄的各縣合計：")
    assert [*counties] == [one.split("：")[0] for one in said[1:5]]
    assert [*counties] == [one.split("比例最低")[0] for one in said if "比例最低的是" in one]
    assert said[-1].startswith("3 個村里還沒有界線圖")


def test_nothing_known_gives_no_map(tiny: Directory) -> None:
    """Without any known place there is nothing to draw, and no zeros."""
    measured = study(tiny)

    assert reach_map(tiny, measured, measured.reaches[UNKNOWN], None, "zh") is None


def test_map_about_violence_has_a_mark_and_asks_before_tiles(tiny: Directory) -> None:
    """No name in the addresses its browser asks for; tiles only when told."""
    shown, other = (view(tiny, it, "kinmen", "zh") for it in (VIOLENCE, CENTERS))

    assert tiny.neutral["reach", "kind/dv-prevention-center"] == shown.data["reach"]
    assert "quick-exit" in shown.data
    assert "quick-exit" not in other.data
    assert shown.script == other.script == "assets/maps/reach/kinmen.js"


def test_places_come_from_where_the_nearest_sites_are(tiny: Directory) -> None:
    """Nantou's villages have their nearest site in Kinmen: both counties' sites are fetched."""
    assert "kinmen nantou" == view(tiny, CENTERS, "nantou", "zh").data["counties"]
    assert "kinmen" == view(tiny, CENTERS, "kinmen", "zh").data["counties"]


def test_lost_village_drawings_stop_the_build(tiny: Directory, tmp_path: Path) -> None:
    """The file that is missing is named, with what makes it again."""
    geography = dataclasses.replace(tiny.geography, folder=tmp_path)
    lost = dataclasses.replace(tiny, geography=geography)

    with pytest.raises(CallError, match=r"villages\.draw\.geojson cannot be used"):
        write_reach_assets(lost, study(tiny), tmp_path / "site")


def test_every_measured_subject_is_on_the_built_site(
    built_site: Path, directory: Directory
) -> None:
    """Each has a file for each county, with a row for each polygon there; none tells violence."""
    folder = built_site / "assets/maps/data"
    counties: tuple[County, ...] = directory.geography.counties
    codes = {
        county.slug: [
            shape["properties"]["code"]
            for shape in data(built_site, f"villages.{county.slug}.geojson")["features"]
        ]
        for county in counties
    }
    names = {path.name.split(".")[0] for path in (folder / "reach").iterdir()}
    quiet = {code for code, kind in directory.vocabulary.kinds.items() if kind.quick_exit}

    assert BOUNDARIES == sum(map(len, codes.values()))
    assert not {f"kind-{code}" for code in quiet} & names
    assert "group-protection" not in names
    for name in names:
        for slug, expected in codes.items():
            assert expected == data(built_site, f"reach/{name}.{slug}.json")["code"]
