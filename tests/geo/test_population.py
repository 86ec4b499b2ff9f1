"""Reading population_points.csv: which village each point says something about, and its faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import shapely

from safetynet.errors import CallError
from safetynet.geo import read_geography
from safetynet.geo.population import PopulationPoint, read_population_points

GEO = Path(__file__).parents[2] / "data/geo"
VILLAGES = {
    "west": shapely.box(119.50, 23.50, 119.51, 23.51),
    "east": shapely.box(119.51, 23.50, 119.52, 23.51),
}
"""Two squares of about a kilometre that share a border."""
HEADING = "lon,lat,population\n"


def _written(folder: Path, text: str) -> Path:
    path = folder / "population_points.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_points_belong_to_the_village_they_lie_in(tmp_path: Path) -> None:
    """Other columns may stand beside, in any order; Excel's mark at the start is no harm."""
    text = "\ufeffnote,population,lat,lon\na,10,23.505,119.505\nb,2.5,23.507,119.515\n"

    points = read_population_points(_written(tmp_path, text), VILLAGES)

    assert {
        "west": [PopulationPoint(119.505, 23.505, 10.0)],
        "east": [PopulationPoint(119.515, 23.507, 2.5)],
    } == points


def test_point_just_off_the_shore_belongs_to_the_nearest_village(tmp_path: Path) -> None:
    """150 m off the shore (0.00147 degrees of longitude) counts, 250 m (0.00245) does not."""
    near = _written(tmp_path, HEADING + "119.52147,23.505,1\n")
    assert list(read_population_points(near, VILLAGES)) == ["east"]

    far = _written(tmp_path, HEADING + "119.52245,23.505,1\n")
    with pytest.raises(CallError, match=r"csv:2 .*more than 200 m from every village"):
        read_population_points(far, VILLAGES)


def test_all_wrong_rows_are_told_at_once(tmp_path: Path) -> None:
    """Each with its line, its column, what stands there and what to write."""
    rows = [
        "119.505,23.505,10",
        "east,23.505,10",
        "119.505,23.505,-3",
        "23.505,119.505,10",
        "119.505,,nan",
    ]

    with pytest.raises(CallError) as raised:
        read_population_points(_written(tmp_path, HEADING + "\n".join(rows) + "\n"), VILLAGES)

    told = str(raised.value).replace(str(tmp_path) + "/", "").splitlines()[1:]
    assert [
        "population_points.csv:3  lon  'east' is not a number",
        "population_points.csv:4  population  '-3' is below 0",
        "population_points.csv:5  lon, lat  23.505, 119.505 is more than 200 m from every village",
        "population_points.csv:6  lat  '' is not a number",
        "population_points.csv:6  population  'nan' is not a number",
    ] == [line.split(";")[0].split(" of villages.geojson")[0] for line in told]
    assert "write how many people live there, 0 or more, e.g. 384" in told[1]


def test_very_many_wrong_rows_are_counted(tmp_path: Path) -> None:
    """Twenty are told, the rest by number, so that a file of the wrong sort fills no screens."""
    with pytest.raises(CallError) as raised:
        read_population_points(_written(tmp_path, HEADING + "0,0,1\n" * 25), VILLAGES)

    assert 1 + 20 + 1 == len(str(raised.value).splitlines())
    assert str(raised.value).endswith("and 5 more rows")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lon,lat,people\n119.505,23.505,1\n", r"csv:1  there is no column population"),
        ("119.505,23.505,1\n", r"csv:1  there is no column lon, lat, population"),
        ("", r"csv:1  there is no column lon, lat, population"),
        (HEADING, r"csv:2  there is no point in it"),
    ],
)
def test_file_without_heading_or_points_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """An empty file would silently mean something else than no file."""
    with pytest.raises(CallError, match=message):
        read_population_points(_written(tmp_path, text), VILLAGES)


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A spreadsheet saved as it is, or in an old encoding."""
    path = tmp_path / "population_points.csv"
    path.write_bytes("lon,lat,population,里\n".encode("big5"))

    with pytest.raises(CallError, match="is not a table of text"):
        read_population_points(path, VILLAGES)


def test_geography_reads_the_file_when_it_is_there(tmp_path: Path) -> None:
    """Its faults are found with the geography, so `make check` tells them; no file, no points."""
    geo = tmp_path / "geo"
    shutil.copytree(GEO, geo)
    assert not read_geography(geo).population_points

    _written(geo, HEADING + "118.318,24.437,5\n")
    assert ["09020010"] == [code[:8] for code in read_geography(geo).population_points]

    _written(geo, HEADING + "118.318,24.437,five\n")
    with pytest.raises(CallError, match="'five' is not a number"):
        read_geography(geo)
