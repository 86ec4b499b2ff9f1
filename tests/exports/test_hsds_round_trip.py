"""The HSDS files, read by themselves, give the directory back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from safetynet.directory import Directory
from safetynet.exports.csv import unharmed
from safetynet.exports.uuids import uuid_of
from safetynet.hours import read_week
from safetynet.model import Record
from safetynet.nearest import has_pin
from safetynet.text import Locale

LOCALES: tuple[Locale, ...] = ("zh", "en")
STATUS = {"active": "active", "inactive": "planned", "temporarily closed": "temporarily-closed",
          "defunct": "closed"}  # fmt: skip


class Read(NamedTuple):
    """What a reader of the files knows of a record."""

    name: str
    operator: str
    status: str
    phones: tuple[tuple[str, str], ...]
    """Number as it is dialled in Taiwan; extension where it is one number."""
    lonlat: tuple[float, float] | None
    address: str
    """Postal code, county, township and street."""
    serves: frozenset[str]
    kind: str
    services: frozenset[str]
    audience: frozenset[str]
    checked: str
    is_free: bool


def of_record(directory: Directory, record: Record, locale: Locale) -> Read:
    """What the files must say of a record."""
    county = frozenset({record.county} if record.delivery != "site" else ())
    return Read(
        name=record.name.in_(locale),
        operator=who_runs(record, locale),
        status=record.status,
        phones=tuple(sorted((p.number, number_in(p.extension)) for p in record.phones)),
        lonlat=(record.point.lon, record.point.lat) if record.point and has_pin(record) else None,
        address=address_of(directory, record, locale),
        serves=frozenset(record.serves) or county,
        kind=record.kind,
        services=frozenset(record.services),
        audience=frozenset(record.audience),
        checked=str(record.verified.date or ""),
        is_free=record.fee == "free",
    )


def who_runs(record: Record, locale: Locale) -> str:
    """The operator, or the record's own name where that is a clinic's or an association's."""
    own = re.compile("(財團法人|社團法人).*|.*(診所|醫院|諮商所|治療所|協會)")
    is_own = not record.confidential and own.fullmatch(record.name.zh)
    name = record.operator or (record.name if is_own else None)
    return name.in_(locale) if name and not name.zh.endswith(("分院", "分會", "分事務所")) else ""


def number_in(extension: str) -> str:
    """The extension, where it is one number."""
    return extension if re.fullmatch(r"[1-9]\d*", extension) else ""


def address_of(directory: Directory, record: Record, locale: Locale) -> str:
    """The address as a letter has it, the outer places first."""
    if not record.address or not record.township:
        return ""
    town = directory.geography.township(record.township)
    county = directory.geography.county(town.county)
    street = record.address.zh
    for outer in (county.name.zh, town.name.zh):
        street = street.removeprefix(outer)
    language: Locale = locale if locale == "zh" or record.address.en else "zh"
    if language == "en":
        street = record.address.en.removesuffix(f", {town.name.en}")
    outer = (county.name.in_(language), town.name.in_(language))
    return " ".join((town.postal_code, *outer, street))


def at_home(number: str) -> str:
    """+886-82-330100 → 082-330100."""
    return re.sub(r"^\+886-", "0", number)


def from_page(folder: Path, locale: Locale) -> dict[str, Read]:
    """Record id → what the page of services says."""
    page = json.loads((folder / f"{locale}.json").read_text("utf-8"))
    found = {}
    for service in page["contents"]:
        ids = [a["value"] for a in service["attributes"] if a["link_type"] == "id"]
        if ids:
            found[ids[0]] = _read(service)
    return found


def _read(service: dict[str, Any]) -> Read:
    codes = defaultdict(set)
    for attribute in service["attributes"]:
        taxonomy, _, code = attribute.get("taxonomy_term", {}).get("code", "").partition(":")
        codes[taxonomy].add(code)
    places = [one["location"] for one in service.get("service_at_locations", [])]
    points = [(one["longitude"], one["latitude"]) for one in places if "longitude" in one]
    letters = [a for one in places for a in one.get("addresses", [])]
    phones = service.get("phones", [])
    return Read(
        name=service["name"],
        operator=service.get("organization", {}).get("name", ""),
        status=STATUS[service["status"]],
        phones=tuple(sorted((at_home(p["number"]), str(p.get("extension", ""))) for p in phones)),
        lonlat=points[0] if points else None,
        address=_letter(letters[0]) if letters else "",
        serves=frozenset(a["uri"].split("#")[1] for a in service.get("service_areas", [])),
        kind="".join(codes["kind"]),
        services=frozenset(codes["services"]),
        audience=frozenset(codes["audience"]),
        checked=service.get("assured_date", ""),
        is_free=[0] == [cost["amount"] for cost in service.get("cost_options", [])],
    )


def _letter(address: dict[str, str]) -> str:
    parts = ("postal_code", "state_province", "city", "address_1")
    return " ".join(address[part] for part in parts)


class Tables:
    """The tables of a data package, joined by their ids."""

    def __init__(self, path: Path) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {}
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".csv"):
                    text = io.StringIO(archive.read(name).decode("utf-8"), newline="")
                    rows = csv.DictReader(text)
                    self.rows[name] = [{k: unharmed(v) for k, v in row.items()} for row in rows]
        self.attributes = self.by("attributes.csv", "link_id")
        self.terms = self.by("taxonomy_terms.csv", "id")

    def by(self, name: str, column: str) -> dict[str, list[dict[str, str]]]:
        """Value of a column → its rows."""
        found = defaultdict(list)
        for row in self.rows[name]:
            found[row[column]].append(row)
        return found

    def codes(self, id_: str) -> dict[str, dict[str, str]]:
        """Taxonomy → code of each linked term → value."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for attribute in self.attributes[id_]:
            taxonomy, _, code = self.terms[attribute["taxonomy_term_id"]][0]["code"].partition(":")
            found[taxonomy][code] = attribute["value"]
        return found

    def services(self) -> dict[str, dict[str, Any]]:
        """Record id → its service as a page has it: rows of other tables nested in it."""
        operators = self.by("organizations.csv", "id")
        places = self.by("locations.csv", "id")
        inside = {
            "phones": self.by("phones.csv", "service_id"),
            "service_areas": self.by("service_areas.csv", "service_id"),
            "cost_options": self.by("cost_options.csv", "service_id"),
            "places": self.by("service_at_location.csv", "service_id"),
        }
        found = {}
        for row in self.rows["services.csv"]:
            nested = {name: rows[row["id"]] for name, rows in inside.items()}
            nested["places"] = [places[one["location_id"]][0] for one in nested["places"]]
            operator = operators[row["organization_id"]][:1]
            slug = self.codes(row["id"])["fact"].get("id")
            if slug:
                found[slug] = {**row, **nested, "operator": "".join(o["name"] for o in operator)}
        return found


def from_tables(path: Path) -> dict[str, Read]:
    """Record id → what the tables say."""
    tables = Tables(path)
    letters = tables.by("addresses.csv", "location_id")
    found = {}
    for slug, service in tables.services().items():
        codes = tables.codes(service["id"])
        points = [(one["longitude"], one["latitude"]) for one in service["places"]]
        written = [letter for one in service["places"] for letter in letters[one["id"]]]
        numbers = ((at_home(one["number"]), one["extension"]) for one in service["phones"])
        found[slug] = Read(
            name=service["name"],
            operator=service["operator"],
            status=STATUS[service["status"]],
            phones=tuple(sorted(numbers)),
            lonlat=next(((float(lon), float(lat)) for lon, lat in points if lon), None),
            address=_letter(written[0]) if written else "",
            serves=frozenset(area["uri"].split("#")[1] for area in service["service_areas"]),
            kind="".join(codes["kind"]),
            services=frozenset(codes["services"]),
            audience=frozenset(codes["audience"]),
            checked=service["assured_date"],
            is_free=["0"] == [cost["amount"] for cost in service["cost_options"]],
        )
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_page_of_services_gives_the_directory_back(
    built_site: Path, directory: Directory, locale: Locale
):
    """Every record with its names, phones, point, address, townships and codes."""
    expected = {r.id: of_record(directory, r, locale) for r in directory.published.records}

    assert expected == from_page(built_site / "data" / "hsds", locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_data_package_gives_the_directory_back(
    built_site: Path, directory: Directory, locale: Locale
):
    """The tables, joined by their ids alone, say the same."""
    expected = {r.id: of_record(directory, r, locale) for r in directory.published.records}

    assert expected == from_tables(built_site / "data" / "hsds" / f"{locale}.zip")


def test_hotlines_are_services_without_a_place(built_site: Path, directory: Directory):
    """Each with its number; one without a number has its address on the web as its place."""
    page = json.loads((built_site / "data/hsds/zh.json").read_text("utf-8"))
    lines = {}
    for service in page["contents"]:
        for attribute in service["attributes"]:
            if attribute["link_type"] == "hotline":
                lines[attribute["value"]] = service

    assert [line.id for line in directory.hotlines] == list(lines)
    for line in directory.hotlines:
        service = lines[line.id]
        numbers = [at_home(phone["number"]) for phone in service.get("phones", [])]
        places = [one["location"] for one in service.get("service_at_locations", [])]
        assert [line.number] * bool(line.number) == numbers
        assert ["virtual"] * (not line.number) == [place["location_type"] for place in places]


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def test_time_blocks_are_those_of_the_week(built_site: Path, directory: Directory):
    """Every opening of every day of a plain week, no more; hours that are unknown have none."""
    page = json.loads((built_site / "data/hsds/en.json").read_text("utf-8"))
    blocks = {one["id"]: one.get("schedules", []) for one in page["contents"]}
    records = {str(uuid_of("site", r.id)): r for r in directory.published.records}

    assert any(record.hours for record in records.values())
    for id_, record in records.items():
        assert openings_of(record.hours) == {
            (day, block["opens_at"][:5], block["closes_at"][:5])
            for block in blocks[id_]
            if "byday" in block
            for day in block["byday"].split(",")
        }


def openings_of(hours: str) -> set[tuple[str, str, str]]:
    """Day, from and to of the openings of a week."""
    week = read_week(hours)
    assert week
    assert not week.nth
    return {
        (DAYS[day], clock(span.start), clock(span.end))
        for day, spans in enumerate(week.days)
        for span in spans
    }


def clock(minutes: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
