"""A real list of another kind: points with name, address and phone, and what their columns mean."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from site_build import ROOT

from safetynet.errors import CallError, DataError, SafetyNetError
from safetynet.exports.csv import write_csv
from safetynet.exports.geojson import write_geojson
from safetynet.load import Loaded, read_directory
from safetynet.staff.sheets.bring import Brought, Call, bring
from safetynet.staff.sheets.mapping import read_mapped
from safetynet.text import LOCALES, Locale

LISTS = ROOT / "tests/fixtures/lists"
TODAY = dt.date(2026, 11, 22)
TABLE = """縣市清單;;;;;
單位名稱;Name;住址;聯絡電話;X;Y
表格據點;Table Site;金門縣金湖鎮示範路9號;82330561;118.4171;24.4404
金湖社會福利服務中心;Jinhu Social Welfare Service Center;;082-330100;;
公尺據點;Metres;金門縣金湖鎮示範路8號;082-330562;181234.5;2704321
"""


@pytest.fixture
def mapped(county: Loaded) -> Callable[..., Brought]:
    """Brings a list in by a mapping file."""
    return lambda file, mapping, **more: bring(county, Call(file, "zh", TODAY, mapping, **more))


def test_points_become_records(mapped: Callable[..., Brought]):
    """Address from three columns, township by polygon, kind by the list's own words."""
    result = mapped(LISTS / "points.geojson", LISTS / "points-mapping.yaml")

    (new,) = result.outcome.kept
    record = result.after.by_id[new.id]
    assert "kinmen-sample-counseling-site" == new.id
    assert ("counseling-site", "金門縣金湖鎮示範路1號", "082-330551", "09020030") == (
        record.kind,
        record.address.zh,
        record.phones[0].number,
        record.township,
    )
    assert (118.4171, "address") == (record.point.lon, record.point.precision)
    assert ("seed-001", ("name", "address", "phones", "point")) == (
        record.sources[0].source,
        record.sources[0].fields,
    )
    assert dt.date(2026, 10, 1) == record.verified.date


def test_points_that_do_not_fit_are_rejected_as_features(mapped: Callable[..., Brought]):
    """Outside the counties, without English, of an unknown kind: each says so, in GeoJSON."""
    result = mapped(LISTS / "points.geojson", LISTS / "points-mapping.yaml")

    features = json.loads(result.rejected_file)["features"]
    told = [one["properties"]["reason.zh"] for one in features]
    assert [2, 3, 4] == [one.row.number for one in result.rejected]
    assert [True, True, True] == [
        "不在本站的縣市" in told[0],
        "名稱（英文）" in told[1],
        "「其他」" in told[2],
    ]
    assert [121.5654, 25.033] == features[0]["geometry"]["coordinates"]


def test_second_import_of_a_list_changes_nothing(county_dir: Path, tmp_path: Path):
    """What a list brought in is found again by its name; no second record is made."""
    folder = tmp_path / "data"
    shutil.copytree(county_dir, folder, symlinks=True)
    call = Call(LISTS / "points.geojson", "zh", TODAY, LISTS / "points-mapping.yaml")
    bring(read_directory(folder), call).outcome.text.write()

    again = bring(read_directory(folder), call)

    assert ((), ["name"]) == (again.changes, [one.how for one in again.unchanged])


def test_table_in_big5_is_mapped(mapped: Callable[..., Brought], tmp_path: Path):
    """A title above the heading, semicolons, Big5, a lost zero, and metres for degrees."""
    file = tmp_path / "table.csv"
    file.write_bytes(TABLE.encode("cp950"))

    result = mapped(file, LISTS / "table-mapping.yaml")

    assert ["kinmen-table-site"] == [one.id for one in result.outcome.kept]
    assert "082-330561" == result.after.by_id["kinmen-table-site"].phones[0].number
    assert "TWD97" in result.rejected[0].reasons[0].zh
    assert ["kinmen-jinhu-social-welfare-center"] == [one.id for one in result.unchanged]


def test_older_list_does_not_undo_newer_facts(mapped: Callable[..., Brought], tmp_path: Path):
    """The record was verified on the web after the list was made."""
    file = tmp_path / "table.csv"
    file.write_bytes(TABLE.replace(";082-330100", ";082-330999").encode("cp950"))
    mapping = tmp_path / "mapping.yaml"
    text = (LISTS / "table-mapping.yaml").read_text(encoding="utf-8")
    mapping.write_text(text.replace("2026-10-01", "2025-10-01"), encoding="utf-8")

    result = mapped(file, mapping)

    assert "2026-01-03" in result.rejected[0].reasons[0].zh
    newer = mapped(file, LISTS / "table-mapping.yaml")
    assert dt.date(2026, 10, 1) == newer.after.by_id[newer.changes[0].id].verified.date


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("name.zh: 單位名稱", "nmae.zh: 單位名稱", DataError, "name.zh"),
        ("address.zh: 住址", "address.zh: 地址", CallError, "地址"),
        ("source: seed-001", "source: sed-001", DataError, "seed-001"),
        ("fixed:", "fixt:", DataError, "fixed"),
        ("  kind: counseling-site", "  kinds: counseling-site", DataError, "kind"),
        ('delimiter: ";"', 'delimiter: ";;"', DataError, "delimiter"),
        ("encoding: cp950", "encoding: klingon", CallError, "klingon"),
        ("columns:\n", "columns: {}\nvalues:\n", DataError, "columns"),
        ("  name.zh: 單位名稱\n", "", DataError, "name.zh"),
    ],
)  # fmt: skip
def test_fault_of_a_mapping_is_told(
    mapped: Callable[..., Brought],
    tmp_path: Path,
    old: str,
    new: str,
    error: type[SafetyNetError],
    said: str,
):
    """A slip in the mapping file stops the import, and says what it was."""
    table, mapping = tmp_path / "table.csv", tmp_path / "mapping.yaml"
    table.write_bytes(TABLE.encode("cp950"))
    text = (LISTS / "table-mapping.yaml").read_text(encoding="utf-8")
    assert old in text
    mapping.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(error, match=said):
        mapped(table, mapping)


@pytest.mark.parametrize("locale", LOCALES)
def test_mapping_of_the_guide_is_right(county: Loaded, tmp_path: Path, locale: Locale):
    """What the guide shows can be copied."""
    guide = (ROOT / f"content/{locale}/contribute/spreadsheet.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    file = tmp_path / "mapping.yaml"
    file.write_text(block, encoding="utf-8")

    mapped = read_mapped(file, county.directory, locale)

    assert "name.zh" in {column.key for column in mapped.headings.values()}


@pytest.mark.parametrize("name", ["services.csv", "services.geojson"])
def test_public_downloads_can_be_brought_in(real: Loaded, tmp_path: Path, name: str):
    """What the site gives away changes nothing when it comes back: it is the same data."""
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as out:
        (write_csv if name.endswith("csv") else write_geojson)(real.directory, out)

    result = bring(real, Call(tmp_path / name, "zh", TODAY))

    assert () == result.changes
    assert all("保密" in one.reasons[0].zh for one in result.rejected)
