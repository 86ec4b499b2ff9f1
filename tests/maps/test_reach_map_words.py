"""Maps of service reach in words: who is reached, who is not, what nobody can say."""

from __future__ import annotations

import dataclasses

import pytest
from reach_samples import (
    CENTERS,
    GROUP,
    MINUTES,
    bands,
    of_kinmen,
    reach,
    study,
    view,
)

from safetynet.directory import Directory
from safetynet.pages.maps import reach_map
from safetynet.reach import AreaReach, Coverage
from safetynet.text import Locale


def test_time_is_said_in_minutes(tiny: Directory) -> None:
    """A study of travel times has other units and no "over land"."""
    shown = view(tiny, CENTERS, "kinmen", "en", MINUTES)
    text = " ".join([*bands(shown), *shown.sentences, *shown.notes])

    assert "15 to 30 minutes: " in text
    assert "travel time" in text
    assert "over land" not in text
    assert "min" == shown.data["unit"]


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
    assert "金門縣計入的據點有 1 處。" == said[1]
    assert "全部居民都在 5 公里內的鄉鎮市：金城鎮、金沙鎮、金湖鎮。" == said[2]
    assert "直線距離" in said[3]
    assert said[4].startswith("5 公里內沒有據點的鄉鎮市，所有居民都尚未涵蓋：金寧鄉（最近的是")
    assert "、烏坵鄉（最近的是village中心，往西南方約 120 公里" in said[4]
    assert said[4].endswith("需搭船或搭飛機）。")
    assert "需搭船或搭飛機的有 596 人：烏坵鄉（596 人）。" in said[5]


def test_words_in_english_say_the_same(tiny: Directory) -> None:
    """The same facts in the same order."""
    said = kinmen_words(tiny, "en", 0, 1, 2, 3, 4, 5)
    towns = "Jincheng Township, Jinsha Township, Jinhu Township."

    assert " of 137,490 registered residents (" in said[0]
    assert f"Townships where all residents live within 5 km of a site: {towns}" == said[2]
    assert said[4].startswith("Townships where no resident lives within 5 km of a site: Jinning ")
    assert "by boat or plane" in said[4]
    assert said[5].endswith("596 people, in Wuqiu Township (596 people).")


def test_townships_between_are_ranked_by_their_share(tiny: Directory) -> None:
    """The best first; the worst first, with the way to the nearest site."""
    said = view(tiny, CENTERS, "changhua", "zh").sentences
    [best] = [one for one in said if one.split("：")[0].endswith("比例最高的鄉鎮市")]
    [worst] = [one for one in said if one.split("：")[0].endswith("比例最低的鄉鎮市")]
    high, low = (
        [int(part.split("%")[0].split("（")[-1]) for part in sentence.split("、")]
        for sentence in (best, worst)
    )

    assert 3 == len(high) == len(low)
    assert sorted(high, reverse=True) == high
    assert sorted(low) == low
    assert max(low) <= min(high)
    assert 3 == worst.count("最近的是")


def shares(tiny: Directory, *parts: float) -> Coverage:
    """Of each township of Kinmen such a share within 2 km, all others 20 km away."""
    towns = tiny.geography.county("09020").townships
    villages = {}
    for town, share in zip(towns, parts, strict=True):
        for village in town.villages:
            near, people = round(village.population * share), village.population
            within = (0, near, near, near)
            villages[village.code] = AreaReach(
                village.code, people, within, within, 0, "hostile", 20 - 18 * share
            )
    return Coverage(villages)


def ranked(tiny: Directory, *parts: float, **changes: tuple[str, ...]) -> list[str]:
    """The sentences of Kinmen's map with these shares of its townships."""
    changed = dataclasses.replace(
        reach(tiny, CENTERS, "hostile"), coverage=shares(tiny, *parts), **changes
    )
    made = reach_map(tiny, study(tiny), changed, tiny.geography.county("09020"), "zh")
    assert made is not None
    return [one for one in made.sentences if "鄉鎮市" in one.split("：")[0]]


def test_nobody_comes_before_the_lowest_share(tiny: Directory) -> None:
    """A township with a few is not the worst where others have nobody."""
    said = ranked(tiny, 1, 0.2, 0.6, 0, 0, 1, unplaced=())
    starts = [one.split("：")[0] for one in said]

    assert [
        "全部居民都在 5 公里內的鄉鎮市",
        "其餘鄉鎮市中，5 公里內有據點的人口比例最高的",
        "下列方向和距離從各鄉鎮市人口最集中的地方起算，都是直線距離。",
        "5 公里內沒有據點的鄉鎮市，所有居民都尚未涵蓋",
        "其餘鄉鎮市中，5 公里內有據點的人口比例最低的",
    ] == starts
    assert "烈嶼鄉（最近的是" in said[3]


def test_good_shares_are_not_called_the_lowest(tiny: Directory) -> None:
    """Above 90 % nobody is the worst."""
    said = ranked(tiny, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, unplaced=())

    assert not any("最低" in one for one in said)
    assert not any("尚未涵蓋" in one for one in said)


def test_township_with_an_unplaced_site_is_never_the_worst(tiny: Directory) -> None:
    """Its share is not known; it is named with its site instead."""
    said = ranked(tiny, 1, 0.5, 0, 0.2, 1, 1, unplaced=("unplaced",))
    compared = [one for one in said if not one.startswith("全部") and "位置不明" not in one]
    every = reach_map(
        tiny,
        study(tiny),
        dataclasses.replace(
            reach(tiny, CENTERS, "hostile"),
            coverage=shares(tiny, 1, 0.5, 0, 0.2, 1, 1),
            unplaced=("unplaced",),
        ),
        None,
        "zh",
    )
    assert every is not None

    assert not any("金湖鎮" in one for one in compared)
    assert any("金寧鄉（20%；" in one for one in compared)
    assert any("unplaced中心（金湖鎮）。" in one for one in every.sentences)
    assert not any("金湖鎮（" in one for one in every.sentences)


def test_everybody_reached_is_said_without_a_gap(tiny: Directory) -> None:
    """No list of townships without; no ferry."""
    said = " ".join(kinmen_words(tiny, "zh", 0, 0, 0, 0, 0, 0))

    assert "到最近據點的陸路距離都在 5 公里內。" in said
    assert "尚未涵蓋" not in said
    assert "搭船" not in said


def test_sites_left_out_are_named(tiny: Directory) -> None:
    """Known only to the township, or not open yet: they do not count, and it is said."""
    said = view(tiny, CENTERS, "kinmen", "en").sentences

    assert any("1 site: unplaced center (Jinhu Township). " in one for one in said)
    assert any(one.endswith("on the map, 1 site: planned center (Jinhu Township).") for one in said)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "unlisted"),
        ({"unplaced": ("unplaced",)}, "unplaced"),
        ({"doorless": ("unplaced",)}, "doorless"),
    ],
)
def test_county_without_figures_says_why(
    tiny: Directory, changes: dict[str, tuple[str, ...]], reason: str
) -> None:
    """It has no map of its own, no zeros, and in the map of all a plain look and a reason."""
    kinmen, penghu = (tiny.geography.county(code) for code in ("09020", "10016"))
    known = reach(tiny, CENTERS, "penghu", counties=("10016",))
    only = dataclasses.replace(known, **({"unplaced": ()} | changes))
    measured = study(tiny)
    made = reach_map(tiny, measured, only, None, "zh")
    assert made is not None
    of_kinmen = [one for one in made.sentences if "金門縣" in one]

    assert reach_map(tiny, measured, only, kinmen, "zh") is None
    assert reach_map(tiny, measured, only, penghu, "zh") is not None
    why = tiny.strings.say(f"reach.none.{reason}", "zh", count=1)
    assert [f"金門縣：{why}"] == of_kinmen
    assert "penghu" == made.data["measured"]
    assert "沒有數字：金門縣、彰化縣、南投縣" in bands(made)
    assert not any("合計" in one for one in made.sentences)


def test_settlements_outside_the_view_are_said(tiny: Directory) -> None:
    """Wuqiu lies too far at sea; in the map of all counties and elsewhere nothing is cut off."""
    first, other = (view(tiny, CENTERS, slug, "en").notes[0] for slug in ("kinmen", "penghu"))

    assert first.startswith("Wuqiu Township lies outside this view: from Jincheng Township ")
    assert "by boat or plane" in first
    assert "outside" not in other


def test_map_of_all_counties_tells_county_by_county(tiny: Directory) -> None:
    """Everything together, then each county, then each one's least reached township."""
    said = view(tiny, GROUP, "", "zh").sentences
    counties = ("金門縣", "澎湖縣", "彰化縣", "南投縣")

    assert said[0].startswith("本站各縣市合計：")
    assert [*counties] == [one.split("：")[0] for one in said[1:5]]
    assert [*counties] == [one.split("：")[0] for one in said if "比例最低的是" in one]
    assert said[-1].startswith("3 個村里尚無公布的界線")
