"""Each map has an equal in words: neighbors, directions, distances, in both languages."""

from __future__ import annotations

import pytest
from map_samples import JINHU

from safetynet.directory import Directory
from safetynet.pages.maps import (
    MapView,
    all_map,
    county_map,
    finder_map,
    kind_map,
    site_map,
    township_map,
)
from safetynet.text import LOCALES, Locale


def every_view(directory: Directory, locale: Locale) -> list[MapView]:
    """All maps of a directory in one language."""
    geography = directory.geography
    sites = (site_map(directory, record, locale) for record in directory.records)
    return [
        all_map(directory, locale),
        finder_map(directory, locale),
        *(county_map(directory, county, locale) for county in geography.counties),
        *(township_map(directory, township, locale) for township in geography.townships),
        *(kind_map(directory, kind, locale) for kind in directory.vocabulary.kinds),
        *(view for view in sites if view),
    ]


def test_township_in_chinese_tells_neighbors_and_sides(tiny: Directory) -> None:
    """Jinhu: who it borders on, and its places by direction with their distance."""
    view = township_map(tiny, tiny.geography.township(JINHU), "zh")

    assert "與金湖鎮相鄰的有：金沙鎮（北方）、金寧鄉（西方）。" == view.sentences[0]
    assert (
        "西北方有 3 處：twin-a中心（約 2.1 公里）、twin-b中心（約 2.1 公里）、"
        "violence中心（約 3.4 公里）。" in view.sentences
    )
    assert view.sentences[-1].startswith("另有 1 處沒有標在圖上")


def test_township_in_english_says_the_same(tiny: Directory) -> None:
    """The same facts in the same order."""
    view = township_map(tiny, tiny.geography.township(JINHU), "en")

    assert (
        "Jinhu Township borders on Jinsha Township (north), Jinning Township (west)."
        == view.sentences[0]
    )
    assert (
        "To the northwest, 3 sites: twin-a center (about 2.1 km); twin-b center (about 2.1 km); "
        "violence center (about 3.4 km)." in view.sentences
    )


def test_township_without_places_names_the_nearest(tiny: Directory) -> None:
    """Wuqiu has none and borders on nothing: the nearest are named, by boat or plane."""
    wuqiu = tiny.geography.find_township("烏坵鄉")
    assert wuqiu is not None
    view = township_map(tiny, wuqiu, "en")

    assert "by boat or plane" in view.sentences[0]
    assert "No site in Wuqiu Township is on the map. The nearest:" == view.sentences[1]
    assert ["by boat or plane" in sentence for sentence in view.sentences[2:]] == [True] * 3


def test_kind_names_townships_without_it_and_the_nearest(tiny: Directory) -> None:
    """Where a kind is missing, the way to the nearest one is told; counties without any too."""
    view = kind_map(tiny, "counseling-site", "zh")

    assert "圖上的心理諮商據點有 1 處。" == view.sentences[0]
    assert any("金城鎮（最近的是twin-a中心，往東" in sentence for sentence in view.sentences)
    assert "完全沒有的縣：澎湖縣、彰化縣、南投縣。" == view.sentences[-1]


def test_site_tells_the_nearest_with_direction_and_distance(tiny: Directory) -> None:
    """Its twin at the same door, then the others."""
    view = site_map(tiny, tiny.by_id["twin-b"], "zh")
    assert view is not None

    assert "twin-b中心位於金門縣金湖鎮。" == view.sentences[0]
    assert "圖上的點是門牌的位置。" in view.sentences
    assert view.sentences[-2].startswith("往西北方約 1.3 公里：violence中心")


def test_confidential_site_has_no_map(tiny: Directory) -> None:
    """Nothing that could give the place away."""
    assert [None, None] == [site_map(tiny, tiny.by_id["secret"], locale) for locale in LOCALES]


def test_unplaced_site_has_a_shaded_township_and_no_pin(tiny: Directory) -> None:
    """Known only to its township: no coordinates leave, and the words say so."""
    view = site_map(tiny, tiny.by_id["unplaced"], "zh")
    assert view is not None

    assert JINHU == view.data["areas"]
    assert not {"lon", "lat", "precision"} & set(view.data)
    assert "只知道在金湖鎮，所以圖上把整個金湖鎮塗色，沒有標點。" in view.sentences


def test_pages_about_violence_ask_before_tiles(tiny: Directory) -> None:
    """The site and its kind carry the mark that holds the tiles back; others do not."""
    site = site_map(tiny, tiny.by_id["violence"], "en")
    other = site_map(tiny, tiny.by_id["hostile"], "en")
    assert site is not None
    assert other is not None

    assert "quick-exit" in site.data
    assert "quick-exit" in kind_map(tiny, "dv-prevention-center", "en").data
    assert "quick-exit" not in other.data


@pytest.mark.parametrize("locale", LOCALES)
def test_every_map_of_the_shipped_data_has_words(directory: Directory, locale: Locale) -> None:
    """No map without sentences, no sentence with an unfilled placeholder."""
    views = every_view(directory, locale)

    assert [] == [view.title for view in views if not view.sentences]
    assert [] == [s for view in views for s in view.sentences if "{" in s or "}" in s]


def test_both_languages_have_the_same_maps(directory: Directory) -> None:
    """Same scripts, same number of sentences and legend lines."""
    shapes = [
        [(view.script, len(view.sentences), len(view.legend)) for view in every_view(directory, it)]
        for it in LOCALES
    ]

    assert shapes[0] == shapes[1]


def test_finder_map_says_what_the_map_of_everything_says(tiny: Directory) -> None:
    """Until a script puts it in step with the list; its legend names the place looked for too."""
    finder, everything = finder_map(tiny, "en"), all_map(tiny, "en")

    assert everything.sentences == finder.sentences
    assert "assets/maps/finder.js" == finder.script
    assert "kinmen penghu changhua nantou" == finder.data["counties"]
    assert [*everything.legend] == [*finder.legend[:-1]]
    assert "here" == finder.legend[-1].swatch


def test_legend_names_each_group_on_the_map(tiny: Directory) -> None:
    """Shape and words for every group drawn, and for what else a mark can look like."""
    county = county_map(tiny, tiny.geography.county("09020"), "en")
    groups = [entry.group for entry in county.legend if entry.group and not entry.planned]

    assert ["centers", "counseling", "protection", "other"] == groups
    assert {"cluster", "area"} == {entry.swatch for entry in county.legend if entry.swatch}
    assert any(entry.planned for entry in county.legend)
