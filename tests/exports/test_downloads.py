"""Each download, read back by an independent reader, gives the same records."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import geopandas

from safetynet.directory import Directory
from safetynet.exports.csv import FORMULA_STARTS, write_csv
from safetynet.nearest import has_pin


def rows_of(directory: Directory) -> dict[str, dict[str, str]]:
    """The table of a directory, written and read back: id → row."""
    out = io.StringIO()
    write_csv(directory, out)
    return {row["id"]: row for row in csv.DictReader(out.getvalue().splitlines())}


def test_csv_has_every_record_with_its_phones(built_site: Path, directory: Directory) -> None:
    """One row a record; the file begins with a byte order mark for spreadsheet programs."""
    raw = (built_site / "data" / "services.csv").read_bytes()
    rows = {row["id"]: row for row in csv.DictReader(raw.decode("utf-8-sig").splitlines())}

    assert raw.startswith(b"\xef\xbb\xbf")
    assert {r.id for r in directory.records} == set(rows)
    for record in directory.records:
        assert record.name.zh == rows[record.id]["name_zh"]
        assert all(phone.number in rows[record.id]["phones"] for phone in record.phones)


def test_csv_cell_is_never_a_formula(directory: Directory) -> None:
    """A name that begins like a formula is written as text."""
    name = dataclasses.replace(directory.records[0].name, en="=1+1")
    record = directory.records[0].model_copy(update={"name": name})

    row = rows_of(dataclasses.replace(directory, records=(record,)))[record.id]
    assert "'=1+1" == row["name_en"]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in row.values())


def test_geojson_has_every_record_and_only_honest_points(
    built_site: Path, directory: Directory
) -> None:
    """Records without a pin are there with no geometry; points are lon, lat in the counties."""
    path = built_site / "data" / "services.geojson"
    frame = geopandas.read_file(path)
    features = {f["id"]: f for f in json.loads(path.read_text(encoding="utf-8"))["features"]}

    assert len(directory.records) == len(frame)
    for record in directory.records:
        geometry = features[record.id]["geometry"]
        assert has_pin(record) == (geometry is not None)
        if geometry and record.point:
            assert [record.point.lon, record.point.lat] == geometry["coordinates"]


def test_confidential_record_has_no_place_in_downloads(directory: Directory) -> None:
    """Its row says the county and nothing nearer."""
    rows = rows_of(directory)
    secret = [record for record in directory.records if record.confidential]

    assert secret
    for record in secret:
        row = rows[record.id]
        assert ("", "", "", "") == (row["township_code"], row["address_zh"], row["lon"], row["lat"])


def test_schema_accepts_the_words_of_the_model(built_site: Path, directory: Directory) -> None:
    """The published JSON Schema knows every kind in use."""
    schema = (built_site / "data" / "services.schema.json").read_text(encoding="utf-8")

    json.loads(schema)
    assert all(f'"{record.kind}"' in schema for record in directory.records)
