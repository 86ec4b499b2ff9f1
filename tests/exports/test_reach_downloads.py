"""The files of reach, read back by independent readers, say what the study says."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geopandas
import pytest
import shapely

from safetynet.directory import Directory
from safetynet.exports.csv import FORMULA_STARTS
from safetynet.exports.reach_csv import write_reach_csv
from safetynet.exports.reach_geojson import write_reach_geojson
from safetynet.model import Point, Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_reach import reach_columns, reach_notes, without_rows
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.words import say_list
from safetynet.reach import (
    NOTHING_MEASURED,
    AreaReach,
    Coverage,
    Measure,
    Reach,
    Study,
    Subject,
)
from safetynet.reach.survey import survey
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale

Rows = list[dict[str, str]]
SECRET_KIND = "protection-service"  # noqa: S105 - a kind of site
COUNSELING = Subject("kind", "counseling-site")
KILOMETRES = Measure("km", "land", (1.0, 5.0), 5.0)
MINUTES = Measure("min", "pedestrian", (10.0, 30.0), 30.0)
PEOPLE = ("population", "within_land", "within_straight", "by_ferry_only")


@pytest.fixture(scope="module")
def rows(built_site: Path) -> Rows:
    """The published table."""
    text = (built_site / "data" / "reach.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def villages(built_site: Path) -> geopandas.GeoDataFrame:
    """The published features by village code."""
    return geopandas.read_file(built_site / "data" / "reach.geojson").set_index("village_code")


def written(directory: Directory, study: Study) -> tuple[Rows, dict[str, dict[str, object]]]:
    """Both files of a study, read back: rows, and properties by village code."""
    table, features = io.StringIO(newline=""), io.StringIO()
    write_reach_csv(directory, study, table)
    write_reach_geojson(directory, study, features)
    found = json.loads(features.getvalue())["features"]
    rows = list(csv.DictReader(io.StringIO(table.getvalue())))
    return rows, {feature["id"]: feature["properties"] for feature in found}


def studied(directory: Directory, measure: Measure, **facts: object) -> Study:
    """A study of one kind with the same facts for every village."""
    area = AreaReach("", 0, (0, 0), (), 0, "", 1.5)
    areas = {
        village.code: dataclasses.replace(
            area, code=village.code, population=village.population, **facts
        )
        for village in directory.geography.villages
    }
    reach = Reach(COUNSELING, (), (), (), (), Coverage(areas))
    return Study(measure, {COUNSELING: reach})


def subjects(study: Study) -> Iterator[tuple[str, Reach, Coverage]]:
    """What is measured, by its name in the files."""
    for reach in study.measured:
        if reach.coverage:
            prefix = "group:" if reach.subject.sort == "group" else ""
            yield prefix + reach.subject.code, reach, reach.coverage


def test_table_sums_to_the_study_to_the_person(rows: Rows, study: Study) -> None:
    """For each kind and distance, people of a county's rows add up to what the pages say."""
    sums: Counter[tuple[str, str, str, str]] = Counter()
    for row in rows:
        for name in PEOPLE:
            sums[row["kind"], row["county_code"], row["threshold_km"], name] += int(row[name])

    for kind, _, coverage in subjects(study):
        for code, area in coverage.counties.items():
            for at, threshold in enumerate(study.measure.thresholds):
                expected = (
                    area.population,
                    area.within[at],
                    area.within_straight[at],
                    area.by_ferry_only,
                )
                found = tuple(sums[kind, code, f"{threshold:g}", name] for name in PEOPLE)
                assert expected == found, (kind, code, threshold)


def test_table_has_one_row_a_village_kind_and_distance(rows: Rows, study: Study) -> None:
    """Nothing twice, nothing that was not measured."""
    keys = [(row["village_code"], row["kind"], row["threshold_km"]) for row in rows]
    expected = {
        (code, kind, f"{threshold:g}")
        for kind, _, coverage in subjects(study)
        for code in coverage.villages
        for threshold in study.measure.thresholds
    }

    assert len(keys) == len(set(keys))
    assert expected == set(keys)


def test_table_opens_in_spreadsheets(built_site: Path, rows: Rows) -> None:
    """A byte order mark, CRLF, and no cell that is run as a formula."""
    raw = (built_site / "data" / "reach.csv").read_bytes()

    assert raw.startswith(b"\xef\xbb\xbfcounty,county_code,")
    assert len(rows) + 1 == raw.count(b"\r\n") == raw.count(b"\n")
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row.values())


def test_columns_of_the_table_are_those_announced(rows: Rows) -> None:
    """Other programs rely on the names and their order."""
    expected = (
        "county county_code township township_code village village_code kind threshold_km"
        " population within_land within_straight by_ferry_only nearest_site nearest_km"
        " sites_left_out"
    )
    assert expected.split() == list(rows[0])


def test_county_without_a_known_place_has_no_rows(rows: Rows, directory: Directory) -> None:
    """Not 0, and not "by boat": of Penghu's counseling sites no place is known."""
    counties = {row["county_code"] for row in rows if row["kind"] == COUNSELING.code}

    assert {c.code for c in directory.geography.counties} - {"10016"} == counties


def test_lower_bound_is_marked_where_sites_are_left_out(
    rows: Rows, directory: Directory, study: Study
) -> None:
    """A kind with a site of unknown place says so in that site's county, and only there."""
    records = {record.id: record for record in directory.records}
    marked = {
        (row["kind"], row["county_code"]): int(row["sites_left_out"])
        for row in rows
        if row["sites_left_out"] != "0"
    }
    expected = Counter(
        (kind, records[id_].county)
        for kind, reach, coverage in subjects(study)
        for id_ in reach.unplaced
        if coverage.has(records[id_].county)
    )

    assert expected
    assert expected == marked
    assert ("counseling-site", "09020") in marked, "known only to the county"


def test_features_say_the_same_as_the_table(
    villages: geopandas.GeoDataFrame, rows: Rows, study: Study
) -> None:
    """At the goal, each property of a village equals the cell of its row."""
    goal = f"{study.measure.goal:g}"
    at_goal = [row for row in rows if row["threshold_km"] == goal]
    features = villages.drop(columns="geometry").astype(object).fillna("").to_dict("index")

    assert at_goal
    for row in at_goal:
        feature, kind = features[row["village_code"]], row["kind"]
        assert int(row["within_land"]) == feature[f"{kind}.within_{goal}km"]
        assert int(row["by_ferry_only"]) == feature[f"{kind}.by_ferry_only"]
        assert row["nearest_site"] == feature[f"{kind}.nearest_site"]
        assert row["population"] == str(feature["population"])


def test_features_say_nothing_of_counties_without_a_known_place(
    built_site: Path, study: Study
) -> None:
    """Each property of a kind is there for every village; null where nothing is known."""
    text = (built_site / "data" / "reach.geojson").read_text(encoding="utf-8")
    features = {one["id"]: one["properties"] for one in json.loads(text)["features"]}

    for kind, _, coverage in subjects(study):
        own = {f"{kind}.within_5km", f"{kind}.by_ferry_only", f"{kind}.sites_left_out"}
        for code, properties in features.items():
            told = {type(properties[name]) for name in own}
            assert {int if code in coverage.villages else type(None)} == told, (kind, code)


def test_features_are_villages_where_they_are(
    villages: geopandas.GeoDataFrame, directory: Directory
) -> None:
    """WGS 84, valid, one a village, in its county; a village without an outline is a point."""
    geography = directory.geography
    counties = {
        county.code: shapely.union_all(
            [geography.township_shapes[township.code] for township in county.townships]
        ).buffer(0.01)
        for county in geography.counties
    }

    assert "EPSG:4326" == villages.crs.to_string()
    assert {village.code for village in geography.villages} == set(villages.index)
    assert villages.geometry.is_valid.all()
    for village in geography.villages:
        shape = villages.geometry[village.code]
        assert (shape.geom_type == "Point") == (not village.boundary)
        assert counties[village.code[:5]].contains(shape.representative_point())


def test_outer_rings_go_counter_clockwise(villages: geopandas.GeoDataFrame) -> None:
    """As RFC 7946 asks, so that globes do not fill the rest of the world."""
    parts = villages.geometry.explode()

    assert all(part.exterior.is_ccw for part in parts if part.geom_type == "Polygon")


def test_minutes_are_called_minutes(directory: Directory) -> None:
    """Where the study counts minutes, names of columns say so and lines are left empty."""
    study = studied(directory, MINUTES, within=(1, 2), nearest="x")
    rows, features = written(directory, study)
    first, feature = rows[0], features[rows[0]["village_code"]]

    assert ("10", "1", "", "1.5") == (
        first["threshold_min"],
        first["within_pedestrian"],
        first["within_straight"],
        first["nearest_min"],
    )
    assert 2 == feature["counseling-site.within_30min"]
    assert 1.5 == feature["counseling-site.nearest_min"]


def test_no_way_is_empty_and_not_a_number(directory: Directory) -> None:
    """An infinite mean is no JSON and no number of kilometres."""
    study = studied(directory, MINUTES, mean=float("inf"))
    rows, features = written(directory, study)

    assert ("", "") == (rows[0]["nearest_min"], rows[0]["nearest_site"])
    assert features[rows[0]["village_code"]]["counseling-site.nearest_min"] is None


def test_nothing_measured_is_no_row(directory: Directory) -> None:
    """Without figures the table has its header only and the features people only."""
    rows, features = written(directory, NOTHING_MEASURED)

    assert [] == rows
    assert not any("within" in name for name in next(iter(features.values())))


def test_confidential_site_is_in_neither_file(directory: Directory, settings: Settings) -> None:
    """It reaches nobody in the files, even past the check; the same site in the open does."""
    template = next(r for r in directory.records if r.point and not r.confidential)
    probe = template.model_copy(
        update={
            "id": "zz-secret-probe",
            "kind": SECRET_KIND,
            "point": Point(lon=118.412345, lat=24.447777, precision="address"),
        }
    )
    told = [_of_both_files(directory, settings, probe, confidential=c) for c in (True, False)]

    assert [False, True] == ["zz-secret-probe" in text for text in told]
    assert not any("118.4123" in text or "24.4477" in text for text in told)


def _of_both_files(
    directory: Directory, settings: Settings, probe: Record, *, confidential: bool
) -> str:
    record = probe.model_copy(update={"confidential": confidential})
    others = tuple(r for r in directory.records if r.kind == SECRET_KIND)
    probed = dataclasses.replace(directory, records=(*others, record))
    return str(written(probed, survey(probed, settings)))


@pytest.mark.parametrize("measure", [KILOMETRES, MINUTES], ids=["km", "min"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_column_has_a_sentence(
    directory: Directory, settings: Settings, locale: Locale, measure: Measure
) -> None:
    """The data page explains each column and each property of both files, by its very name."""
    study = studied(directory, measure, within_straight=(0, 0))
    rows, features = written(directory, study)
    guides = reach_columns(ReachWords(Atlas(directory, settings, locale, study)))
    names = [[column.name for column in guide.columns] for guide in guides]
    kind = names[1][-1].partition(".")[0]

    assert list(rows[0]) == names[0]
    expected = [name.replace(COUNSELING.code, kind) for name in next(iter(features.values()))]
    assert sorted(expected) == sorted(names[1])
    assert all(column.what.endswith(("。", ".")) for guide in guides for column in guide.columns)


@pytest.mark.parametrize("locale", LOCALES)
def test_data_page_names_what_is_not_in_the_files(
    directory: Directory, settings: Settings, study: Study, locale: Locale
) -> None:
    """Kinds without figures and kinds with sites left out are named, with the month."""
    atlas = Atlas(directory, settings, locale, study)
    said = " ".join((*reach_notes(ReachWords(atlas)), *without_rows(atlas)))
    kinds = [reach for reach in study.reaches.values() if reach.subject.sort == "kind"]
    named = [reach for reach in kinds if reach.unplaced or reach.coverage is None]

    assert named
    for reach in named:
        assert directory.vocabulary.kinds[reach.subject.code].label.in_(locale) in said
    assert "2026" in said


@pytest.mark.parametrize("locale", LOCALES)
def test_data_page_names_the_kinds_without_rows_in_each_county(
    directory: Directory, settings: Settings, study: Study, locale: Locale
) -> None:
    """One sentence a county, with the kinds that have rows elsewhere only."""
    found = tuple(without_rows(Atlas(directory, settings, locale, study)))

    for county in directory.geography.counties:
        kinds = [
            directory.vocabulary.kinds[name].label.in_(locale)
            for name, reach, coverage in subjects(study)
            if reach.subject.sort == "kind" and not coverage.has(county.code)
        ]
        expected = directory.strings.say(
            "page.data.reach.partly",
            locale,
            county=county.name.in_(locale),
            kinds=say_list(kinds, directory.strings, locale),
        )
        assert kinds
        assert expected in found


@pytest.mark.parametrize("locale", LOCALES)
def test_data_page_counts_the_sites_left_out_where_there_are_rows(
    directory: Directory, settings: Settings, study: Study, locale: Locale
) -> None:
    """As many as the table marks: one of Changhua and one of Kinmen, not those of Penghu."""
    said = " ".join(reach_notes(ReachWords(Atlas(directory, settings, locale, study))))
    kind = directory.vocabulary.kinds[COUNSELING.code].label.in_(locale)

    expected = directory.strings.say("page.data.reach.left-out.kind", locale, kind=kind, count=2)
    assert expected in said
