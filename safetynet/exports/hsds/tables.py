"""The tables of the data package: their columns, and a nested service taken apart into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from safetynet.exports.csv import harmless
from safetynet.exports.hsds.shape import Thing

Sort = Literal["id", "text", "phone", "uri", "number", "date", "time"]
Row = Mapping[str, object]

PATHS: Mapping[str, str] = {
    "organization": "organizations.csv",
    "service": "services.csv",
    "attribute": "attributes.csv",
    "service_at_location": "service_at_location.csv",
    "location": "locations.csv",
    "phone": "phones.csv",
    "address": "addresses.csv",
    "schedule": "schedules.csv",
    "service_area": "service_areas.csv",
    "language": "languages.csv",
    "accessibility": "accessibility.csv",
    "taxonomy_term": "taxonomy_terms.csv",
    "cost_option": "cost_options.csv",
    "taxonomy": "taxonomies.csv",
    "url": "url.csv",
}
"""Object → its file, by the names and in the order of the specification."""
COLUMNS: Mapping[str, Mapping[str, Sort]] = {
    "organization": {
        "id": "id", "name": "text", "alternate_name": "text", "description": "text",
        "parent_organization_id": "id",
    },
    "service": {
        "id": "id", "organization_id": "id", "name": "text", "alternate_name": "text",
        "description": "text", "url": "uri", "status": "text", "application_process": "text",
        "fees_description": "text", "eligibility_description": "text", "assured_date": "date",
        "alert": "text",
    },
    "attribute": {
        "id": "id", "link_id": "id", "taxonomy_term_id": "id", "link_type": "text",
        "link_entity": "text", "value": "text", "label": "text",
    },
    "service_at_location": {"id": "id", "service_id": "id", "location_id": "id"},
    "location": {
        "id": "id", "location_type": "text", "url": "uri", "name": "text", "description": "text",
        "latitude": "number", "longitude": "number",
    },
    "phone": {
        "id": "id", "service_id": "id", "number": "phone", "extension": "number", "type": "text",
        "description": "text",
    },
    "address": {
        "id": "id", "location_id": "id", "address_1": "text", "city": "text",
        "state_province": "text", "postal_code": "text", "country": "text",
        "address_type": "text",
    },
    "schedule": {
        "id": "id", "service_id": "id", "timezone": "number", "freq": "text", "byday": "text",
        "description": "text", "opens_at": "time", "closes_at": "time", "notes": "text",
    },
    "service_area": {"id": "id", "service_id": "id", "name": "text", "uri": "uri"},
    "language": {"id": "id", "service_id": "id", "name": "text", "code": "text"},
    "accessibility": {"id": "id", "location_id": "id", "description": "text"},
    "taxonomy_term": {
        "id": "id", "code": "text", "name": "text", "description": "text", "parent_id": "id",
        "taxonomy": "text", "language": "text", "taxonomy_id": "id", "term_uri": "uri",
    },
    "cost_option": {"id": "id", "service_id": "id", "currency": "text", "amount": "number"},
    "taxonomy": {"id": "id", "name": "text", "description": "text"},
    "url": {"id": "id", "label": "text", "url": "uri", "service_id": "id"},
}  # fmt: skip
"""Object → the columns that this directory can fill, and what is in them."""
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "organization": ("id", "name", "description"),
    "service": ("id", "name", "status"),
    "attribute": ("id", "link_id", "taxonomy_term_id", "link_entity"),
    "service_at_location": ("id", "service_id", "location_id"),
    "location": ("id", "location_type"),
    "phone": ("id", "number"),
    "address": (
        "id", "address_1", "city", "state_province", "postal_code", "country", "address_type",
    ),
    "taxonomy_term": ("id", "name", "description"),
    "cost_option": ("id", "service_id"),
    "taxonomy": ("id", "name", "description"),
    "url": ("id", "url"),
}  # fmt: skip
"""Columns that are never empty, by the specification; of other objects the id alone."""
REFERENCES: Mapping[str, str] = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "taxonomy_term_id": "taxonomy_term",
    "parent_id": "taxonomy_term",
    "taxonomy_id": "taxonomy",
}
"""Column → the table whose id it holds. An attribute's link_id may be of any table."""

_LISTS: Mapping[str, Mapping[str, str]] = {
    "service": {
        "additional_urls": "url", "phones": "phone", "schedules": "schedule",
        "service_areas": "service_area", "service_at_locations": "service_at_location",
        "languages": "language", "cost_options": "cost_option", "attributes": "attribute",
    },
    "location": {
        "addresses": "address", "accessibility": "accessibility", "attributes": "attribute",
    },
}  # fmt: skip
"""Object → key of a list in it → table of what is in the list."""
_ONES = {
    "service": "organization", "service_at_location": "location", "attribute": "taxonomy_term",
}  # fmt: skip
"""Object → the one object in it."""
_OWNED = "location"
"""Of those the only one that no other object has too; the others are listed by themselves."""
_DIALLED = re.compile(r"\+?[\d-]+")


def rows_of(service: Thing) -> Iterator[tuple[str, Row]]:
    """Every row of a service with its table; what is shared is only referred to."""
    return _taken_apart("service", service, {})


def _taken_apart(table: str, thing: Thing, links: Row) -> Iterator[tuple[str, Row]]:
    row = {**thing, **links}
    one = _ONES.get(table, "")
    if one in thing:
        row[f"{one}_id"] = thing[one]["id"]
        if one == _OWNED:
            yield from _taken_apart(one, thing[one], {})
    yield table, row
    for name, of in _LISTS.get(table, {}).items():
        link = {"link_id" if of == "attribute" else f"{table}_id": thing["id"]}
        for inside in thing.get(name, ()):
            yield from _taken_apart(of, inside, link)


def cells(table: str, row: Row) -> list[object]:
    """The cells of a row, in the order of its columns; "" for what is not known.

    A text is written so that no spreadsheet runs it as a formula. A telephone number keeps its +:
    it has digits only, and a mark before it would make it another number for a program. A time has
    no offset: that is the column `timezone`.
    """
    return [_cell(sort, row[name]) if name in row else "" for name, sort in COLUMNS[table].items()]


def _cell(sort: Sort, value: Any) -> object:  # noqa: ANN401 - a text, except where it is a number
    if sort == "time":
        return value.partition("+")[0]
    is_text = sort == "text" or (sort == "phone" and not _DIALLED.fullmatch(value))
    return harmless(value) if is_text else value
