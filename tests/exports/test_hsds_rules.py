"""The HSDS files keep every rule of the specification, and each rule can be broken."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hsds_rules import objects_in, package_problems, page_problems, read_package

from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.hsds import DOWNLOADS
from safetynet.settings import TAIPEI

STAMP = dt.datetime(2026, 11, 22, 8, 30, tzinfo=TAIPEI)


@pytest.fixture(scope="module")
def folder(directory: Directory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four files of the shipped data."""
    release = Release(directory, site_url="https://example.org/atlas/", stamp=STAMP)
    target = tmp_path_factory.mktemp("hsds")
    for download in DOWNLOADS:
        download.write(release, target / Path(download.path).name)
    return target


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Any]:
    """Locale → page of services."""
    return {
        locale: json.loads((folder / f"{locale}.json").read_text("utf-8"))
        for locale in ("zh", "en")
    }


@pytest.fixture(scope="module")
def small(pages: dict[str, Any]) -> Any:
    """A page with few services that together have every field of every object."""
    seen: set[tuple[str, str]] = set()
    chosen = []
    for service in pages["zh"]["contents"]:
        fields = {(t, name) for t, thing in objects_in({"contents": [service]}) for name in thing}
        if not fields <= seen:
            chosen.append(service)
            seen |= fields
    return {**pages["zh"], "contents": chosen, "size": len(chosen), "total_items": len(chosen)}


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_page_of_services_keeps_the_rules(pages: dict[str, Any], locale: str):
    """Required fields, types, words, UUIDs, time blocks; no id twice."""
    assert [] == page_problems(pages[locale])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_data_package_keeps_the_rules(folder: Path, locale: str):
    """Every id is there once, every link resolves, every table is as it is described."""
    assert [] == package_problems(*read_package(folder / f"{locale}.zip"))


def test_both_languages_have_the_same_objects(pages: dict[str, Any]):
    """Same objects in the same order with the same ids; only words differ."""
    zh, en = ([(table, thing["id"]) for table, thing in objects_in(pages[x])] for x in pages)

    assert zh == en


def test_tables_have_the_objects_of_the_page(folder: Path, pages: dict[str, Any]):
    """Nothing is in one and not in the other, terms and taxonomies included."""
    for locale, page in pages.items():
        _, tables = read_package(folder / f"{locale}.zip")
        nested: dict[str, set[str]] = {}
        for table, thing in objects_in(page):
            nested.setdefault(table, set()).add(thing["id"])
        listed = {table: {row["id"] for row in rows} for table, rows in tables.items()}

        assert nested == listed


def test_same_data_give_the_same_bytes(directory: Directory, folder: Path, tmp_path: Path):
    """No clock, no chance: a file changes only when the data do."""
    release = Release(directory, site_url="https://example.org/atlas/", stamp=STAMP)
    for download in DOWNLOADS:
        again = tmp_path / Path(download.path).name
        download.write(release, again)
        assert (folder / again.name).read_bytes() == again.read_bytes()


def test_ids_do_not_depend_on_the_address_of_the_site(
    directory: Directory, folder: Path, tmp_path: Path
):
    """A county that moves its site keeps every id."""
    DOWNLOADS[0].write(Release(directory), tmp_path / "zh.json")
    moved = json.loads((tmp_path / "zh.json").read_text("utf-8"))
    before = json.loads((folder / "zh.json").read_text("utf-8"))

    ids = {thing["id"] for _, thing in objects_in(moved)}
    assert ids < {thing["id"] for _, thing in objects_in(before)}


def first(table: str, field: str) -> Callable[[Any], Any]:
    """Finds the first object of a table that has a field."""
    return lambda page: next(t for of, t in objects_in(page) if of == table and field in t)


def put(table: str, field: str, value: object) -> Callable[[Any], None]:
    """Puts a value into the first object that has the field."""
    return lambda page: first(table, field)(page).update({field: value})


def drop(table: str, field: str) -> Callable[[Any], None]:
    """Takes a field out of the first object that has it."""
    return lambda page: first(table, field)(page).pop(field)


@pytest.mark.parametrize(
    "damage",
    [
        put("service", "id", "kinmen-center"),
        put("service", "id", "123e4567-e89b-12d3-a456-426614174000"),
        drop("service", "name"),
        put("service", "name", " "),
        put("service", "status", "closed"),
        put("service", "assured_date", "2026-13-01"),
        put("schedule", "opens_at", "09:00"),
        put("attribute", "taxonomy_term_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        put("taxonomy_term", "parent_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        put("service", "name", 5),
        lambda page: page["contents"][0].update(telephone="113"),
        lambda page: page["contents"][0].update(languages=[]),
        lambda page: page["contents"].append(copy.deepcopy(page["contents"][0])),
        lambda page: page.update(total_items=1),
        lambda page: page.pop("size"),
        drop("organization", "description"),
        put("organization", "parent_organization_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        put("phone", "extension", "12"),
        put("phone", "number", ""),
        put("phone", "type", "telephone"),
        put("location", "location_type", "house"),
        put("location", "latitude", "24.4"),
        put("location", "longitude", 24.4),
        drop("location", "latitude"),
        drop("address", "postal_code"),
        put("address", "country", "Taiwan"),
        put("schedule", "timezone", "+08:00"),
        put("schedule", "freq", "DAILY"),
        put("schedule", "byday", "Mo-Fr"),
        put("schedule", "closes_at", "24:00"),
        put("schedule", "opens_at", "23:59"),
        drop("schedule", "closes_at"),
        put("url", "url", "javascript:alert(1)"),
        put("url", "url", "https://example.org/路"),
        put("service_area", "uri", "09020010"),
        put("cost_option", "amount", "0"),
        drop("taxonomy_term", "description"),
        put("attribute", "taxonomy_term_id", "kind"),
        put("attribute", "link_type", "part_of"),
    ],
)
def test_broken_rule_of_a_page_is_noticed(small: Any, damage: Callable[[Any], None]):
    """One fault is enough; a body above another may be missing in so few services."""
    page = copy.deepcopy(small)
    damage(page)

    assert set(page_problems(page)) - set(page_problems(small))


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("service", "id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("service", "organization_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("phone", "service_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("phone", "number", ""),
        ("address", "location_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("attribute", "link_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("attribute", "link_entity", "site"),
        ("attribute", "taxonomy_term_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("taxonomy_term", "taxonomy_id", "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b"),
        ("schedule", "timezone", "+08:00"),
        ("address", "city", ""),
    ],
)
def test_broken_rule_of_a_package_is_noticed(folder: Path, table: str, field: str, value: str):
    """A link to nothing, an empty required cell, a number that is none."""
    described, tables = read_package(folder / "zh.zip")
    tables[table][0][field] = value

    assert package_problems(described, tables)


def test_wrong_description_of_a_package_is_noticed(folder: Path):
    """A column that is not described, a table without its links, no licence."""
    described, tables = read_package(folder / "zh.zip")
    described["resources"][0]["schema"]["fields"].pop()
    described["resources"][1]["schema"].pop("foreignKeys")
    del described["licenses"]
    found = [problem.split(":")[0] for problem in package_problems(described, tables)]

    assert {"datapackage.json", "organization", "service"} == set(found)
