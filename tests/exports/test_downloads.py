"""Each download, read back by an independent reader, gives the same records."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pytest
import shapely

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports.csv import FORMULA_STARTS, unharmed, write_csv
from safetynet.model import Record
from safetynet.nearest import has_pin
from safetynet.text import LOCALES, Locale


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


def test_csv_read_by_pandas_is_every_record_in_full(built_site: Path, directory: Directory) -> None:
    """Each column of each row says what the record says; nothing is a number or a date by luck."""
    table = pd.read_csv(built_site / "data/services.csv", dtype=str, keep_default_na=False)
    rows = {row["id"]: row for row in table.to_dict("records")}

    assert len(directory.records) == len(table)
    for record in directory.published.records:
        row = {name: unharmed(cell) for name, cell in rows[record.id].items()}
        expected = facts_of(record)
        assert expected == {name: row[name] for name in expected}


def facts_of(record: Record) -> dict[str, str]:
    """Columns of the table, taken from the record without the code that writes it."""
    phones = [f"{p.number}#{p.extension}".rstrip("#") for p in record.phones]
    verified = record.verified
    facts = {
        "kind": record.kind,
        "status": record.status,
        "delivery": record.delivery,
        "name_zh": record.name.zh,
        "name_en": record.name.en,
        "county_code": record.county,
        "township_code": record.township or "",
        "address_zh": record.address.zh if record.address else "",
        "phones": ";".join(phones),
        "hours": record.hours,
        "services": ";".join(record.services),
        "audience": ";".join(record.audience),
        "serves": ";".join(record.serves),
        "fee": stated(record.fee),
        "booking": stated(record.booking),
        "step_free": stated(record.step_free),
        "confidential": str(record.confidential).lower(),
        "opened": str(record.opened or ""),
        "part_of": record.part_of or "",
        "urls": ";".join(record.urls),
        "languages": ";".join(record.languages),
        "verified_date": str(verified.date or ""),
        "verified_how": verified.how,
        "verified_by": verified.by,
        "closed": str(record.closed or ""),
        "replaced_by": ";".join(record.replaced_by),
        "sources": ";".join(dict.fromkeys(citation.source for citation in record.sources)),
        "lon": "",
        "lat": "",
        "precision": "",
    }
    for field in ("status_note", "summary", "hours_note", "fee_note", "how_to_apply", "notes"):
        text = getattr(record, field)
        facts |= {f"{field}_zh": text.zh if text else "", f"{field}_en": text.en if text else ""}
    if record.point and has_pin(record):
        facts |= {"lon": str(record.point.lon), "lat": str(record.point.lat)}
        facts["precision"] = record.point.precision
    return {name: str(value) for name, value in facts.items()}


def stated(code: str) -> str:
    """The code, where a source states one: an empty cell is not known."""
    return code.replace("unknown", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_number_says_whose_it_is(directory: Directory, built_site: Path, locale: Locale) -> None:
    """In the table and on the map: the national line is not the center's own number."""
    table = pd.read_csv(built_site / "data/services.csv", dtype=str, keep_default_na=False)
    features = json.loads((built_site / "data/services.geojson").read_text("utf-8"))["features"]
    rows = {one["properties"]["id"]: one["properties"] for one in features}
    told = dict(zip(table["id"], table[f"phones_{locale}"], strict=True))
    of_another = [record for record in directory.records if any(p.for_ for p in record.phones)]

    assert len(of_another) > 90
    for record in directory.published.records:
        words = [phone.for_.in_(locale) for phone in record.phones if phone.for_]
        assert all(one in told[record.id] for one in words)
        assert told[record.id] == rows[record.id][f"phones_{locale}"]


def test_programs_can_read_what_must_not_be_filled_in(built_site: Path, directory: Directory):
    """Flags of the map file are true or false, and the page of a record is a full address."""
    features = json.loads((built_site / "data/services.geojson").read_text("utf-8"))["features"]
    rows = {one["id"]: one["properties"] for one in features}

    for record in directory.records:
        row = rows[record.id]
        kind = directory.vocabulary.kinds[record.kind]
        assert (record.confidential, kind.quick_exit) == (row["confidential"], row["quick_exit"])
        path = addresses.site(directory, "en", record.id)
        assert f"https://example.org/atlas/{path}" == row["page_en"]


def test_geojson_has_every_record_and_only_honest_points(
    built_site: Path, directory: Directory
) -> None:
    """Records without a pin are there with no geometry; points are those of the records."""
    frame = geopandas.read_file(built_site / "data/services.geojson").set_index("id")

    assert {record.id for record in directory.records} == set(frame.index)
    for record in directory.records:
        point = frame.geometry[record.id]
        assert has_pin(record) == (point is not None)
        if point is not None and record.point:
            assert record.point.lon == pytest.approx(point.x, abs=6e-8)
            assert record.point.lat == pytest.approx(point.y, abs=6e-8)


@pytest.mark.parametrize("name", ["services.geojson", "reach.geojson"])
def test_geojson_keeps_the_rules_of_rfc_7946(built_site: Path, name: str) -> None:
    """No coordinate system named, lon before lat, seven decimals, an id and properties each."""
    text = (built_site / "data" / name).read_text(encoding="utf-8")
    collection = json.loads(text, parse_float=str)  # as written, not as rounded

    assert {"type", "features"} == set(collection), "no crs; a bbox only where one is wanted"
    assert "FeatureCollection" == collection["type"]
    assert len(collection["features"]) == len({one["id"] for one in collection["features"]})
    for feature in collection["features"]:
        assert {"type", "id", "geometry", "properties"} == set(feature)
        assert "Feature" == feature["type"]
        assert isinstance(feature["properties"], dict)
        assert faults_of(feature["geometry"]) == []


def faults_of(geometry: dict[str, Any] | None) -> list[str]:
    """What the RFC forbids in a geometry; null is fine."""
    if geometry is None:
        return []
    positions = list(positions_in(geometry["coordinates"]))
    faults = [f"{p}" for p in positions if not 117 < float(p[0]) < 123 or not 21 < float(p[1]) < 27]
    faults += [f"{p}" for p in positions if any(len(d.partition(".")[2]) > 7 for d in p)]
    open_rings = [ring for ring in rings_in(geometry) if ring[0] != ring[-1] or len(ring) < 4]
    turned = [
        ring[0]
        for polygon in polygons_in(geometry)
        for number, ring in enumerate(polygon)
        if shapely.LinearRing([tuple(map(float, p)) for p in ring]).is_ccw == bool(number)
    ]
    unknown = {geometry["type"]} - {"Point", "Polygon", "MultiPolygon"}
    return [*faults, *map(str, open_rings), *map(str, turned), *unknown]


def positions_in(coordinates: Any) -> Iterator[list[str]]:
    """All positions of a geometry."""
    if isinstance(coordinates[0], str):
        yield coordinates
        return
    for inner in coordinates:
        yield from positions_in(inner)


def polygons_in(geometry: dict[str, Any]) -> list[Any]:
    """The polygons of a geometry, each a list of rings: the outer one, then holes."""
    several = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    return list(several.get(geometry["type"], []))


def rings_in(geometry: dict[str, Any]) -> list[Any]:
    """All rings of a geometry."""
    return [ring for polygon in polygons_in(geometry) for ring in polygon]


def test_rule_of_geojson_that_is_broken_is_noticed() -> None:
    """The check can fail: clockwise, eight decimals, latitude first, an open ring."""
    square = [["120.0", "24.0"], ["120.1", "24.0"], ["120.1", "24.1"], ["120.0", "24.0"]]
    broken = (
        {"type": "Polygon", "coordinates": [square[::-1]]},
        {"type": "Point", "coordinates": ["120.12345678", "24.0"]},
        {"type": "Point", "coordinates": ["24.0", "120.0"]},
        {"type": "Polygon", "coordinates": [square[:3]]},
    )

    assert [] == faults_of({"type": "Polygon", "coordinates": [square]})
    assert all(faults_of(geometry) for geometry in broken)


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
