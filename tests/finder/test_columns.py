"""assets/finder/records.json: its columns say what the directory says, and nothing secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from finder_answers import expected, in_address

from safetynet.directory import Directory
from safetynet.finder.records import build_records
from safetynet.hours import hours_key
from safetynet.model import Record, Status
from safetynet.nearest import has_pin, point_of
from safetynet.neutral import neutral


@pytest.fixture(scope="module")
def columns(directory: Directory) -> dict[str, Any]:
    """The columns as the browser reads them."""
    return json.loads(json.dumps(build_records(directory)))


def ids_of(columns: dict[str, Any], rows: list[int]) -> set[str]:
    """Ids of rows."""
    return {columns["ids"][row] for row in rows}


def test_every_listed_record_has_one_row(directory: Directory, columns: dict[str, Any]) -> None:
    """Nothing is left out, nothing stands there twice, what is closed for good is not there."""
    listed = {record.id for record in directory.records if record.status is not Status.CLOSED}

    assert listed == set(columns["ids"])
    assert len(listed) == len(columns["ids"])


def test_every_column_is_as_long_as_the_ids(columns: dict[str, Any]) -> None:
    """A short column would shift all that follows."""
    names = ("county", "township", "kind", "landmass", "hours", "lon", "lat", "precision")

    assert {len(columns["ids"])} == {len(columns[name]) for name in names}


def test_where_a_record_is_comes_from_the_directory(
    directory: Directory, columns: dict[str, Any]
) -> None:
    """County, township, point, land mass and kind of each row."""
    geography, published = directory.geography, directory.published.by_id
    for row, id_ in enumerate(columns["ids"]):
        record = published[id_]
        county = geography.county(record.county)
        assert county.slug == columns["counties"][columns["county"][row]]
        if record.township:
            town = f"{county.slug}/{geography.township(record.township).slug}"
            assert town == columns["townships"][columns["township"][row]]
        if has_pin(record):
            lon, lat = point_of(record)
            assert (round(lon, 5), round(lat, 5)) == (columns["lon"][row], columns["lat"][row])
            land = columns["landmasses"][columns["landmass"][row]]
            assert geography.landmass_at(lon, lat) == land


@pytest.mark.parametrize("name", ["need", "audience", "language"])
def test_rows_of_a_code_are_the_records_that_have_it(
    directory: Directory, columns: dict[str, Any], name: str
) -> None:
    """Every code of the vocabulary is there, in its order, also one that nobody has."""
    words = directory.vocabulary
    terms = {"need": words.needs, "audience": words.audience, "language": words.languages}[name]
    values = {code: in_address(directory, name, code) for code in terms}

    assert list(values.values()) == list(columns[name])
    for code, value in values.items():
        rows = columns[name][value]
        assert expected(directory, **{name: code}) == ids_of(columns, rows), code


@pytest.mark.parametrize("name", ["free", "walkin", "stepfree"])
def test_rows_of_a_flag_are_sure(directory: Directory, columns: dict[str, Any], name: str) -> None:
    """Only what is stated counts; unknown is not yes."""
    assert expected(directory, **{name: "1"}) == ids_of(columns, columns[name])
    assert set(columns[name]) <= set(columns["stated"][name])


def test_hours_of_a_row_are_those_of_its_record(
    directory: Directory, columns: dict[str, Any]
) -> None:
    """The key is the one of assets/hours.json; none where no hours are stated."""
    for row, id_ in enumerate(columns["ids"]):
        record = directory.published.by_id[id_]
        at = columns["hours"][row]
        assert hours_key(record.hours, record.county) == (
            columns["patterns"][at] if at >= 0 else ""
        )


def test_lands_of_a_township_are_those_its_people_live_on(
    directory: Directory, columns: dict[str, Any]
) -> None:
    """One row a township, with the land mass of each of its villages."""
    geography = directory.geography
    lands = [
        {geography.landmass_at(village.lon, village.lat) for village in town.villages}
        for town in geography.townships
    ]

    assert lands == [{columns["landmasses"][at] for at in row} for row in columns["lands"]]


def test_confidential_record_tells_no_place(
    directory: Directory, make_probe: Callable[..., Record]
) -> None:
    """Township, point, land mass and served townships stay secret, also when the data have them."""
    secret = make_probe(confidential=True, serves=["09020030"])
    columns = build_records(replace(directory, records=(secret,)))

    assert [-1] == columns["township"] == columns["landmass"]
    assert [None] == columns["lon"] == columns["lat"]
    assert "-" == columns["precision"]
    assert {} == columns["serves"]
    assert [0] == columns["roams"]


def test_what_is_planned_or_paused_is_told(
    directory: Directory, make_probe: Callable[..., Record]
) -> None:
    """They are listed, but can never count as open."""
    records = tuple(make_probe(f"probe-{status}", status=status) for status in Status)
    columns = build_records(replace(directory, records=records))

    assert {"probe-planned"} == ids_of(columns, columns["planned"])
    assert {"probe-temporarily-closed"} == ids_of(columns, columns["paused"])
    assert "probe-closed" not in columns["ids"]


def test_addresses_never_name_violence(directory: Directory, columns: dict[str, Any]) -> None:
    """Kinds, needs, audiences and records about violence have marks for the address."""
    words = directory.vocabulary
    quiet = {code for code, kind in words.kinds.items() if kind.quick_exit}
    needs = {code for code, need in words.needs.items() if need.quick_exit}
    audiences = {"victims", "perpetrators"}
    marks = {neutral("need", code) for code in needs}
    marks |= {neutral("kind", code) for code in quiet}
    marks |= {neutral("audience", code) for code in audiences}

    assert quiet.isdisjoint(columns["kinds"])
    assert needs.isdisjoint(columns["need"])
    assert audiences.isdisjoint(columns["audience"])
    assert marks == set(columns["quiet"])
    marked = {columns["ids"][int(row)] for row in columns["marks"]}
    assert {r.id for r in directory.records if r.kind in quiet} == marked


@pytest.fixture
def make_probe() -> Callable[..., Record]:
    """Makes a record in Jinhu (Kinmen) with a point, with some changes."""

    def make(record_id: str = "probe", **changes: Any) -> Record:
        facts = {
            "id": record_id,
            "kind": "counseling-site",
            "name": {"zh": "據點", "en": "Site"},
            "county": "09020",
            "township": "09020030",
            "point": {"lon": 118.41, "lat": 24.44, "precision": "address"},
            "verified": {"how": "document"},
            "sources": [{"source": "seed-000"}],
        }
        return Record.model_validate(facts | changes)

    return make
