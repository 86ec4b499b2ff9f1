"""The HSDS pages against the JSON Schemas of the specification, where these are at hand.

They are not kept here (CC BY-SA). Put the folder schema/ of the specification, version 3.2,
anywhere and name it in the environment variable SAFETYNET_HSDS_SCHEMAS.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FOLDER = os.environ.get("SAFETYNET_HSDS_SCHEMAS", "")
VERSION = "/3.2/schema/service.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """Of a full service."""
    schemas = [json.loads(path.read_text("utf-8")) for path in sorted(Path(FOLDER).glob("*.json"))]
    named = [schema for schema in schemas if "$id" in schema]
    registry: Registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema, DRAFT202012)) for schema in named
    )
    service = next((s["$id"] for s in named if s["$id"].endswith(VERSION)), None)
    assert service, f"{FOLDER} has no schema of a service of HSDS 3.2"
    return Draft202012Validator(
        {"$ref": service}, registry=registry, format_checker=FormatChecker()
    )


def problems(validator: Draft202012Validator, page: Path) -> Iterator[str]:
    """Everything that is wrong with the services of a page."""
    for service in json.loads(page.read_text("utf-8"))["contents"]:
        for error in validator.iter_errors(service):
            yield f"{service['id']} {error.json_path}: {error.message}"


@pytest.mark.skipif(not FOLDER, reason="SAFETYNET_HSDS_SCHEMAS does not name the HSDS schemas")
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_page_of_services_fits_the_published_schemas(
    built_site: Path, validator: Draft202012Validator, locale: str
):
    """All services with everything in them."""
    assert [] == list(problems(validator, built_site / "data" / "hsds" / f"{locale}.json"))


@pytest.mark.skipif(not FOLDER, reason="SAFETYNET_HSDS_SCHEMAS does not name the HSDS schemas")
def test_published_schemas_notice_a_fault(validator: Draft202012Validator, tmp_path: Path):
    """Nested objects are looked at too."""
    place = {"id": "0b1b1b1b-1b1b-5b1b-8b1b-1b1b1b1b1b1b", "location_type": "house"}
    service = {**place, "name": "x", "status": "active", "service_at_locations": [
        {"id": place["id"], "location": place}]}  # fmt: skip
    page = tmp_path / "page.json"
    page.write_text(json.dumps({"contents": [service]}), "utf-8")

    assert ["location_type"] == [
        one.split(":")[0].split(".")[-1] for one in problems(validator, page)
    ]
