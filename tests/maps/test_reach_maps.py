"""Files of the maps of service reach agree with what was measured."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from reach_samples import (
    CENTERS,
    KM,
    reach,
    study,
)

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County
from safetynet.reach import Study
from safetynet.settings import Settings
from safetynet.site.map_assets import write_map_assets
from safetynet.site.reach_assets import write_reach_assets

BOUNDARIES = 981
"""Village polygons of the four counties."""


def data(folder: Path, name: str) -> Any:
    """A data file of the maps."""
    return json.loads((folder / "assets/maps/data" / name).read_text(encoding="utf-8"))


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
    assert ["0.5", "2.0", "4.0", "7.0", "20", None] == file["mean"][:6]


def test_villages_split_since_share_their_polygon(assets: Path, tiny: Directory) -> None:
    """Their people are added up and both names are said; nobody is counted twice."""
    villages = [v for v in tiny.geography.villages if v.boundary == "10007020005"]
    shapes = data(assets, "villages.changhua.geojson")["features"]
    [shape] = [one for one in shapes if one["properties"]["code"] == "10007020005"]

    assert len(villages) == 3
    assert sum(village.population for village in villages) == shape["properties"]["people"]
    assert "、".join(village.name.zh for village in villages) == shape["properties"]["zh"]


def test_only_measured_counties_have_files(tiny: Directory, tmp_path: Path) -> None:
    """Villages everywhere, figures only where there are some."""
    known = reach(tiny, CENTERS, "penghu", counties=("10016",))
    write_reach_assets(tiny, Study(KM, {CENTERS: known}), tmp_path)

    assert ["kind-social-welfare-center.penghu.json"] == [
        path.name for path in (tmp_path / "reach").iterdir()
    ]
    assert 4 == len([*tmp_path.glob("villages.*")])


def test_lost_village_drawings_stop_the_build(tiny: Directory, tmp_path: Path) -> None:
    """The file that is missing is named, with what makes it again."""
    geography = dataclasses.replace(tiny.geography, folder=tmp_path)
    lost = dataclasses.replace(tiny, geography=geography)

    with pytest.raises(CallError, match=r"villages\.draw\.geojson cannot be used"):
        write_reach_assets(lost, study(tiny), tmp_path / "site")


def test_every_measured_subject_is_on_the_built_site(
    built_site: Path, directory: Directory
) -> None:
    """Each has a row for each polygon of the counties with figures; none tells violence."""
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
        for path in (folder / "reach").glob(f"{name}.*.json"):
            slug = path.name.split(".")[1]
            assert codes[slug] == data(built_site, f"reach/{path.name}")["code"]
