"""Distances and directions in the browser are those of the geography, said as on other pages."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from where_probe import Open

from safetynet.directory import Directory
from safetynet.geo import direction, distance_m
from safetynet.pages.words import say_distance
from safetynet.text import Locale

RUN = """async ([module, name, lists]) => {
  const script = document.querySelector("script[type=module]").src;
  const made = await import(new URL(module, script).href);
  return lists.map((list) => made[name](...list));
}"""
WORLD = ((-180, -85), (180, 85))
HERE = ((118, 23), (121.5, 25))
STREET = ((120.96, 23.96), (120.98, 23.98))
"""Corners south-west and north-east, in degrees."""


def run(page: Page, module: str, name: str, lists: list[list[Any]]) -> list[Any]:
    """What a function of a module answers to each list of arguments."""
    answers: list[Any] = page.evaluate(RUN, [module, name, lists])
    return answers


def pairs(area: Any) -> list[list[tuple[float, float]]]:
    """Two points of an area, five hundred times, always the same."""
    lonlats = np.random.default_rng(7).uniform(*area, (500, 2, 2))
    return [[(float(lon), float(lat)) for lon, lat in pair] for pair in lonlats]


def as_points(found: list[list[tuple[float, float]]]) -> list[list[Any]]:
    """Points as scripts have them."""
    return [[{"lon": lon, "lat": lat} for lon, lat in pair] for pair in found]


@pytest.mark.browser
@pytest.mark.parametrize("area", [STREET, HERE, WORLD])
def test_distances_are_geodesic(open_where: Open, area: Any) -> None:
    """Within a thousandth in these counties, and five anywhere on earth."""
    found = pairs(area)
    said = run(open_where(), "place-geo.js", "distanceM", as_points(found))

    most = 0.005 if area is WORLD else 0.001
    assert said == [pytest.approx(distance_m(a, b), rel=most) for a, b in found]


@pytest.mark.browser
@pytest.mark.parametrize("area", [STREET, HERE])
def test_directions_are_the_same(open_where: Open, area: Any) -> None:
    """All eight, as the pages say them."""
    found = pairs(area)
    said = run(open_where(), "place-geo.js", "directionOf", as_points(found))

    assert said == [direction(a, b) for a, b in found]
    assert 8 == len(set(said))


@pytest.mark.browser
def test_no_way_has_no_length(open_where: Open) -> None:
    """The same point, the equator, a pole: a number every time."""
    ends = [[(120, 24), (120, 24)], [(0, 0), (90, 0)], [(120, 90), (120, -89)]]
    said = run(open_where(), "place-geo.js", "distanceM", as_points(ends))  # type: ignore[arg-type]

    assert said == [pytest.approx(distance_m(a, b), rel=0.005, abs=0.001) for a, b in ends]


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_distances_are_rounded_as_on_other_pages(
    open_where: Open, directory: Directory, locale: Locale
) -> None:
    """Tens of metres, tenths of a kilometre, kilometres from twenty on."""
    metres = [*np.geomspace(3, 300_000, 400), 996.0, 19_949.0, 19_951.0, 20_520.0, 21_480.0]
    said = run(open_where(locale), "place-words.js", "sayDistance", [[float(m)] for m in metres])
    about = {"zh": "約 ", "en": "about "}[locale]

    assert said == [
        say_distance(float(m), directory.strings, locale).removeprefix(about) for m in metres
    ]


WAYS = [
    ("zh", (3210, "ne", False), "直線 3.2 公里，往東北"),
    ("zh", (844, "s", False), "直線 840 公尺，往南"),
    ("zh", (45_300, "w", True), "需搭船或搭飛機，直線 45 公里"),
    ("zh", (49, "w", False), "在同一個地點"),
    ("en", (3210, "ne", False), "3.2 km northeast in a straight line"),
    ("en", (45_300, "w", True), "By boat or plane, 45 km in a straight line"),
    ("en", (20, "w", False), "At the same place"),
]


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "way", "said"), WAYS)
def test_way_says_what_it_is(
    open_where: Open, locale: str, way: tuple[float, str, bool], said: str
) -> None:
    """A straight line is called one; water on the way comes first."""
    facts = dict(zip(("distance", "direction", "ferry"), way, strict=True))

    assert [said] == run(open_where(locale), "place-words.js", "sayWay", [[facts]])


@pytest.mark.browser
def test_way_between_land_masses_needs_a_boat(open_where: Open) -> None:
    """Two land masses are never joined by a road, however near."""
    here = {"lon": 119.52, "lat": 23.36, "landmass": "jiangjun"}
    there = {"lon": 119.50, "lat": 23.36, "landmass": "wangan"}
    ways = run(open_where(), "place-geo.js", "wayOf", [[here, there], [here, here]])

    assert [True, False] == [way["ferry"] for way in ways]
    assert "w" == ways[0]["direction"]
