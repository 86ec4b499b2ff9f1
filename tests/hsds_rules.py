"""What HSDS 3.2 demands of a page of services and of a data package, in our own words.

Nothing of the exporter is used here: the rules are written down once more.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
URI = re.compile(r"https?://[!-~]+")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\+08:00")
"""With the offset of Taiwan's time; in tables, whose times can have none, it is a column."""
BYDAY = {
    "WEEKLY": re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"),
    "MONTHLY": re.compile(r"-?[1-5](MO|TU|WE|TH|FR|SA|SU)(,-?[1-5](MO|TU|WE|TH|FR|SA|SU))*"),
}
KINDS_OF_PLACE = ("physical", "postal", "virtual")
ENUMS = {
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): KINDS_OF_PLACE,
    ("address", "address_type"): KINDS_OF_PLACE,
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
    ("phone", "type"): ("text", "voice", "fax", "cell", "video", "pager", "textphone"),
    ("address", "country"): ("TW",),
}
REQUIRED = {
    "service": "id name status",
    "organization": "id name description",
    "location": "id location_type",
    "address": "id address_1 city state_province postal_code country address_type",
    "phone": "id number",
    "taxonomy": "id name description",
    "taxonomy_term": "id name description",
    "url": "id url",
}
TEXTS = {
    "service": "name alternate_name description status application_process fees_description "
    "eligibility_description interpretation_services alert",
    "organization": "name alternate_name description legal_status",
    "location": "name alternate_name description transportation location_type",
    "address": "address_1 address_2 attention city region state_province postal_code country "
    "address_type",
    "phone": "number type description",
    "schedule": "freq byday description opens_at closes_at notes",
    "service_area": "name description extent extent_type",
    "language": "name code note",
    "accessibility": "description details",
    "cost_option": "option currency amount_description",
    "attribute": "link_type link_entity value label",
    "taxonomy_term": "code name description taxonomy language",
    "taxonomy": "name description version",
    "url": "label",
    "service_at_location": "description",
}
NUMBERS = {
    "service": "minimum_age maximum_age",
    "location": "latitude longitude",
    "phone": "extension",
    "schedule": "timezone interval count",
    "cost_option": "amount",
}
URIS = {"url": "url", "service": "url", "location": "url", "taxonomy_term": "term_uri",
        "service_area": "uri"}  # fmt: skip
LINKS = {
    "organization": {"parent_organization_id": "organization"},
    "service": {"organization_id": "organization"},
    "service_at_location": {"service_id": "service", "location_id": "location"},
    "attribute": {"taxonomy_term_id": "taxonomy_term"},
    "taxonomy_term": {"parent_id": "taxonomy_term", "taxonomy_id": "taxonomy"},
    "address": {"location_id": "location"},
    "accessibility": {"location_id": "location"},
    **{
        table: {"service_id": "service"}
        for table in ("phone", "schedule", "service_area", "language", "cost_option", "url")
    },
}
NESTED = {
    "service": {
        "organization": "organization", "phones": "phone", "schedules": "schedule",
        "service_areas": "service_area", "service_at_locations": "service_at_location",
        "languages": "language", "cost_options": "cost_option", "attributes": "attribute",
        "additional_urls": "url",
    },
    "service_at_location": {"location": "location"},
    "location": {
        "addresses": "address", "accessibility": "accessibility", "attributes": "attribute",
    },
    "attribute": {"taxonomy_term": "taxonomy_term"},
}  # fmt: skip
SHARED = ("organization", "taxonomy_term")
PAGE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"}
LISTED = {"taxonomy_terms": "taxonomy_term", "taxonomies": "taxonomy"}
"""What a page has beside its services: everything they refer to by id alone."""

Thing = Mapping[str, Any]


def objects_in(page: Thing) -> Iterator[tuple[str, Thing]]:
    """Every object of a page with its table, those inside others too."""
    for service in page["contents"]:
        yield from _objects("service", service)
    for name, table in LISTED.items():
        for thing in page.get(name, ()):
            yield table, thing


def _objects(table: str, thing: Thing) -> Iterator[tuple[str, Thing]]:
    yield table, thing
    for name, of in NESTED.get(table, {}).items():
        inside = thing.get(name, [])
        for one in inside if isinstance(inside, list) else [inside]:
            yield from _objects(of, one)


def page_problems(page: Thing) -> list[str]:
    """Everything that is wrong with a page of services."""
    found = list(_of_frame(page))
    given: dict[str, tuple[str, Thing]] = {}
    for table, thing in objects_in(page):
        found += _of_object(table, thing)
        id_ = thing.get("id", "")
        if given.setdefault(id_, (table, thing)) != (table, thing) or (
            given[id_][1] is not thing and table not in SHARED
        ):
            found.append(f"{table} {id_} is there twice")
    for _, thing in objects_in(page):
        found += _of_links(thing, given)
        is_link = thing.get("link_type") in ("part_of", "replaced_by")
        if is_link and given.get(thing.get("value", ""), ("",))[0] != "service":
            found.append(f"{thing.get('value')} is no service")
    return found


POINTERS = {
    "parent_organization_id": "organization", "taxonomy_term_id": "taxonomy_term",
    "parent_id": "taxonomy_term", "taxonomy_id": "taxonomy",
}  # fmt: skip


def _of_links(thing: Thing, given: Mapping[str, tuple[str, Thing]]) -> Iterator[str]:
    """Whatever an object refers to by its id stands in the same file."""
    for name, table in POINTERS.items():
        if name in thing and given.get(thing[name], ("",))[0] != table:
            yield f"{name} {thing[name]} is no {table}"


def _of_frame(page: Thing) -> Iterator[str]:
    count = len(page["contents"])
    if PAGE != page.keys() - {"contents", *LISTED}:
        yield "the page is described by other words"
    if (page.get("total_items"), page.get("size")) != (count, count):
        yield "the page counts wrong"


def _of_object(table: str, thing: Thing) -> Iterator[str]:
    for name in REQUIRED.get(table, "id").split():
        if thing.get(name) in (None, ""):
            yield f"{table}.{name} is required"
    for name, value in thing.items():
        wrong = _of_value(table, name, value)
        if wrong:
            yield f"{table}.{name} {value!r}: {wrong}"
    if table == "schedule":
        yield from _of_schedule(thing)
    if table == "location":
        yield from _of_point(thing)


def _of_value(table: str, name: str, value: object) -> str:
    if name in NESTED.get(table, {}):
        return "" if isinstance(value, (list, dict)) and value else "empty"
    if name in NUMBERS.get(table, "").split():
        return "" if _is_number(value) else "no number"
    if not isinstance(value, str) or not value.strip():
        return "no text"
    return _of_text(table, name, value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _of_text(table: str, name: str, value: str) -> str:
    if name == "id" or name in LINKS.get(table, {}):
        return "" if UUID.fullmatch(value) else "no UUID of version 5"
    if name in URIS.get(table, "").split():
        return "" if URI.fullmatch(value) and urlsplit(value).netloc else "no address on the web"
    if name == "assured_date":
        return _of_date(value)
    if value not in ENUMS.get((table, name), (value,)):
        return "not one of the words of the specification"
    return "" if name in TEXTS.get(table, "").split() else "not in the specification"


def _of_date(value: str) -> str:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return "no date"
    return ""


def _of_schedule(thing: Thing) -> Iterator[str]:
    """A time block is whole: days, from, to and the offset of Taiwan's time; or there is none."""
    parts = [thing.get(name) for name in ("freq", "byday", "opens_at", "closes_at", "timezone")]
    if any(part is None for part in parts) and any(part is not None for part in parts):
        yield "schedule: half a time block"
    elif parts[0] in BYDAY:
        freq, byday, opens, closes, offset = parts
        if not BYDAY[str(freq)].fullmatch(str(byday)):
            yield f"schedule.byday {byday!r}"
        if not all(TIME.fullmatch(str(time)) for time in (opens, closes)) or opens >= closes:
            yield f"schedule {opens!r} to {closes!r}"
        if offset != 8:
            yield f"schedule.timezone {offset!r}"
    elif not thing.get("description") and not thing.get("notes"):
        yield "schedule says nothing"


def _of_point(thing: Thing) -> Iterator[str]:
    lon, lat = thing.get("longitude"), thing.get("latitude")
    if (lon is None) != (lat is None):
        yield "location: half a point"
    elif _is_number(lon) and _is_number(lat) and not (118 < lon < 122.1 and 21.8 < lat < 26.5):
        yield f"location {lon} {lat} is not in Taiwan"


def read_package(path: Path) -> tuple[Thing, dict[str, list[dict[str, str]]]]:
    """datapackage.json and table → rows of a data package, as any program reads them."""
    with zipfile.ZipFile(path) as archive:
        described = json.loads(archive.read("datapackage.json"))
        tables = {}
        for resource in described["resources"]:
            text = io.StringIO(archive.read(resource["path"]).decode(), newline="")
            tables[resource["name"]] = list(csv.DictReader(text))
        listed = {"datapackage.json"} | {one["path"] for one in described["resources"]}
        assert listed == set(archive.namelist())
    return described, tables


def package_problems(described: Thing, tables: Mapping[str, list[dict[str, str]]]) -> list[str]:
    """Everything that is wrong with the tables and with what is said of them."""
    found = list(_of_description(described, tables))
    ids = {table: Counter(row["id"] for row in rows) for table, rows in tables.items()}
    for table, rows in tables.items():
        found += [f"{table} {id_} is there twice" for id_, n in ids[table].items() if n > 1]
        for row in rows:
            found += _of_row(table, row, ids)
    return found


def _of_row(
    table: str, row: Mapping[str, str], ids: Mapping[str, Mapping[str, int]]
) -> Iterator[str]:
    for name in REQUIRED.get(table, "id").split():
        if not row.get(name):
            yield f"{table}.{name} is required"
    for name, of in LINKS.get(table, {}).items():
        if row.get(name) and row[name] not in ids.get(of, {}):
            yield f"{table}.{name} {row[name]} is no {of}"
    if table == "attribute" and row["link_id"] not in ids.get(row["link_entity"], {}):
        yield f"attribute.link_id {row['link_id']} is no {row['link_entity']}"
    for name in NUMBERS.get(table, "").split():
        if row.get(name) and not re.fullmatch(r"-?\d+(\.\d+)?", row[name]):
            yield f"{table}.{name} {row[name]!r}: no number"


def _of_description(described: Thing, tables: Mapping[str, list[dict[str, str]]]) -> Iterator[str]:
    for name in ("name", "title", "description", "language", "licenses", "created", "resources"):
        if not described.get(name):
            yield f"datapackage.json: no {name}"
    for resource in described["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        rows = tables[resource["name"]]
        if not rows or fields != list(rows[0]):
            yield f"{resource['name']}: other columns than described"
        keys = resource["schema"].get("foreignKeys", [])
        linked = {key["fields"] for key in keys}
        wanted = {name for name in LINKS.get(resource["name"], {}) if name in fields}
        if wanted != linked:
            yield f"{resource['name']}: foreign keys of {linked ^ wanted}"
