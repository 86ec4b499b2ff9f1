"""Minutes on roads: known ways on a small network, and people who live far from any road."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import quoteattr

import numpy as np
import pytest
from islands import CELL_M, at, island, settled
from numpy.typing import NDArray
from pydantic import ValidationError

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import LonLat, distance_m
from safetynet.reach import travel
from safetynet.reach.coverage import cover
from safetynet.reach.distance import NOBODY
from safetynet.reach.land import Land
from safetynet.reach.minutes import BLOCK_M, TravelTimes, without_lines
from safetynet.reach.results import Measure
from safetynet.reach.survey import Surveyor, measure_of, surveyor_of
from safetynet.reach.travel import RoadNetwork, _build
from safetynet.settings import Reach, Settings, Travel

needs_valhalla = pytest.mark.skipif(
    importlib.util.find_spec("valhalla") is None,
    reason="pyvalhalla is not installed (it has wheels for Python 3.12 and newer only)",
)
WALK_M_PER_MIN = 5_100 / 60
"""Valhalla's pedestrians walk 5.1 km/h."""
ON_FOOT = Measure("min", "pedestrian", (10.0, 20.0, 30.0), 20.0)
STRIP = "A" * 20 + "B" * 20
"""Two villages of 2 km each in a row; cells of 100 m, so five cells make a block of 500 m."""
Way = tuple[Sequence[LonLat], Mapping[str, str]]


class Beeline:
    """Roads that lead straight everywhere, and remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[LonLat] = []
        self.starts: Sequence[LonLat] = ()

    def minutes(self, people: Sequence[LonLat], site: LonLat) -> NDArray[np.float64]:
        """As a pedestrian flies."""
        self.asked.append(site)
        self.starts = people
        return np.array([distance_m(one, site) / WALK_M_PER_MIN for one in people])


def strip() -> Land:
    """The strip, with 200 people in each village: 10 on each cell."""
    return settled(island(STRIP), {"A": 200, "B": 200})


def written(path: Path, *ways: Way) -> Path:
    """An OpenStreetMap file of ways, each with its points and tags; equal points are one node."""
    points = list(dict.fromkeys(point for line, _ in ways for point in line))
    nodes = [
        f'<node id="{number}" version="1" lon="{lon:.7f}" lat="{lat:.7f}"/>'
        for number, (lon, lat) in enumerate(points, 1)
    ]
    lines = [
        f'<way id="{number}" version="1">'
        + "".join(f'<nd ref="{points.index(point) + 1}"/>' for point in line)
        + "".join(f"<tag k={quoteattr(key)} v={quoteattr(tag)}/>" for key, tag in tags.items())
        + "</way>"
        for number, (line, tags) in enumerate(ways, 1)
    ]
    path.write_text(f'<osm version="0.6">{"".join(nodes + lines)}</osm>', encoding="utf-8")
    return path


def roads(extract: Path, mode: str = "pedestrian") -> RoadNetwork:
    """The network of a file, with its graph beside it."""
    return RoadNetwork(Travel(osm_extract=extract, mode=mode), extract.parent)


def street(start: int, end: int, **tags: str) -> Way:
    """A street along the cells of the strip."""
    grid = strip().grid
    return [at(grid, cell) for cell in range(start, end + 1)], {"highway": "residential", **tags}


# --- people in blocks, without any road


def test_people_of_a_block_start_from_its_middle() -> None:
    """Five cells of 100 m are one block: nobody starts more than 200 m from home."""
    beeline, land = Beeline(), strip()
    found = TravelTimes(beeline).distances_to(land, {"site": at(land.grid, 2)})

    assert len(STRIP) * CELL_M / BLOCK_M == len(beeline.starts) == 8
    assert [0] * 5 + [500] * 5 == pytest.approx(found.way[:10] * WALK_M_PER_MIN, abs=1)


def test_people_within_minutes_are_counted_as_within_kilometres() -> None:
    """Blocks start 0, 500, 1000 … m away, which is 0, 5.9, 11.8, 17.6, 23.5 … minutes on foot.

    Within 10 minutes: 2 blocks of 5 cells of 10 people. Within 20: 4 blocks, all of A. Within
    30: 6 blocks. The mean of A is that of 0, 500, 1000 and 1500 m: 750 m / 85 m per minute.
    """
    land = strip()
    found = TravelTimes(Beeline()).distances_to(land, {"site": at(land.grid, 2)})
    reach = without_lines(cover([land], [found], ON_FOOT.thresholds))

    assert (100, 200, 200) == reach.villages["A"].within
    assert (0, 0, 100) == reach.villages["B"].within
    assert 750 / WALK_M_PER_MIN == pytest.approx(reach.villages["A"].mean, rel=0.005)
    assert () == reach.total.within_straight


def test_nearest_site_is_the_one_with_fewer_minutes() -> None:
    """Each end of the strip has its own."""
    land = strip()
    found = TravelTimes(Beeline()).distances_to(
        land, {"west": at(land.grid, 2), "east": at(land.grid, 37)}
    )

    assert [0, 1] == [found.nearest[0], found.nearest[39]]


def test_way_to_a_site_is_looked_for_once() -> None:
    """Sites belong to a kind and to a group; the second asks nothing."""
    beeline, land = Beeline(), strip()
    times = TravelTimes(beeline)
    for _ in range(2):
        times.distances_to(land, {"site": at(land.grid, 2)})

    assert 1 == len(beeline.asked)


def test_land_without_a_site_has_no_way() -> None:
    """Nobody is asked for, and nobody is reached."""
    found = TravelTimes(Beeline()).distances_to(strip(), {})

    assert np.isinf(found.way).all()
    assert {NOBODY} == set(found.nearest.tolist())


class Nowhere(Beeline):
    """Roads that lead nowhere."""

    def minutes(self, people: Sequence[LonLat], site: LonLat) -> NDArray[np.float64]:
        """Nobody gets anywhere."""
        return super().minutes(people, site) + np.inf


def test_people_without_a_road_are_not_within_and_have_no_mean() -> None:
    """They are told like those on an island without a site: no way there."""
    land = strip()
    found = TravelTimes(Nowhere()).distances_to(land, {"site": at(land.grid, 2)})
    total = cover([land], [found], ON_FOOT.thresholds).total

    assert ((0, 0, 0), 400, 0, "") == (
        total.within,
        total.by_ferry_only,
        total.beyond,
        total.nearest,
    )
    assert np.isinf(total.mean)


# --- what the settings ask for


def travelling(settings: Settings, extract: Path) -> Settings:
    """Settings that ask for minutes."""
    return settings.model_copy(update={"reach": Reach(travel=Travel(osm_extract=extract))})


def test_settings_say_what_is_counted(settings: Settings) -> None:
    """Kilometres over land, unless an extract is named."""
    asked = measure_of(travelling(settings, Path("taiwan.osm.pbf")))

    assert ("km", "land") == (measure_of(settings).unit, measure_of(settings).mode)
    assert ("min", "pedestrian", (10, 20, 30, 60), 30) == (
        asked.unit,
        asked.mode,
        asked.thresholds,
        asked.goal,
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"thresholds_min": (20, 10), "goal_min": 10}, r"e\.g\. \[10, 20\]"),
        ({"goal_min": 15}, "one of thresholds_min"),
        ({"mode": "horse"}, "pedestrian"),
    ],
)
def test_wrong_setting_is_refused_with_a_right_one(wrong: dict[str, object], said: str) -> None:
    """The message says what to write."""
    with pytest.raises(ValidationError, match=said):
        Travel.model_validate({"osm_extract": "x.osm.pbf"} | wrong)


def test_missing_extract_is_told(directory: Directory, settings: Settings, tmp_path: Path) -> None:
    """Before anything is measured, with the setting to mend."""
    surveyor = surveyor_of(directory, travelling(settings, tmp_path / "none.osm.pbf"))

    with pytest.raises(CallError, match=r"osm_extract: .*none\.osm\.pbf.* cannot be read"):
        surveyor.reaches(cache=None)  # type: ignore[arg-type]


def test_missing_package_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the command that installs it and the Python that it needs."""
    monkeypatch.setitem(sys.modules, "valhalla", None)

    with pytest.raises(CallError, match=r"pip install --editable '\.\[travel\]'.*Python 3\.12"):
        roads(written(tmp_path / "a.osm", street(0, 9))).on_road([(119.0, 24.0)])


def test_catchment_is_in_minutes_too(directory: Directory) -> None:
    """To the one responsible center, as if it were the only one; without straight lines."""
    surveyor = Surveyor(directory, ON_FOOT, Beeline())  # type: ignore[arg-type]
    center = directory.by_id["kinmen-jinhu-social-welfare-center"]
    alone, caught = surveyor.coverage([center]), surveyor.catchment([center])

    assert alone is not None
    assert caught is not None
    assert set(center.serves) == set(caught.townships)
    assert {code: alone.villages[code] for code in caught.villages} == caught.villages
    assert () == caught.total.within_straight


def test_other_roads_or_another_valhalla_are_another_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Minutes and the graph made by one version are not taken for those of the next."""
    found = []
    for version, roads_ in (("3.5.1", b"a"), ("3.5.1", b"b"), ("3.6.0", b"b")):
        monkeypatch.setattr(travel, "version", lambda _package, own=version: own)
        extract = tmp_path / "roads.osm.pbf"
        extract.write_bytes(roads_)
        found.append(roads(extract).fingerprint)

    assert 3 == len(set(found))


# --- Valhalla itself


@needs_valhalla
def test_a_kilometre_on_foot_takes_twelve_minutes(tmp_path: Path) -> None:
    """1,000 m / 85 m per minute = 11.8 minutes, along the road."""
    grid = strip().grid
    minutes = roads(written(tmp_path / "a.osm", street(0, 39))).minutes([at(grid, 5)], at(grid, 15))

    assert [1_000 / WALK_M_PER_MIN] == pytest.approx(minutes, rel=0.01)


@needs_valhalla
def test_way_follows_the_road_and_not_the_line(tmp_path: Path) -> None:
    """From one leg of a U to the other: 500 m down, 1,000 m across, 500 m up, for 1,000 m."""
    grid = island(("A" * 11 + " ") * 6)
    west = [at(grid, row * 11) for row in range(6)]
    bottom = [at(grid, 55 + column) for column in range(1, 11)]
    east = [at(grid, row * 11 + 10) for row in reversed(range(5))]
    extract = written(tmp_path / "u.osm", ([*west, *bottom, *east], {"highway": "residential"}))

    minutes = roads(extract).minutes([at(grid, 0)], at(grid, 10))
    assert [2_000 / WALK_M_PER_MIN] == pytest.approx(minutes, rel=0.01)


@needs_valhalla
def test_who_lives_far_from_every_road_has_no_way(tmp_path: Path) -> None:
    """The road ends at cell 9; cell 15 is 600 m from it, cell 39 is 3 km from it."""
    grid = strip().grid
    network = roads(written(tmp_path / "a.osm", street(0, 9)))
    people = [at(grid, 5), at(grid, 15), at(grid, 39)]

    assert [True, True, False] == network.on_road(people).tolist()
    assert [True, True, False] == np.isfinite(network.minutes(people, at(grid, 0))).tolist()
    assert np.isinf(network.minutes(people, at(grid, 39))).all()


@needs_valhalla
def test_roads_that_do_not_meet_are_no_way(tmp_path: Path) -> None:
    """One road from cell 0 to 9, another from cell 20 to 29: no way between them."""
    grid = strip().grid
    network = roads(written(tmp_path / "a.osm", street(0, 9), street(20, 29)))
    minutes = network.minutes([at(grid, 1), at(grid, 28)], at(grid, 4))

    assert [True, False] == np.isfinite(minutes).tolist()
    assert np.isinf(network.minutes([at(grid, 28)], at(grid, 4))).all()


@needs_valhalla
def test_ways_lead_from_home_to_the_site(tmp_path: Path) -> None:
    """By car along a one-way street: there, but not back."""
    grid = strip().grid
    network = roads(written(tmp_path / "a.osm", street(0, 39, oneway="yes")), "auto")
    west, east = at(grid, 5), at(grid, 35)

    assert np.isfinite(network.minutes([west], east)).all()
    assert np.isinf(network.minutes([east], west)).all()


@needs_valhalla
def test_reach_on_roads_is_the_reckoned_one(tmp_path: Path) -> None:
    """On a straight road, people within minutes are those of the blocks reckoned above."""
    land = strip()
    times = TravelTimes(roads(written(tmp_path / "a.osm", street(0, 39))))
    found = times.distances_to(land, {"site": at(land.grid, 2)})
    reach = cover([land], [found], ON_FOOT.thresholds)

    assert (100, 200, 200) == reach.villages["A"].within
    assert (0, 0, 100) == reach.villages["B"].within


@needs_valhalla
def test_graph_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same extract is not read a second time; another one is."""
    built: list[Path] = []

    def build(valhalla: ModuleType, extract: Path, folder: Path) -> None:
        built.append(extract)
        _build(valhalla, extract, folder)

    monkeypatch.setattr("safetynet.reach.travel._build", build)
    place, extract = at(strip().grid, 0), tmp_path / "a.osm"
    for cells in (9, 9, 19):
        assert [True] == roads(written(extract, street(0, cells))).on_road([place]).tolist()

    assert 2 == len(built)


@needs_valhalla
@pytest.mark.parametrize("text", ["no map", '<osm version="0.6"></osm>'])
def test_extract_without_roads_is_told(tmp_path: Path, text: str) -> None:
    """Neither a traceback nor a site on which nobody reaches anything."""
    extract = tmp_path / "broken.osm"
    extract.write_text(text, encoding="utf-8")

    with pytest.raises(CallError, match="no roads could be read"):
        roads(extract).on_road([(119.0, 24.0)])
