"""The API keeps what its description promises, and says of each record what the data say."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from site_build import SUB_PATH

from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.api import api_files
from safetynet.model import dialled
from safetynet.nearest import has_pin
from safetynet.text import LOCALES, Locale

Answers = dict[str, Any]
"""Path below api/v1/ → the JSON there."""
PROMISED = {
    "Address": "zh en?",
    "Areas": "language updated terms count counties",
    "Check": "how date? by?",
    "Coded": "code label",
    "County": "code name names count townships page",
    "Floor": "floor what",
    "Hotline": (
        "id name names short_name? number? uri? purpose emergency hours? hours_text? hours_note?"
        " fee? fee_note? languages? access? url? needs? checked? sources? page"
    ),
    "Hotlines": "language updated terms count hotlines",
    "Kind": "code name names description? group count quick_exit osm? schema_org page?",
    "Kinds": "language updated terms count kinds",
    "Names": "zh en en_basis?",
    "Operator": "name names",
    "Phone": "number uri extension? used_for? office_mobile?",
    "Point": "lon lat precision",
    "Reference": "id name",
    "Site": (
        "id name kind status confidential county township? address? point? phones? hours?"
        " languages? verified page api language names alternate_names? status_note? summary?"
        " operator? part_of? delivery urls? hours_text? hours_note? floors? services? audience?"
        " serves? fee? fee_note? booking? how_to_apply? step_free? opened? closed? replaced_by?"
        " notes? card? sources"
    ),
    "SiteSummary": (
        "id name kind status confidential county township? address? point? phones? hours?"
        " languages? verified page api"
    ),
    "Sites": "language updated terms count sites",
    "Source": "id title publisher? date? url? licence? fields? quote? note?",
    "Township": "code name names other_names? count page",
    "Verified": "how date? by? phones? hours?",
}
"""Fields of version 1; with ? those that are left out where they are unknown."""


@pytest.fixture(scope="module")
def answers(built_site: Path) -> Answers:
    """Everything the built site answers."""
    folder = built_site / "api" / "v1"
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.json")
    }


@pytest.fixture(scope="module")
def schemas(answers: Answers) -> dict[str, Any]:
    """The published schemas, by their names."""
    return answers["openapi.json"]["components"]["schemas"]


def inside(value: object) -> Iterator[object]:
    """The value and everything in it."""
    yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from inside(part)


def test_fields_are_those_of_version_1(schemas: dict[str, Any]) -> None:
    """A field that is gone or renamed breaks programs; a new one is written down here as well."""
    found = {
        name: " ".join(
            field if field in schema.get("required", ()) else f"{field}?"
            for field in schema["properties"]
        )
        for name, schema in schemas.items()
    }
    expected = {name: sorted(fields.split()) for name, fields in PROMISED.items()}

    assert expected == {name: sorted(fields.split()) for name, fields in found.items()}


def test_every_file_fits_its_schema(answers: Answers) -> None:
    """Each answer of each path is what the description says, and has no field it does not name."""
    description = copy.deepcopy(answers["openapi.json"])
    for schema in description["components"]["schemas"].values():
        schema["additionalProperties"] = False
    checked = set()
    for path, item in description["paths"].items():
        wanted = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator(
            {**wanted, "components": description["components"]},
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        for name in names_of(path, answers):
            assert [] == [error.message for error in validator.iter_errors(answers[name])], name
            checked.add(name)

    assert set(answers) - {"openapi.json"} == checked


def names_of(path: str, answers: Answers) -> list[str]:
    """The files a path of the description stands for."""
    start, _, end = path.removeprefix("/{lang}/").partition("{id}")
    fits = [f"{locale}/{start}" for locale in LOCALES]
    return [
        name
        for name in answers
        if any(name == fit if not end else name.startswith(fit) for fit in fits)
    ]


def test_description_points_at_what_it_has(answers: Answers) -> None:
    """Every $ref leads to something; every schema and parameter is described and used."""
    description = answers["openapi.json"]
    refs = [
        part["$ref"] for part in inside(description) if isinstance(part, dict) and "$ref" in part
    ]

    for ref in refs:
        target: Any = description
        for step in ref.removeprefix("#/").split("/"):
            target = target[step]
    used = {ref.rpartition("/")[2] for ref in refs}
    assert used == set(description["components"]["schemas"])
    assert all(schema["description"] for schema in description["components"]["schemas"].values())
    for path, item in description["paths"].items():
        named = {f"{{{one['name']}}}" for one in item["get"]["parameters"]}
        assert named == {part for part in path.replace(".json", "").split("/") if "{" in part}
    assert "3.1.0" == description["openapi"]
    assert {"title", "version", "license", "description"} <= set(description["info"])
    Draft202012Validator.check_schema({"$defs": description["components"]["schemas"]})


def test_fields_are_described_in_both_languages(schemas: dict[str, Any]) -> None:
    """Chinese readers have no other guide to them in a form that tools show."""
    said = {
        f"{name}.{field}": schema.get("description", "")
        for name, shape in schemas.items()
        for field, schema in shape["properties"].items()
    }

    assert [] == [
        field for field, text in said.items() if not re.search("[A-Za-z].*[\u4e00-\u9fff]", text)
    ]


def test_nothing_is_null_or_empty(answers: Answers) -> None:
    """What is not known is left out: a program need not ask whether "" means something."""
    for name, answer in answers.items():
        if name != "openapi.json":
            assert not [one for one in inside(answer) if one in (None, "", [], {})], name


@pytest.mark.parametrize("locale", LOCALES)
def test_every_record_is_there_once(answers: Answers, directory: Directory, locale: Locale) -> None:
    """In the list in the order of the data, and in a file of its own that says the same."""
    sites = answers[f"{locale}/sites.json"]["sites"]

    assert [record.id for record in directory.records] == [site["id"] for site in sites]
    assert len(sites) == answers[f"{locale}/sites.json"]["count"]
    for site in sites:
        own = answers[f"{locale}/sites/{site['id']}.json"]
        assert site == {name: own[name] for name in site}


@pytest.mark.parametrize("locale", LOCALES)
def test_record_says_what_the_data_say(
    answers: Answers, directory: Directory, locale: Locale
) -> None:
    """Names, codes with their labels, numbers, hours, dates and sources of every record."""
    words = directory.vocabulary
    for record in directory.published.records:
        site = answers[f"{locale}/sites/{record.id}.json"]
        assert record.name.in_(locale) == site["name"]
        assert (record.name.zh, record.name.en) == (site["names"]["zh"], site["names"]["en"])
        label = words.kinds[record.kind].label.in_(locale)
        assert {"code": record.kind, "label": label} == site["kind"]
        services = [
            {"code": code, "label": words.services[code].label.in_(locale)}
            for code in record.services
        ]
        assert services == site.get("services", [])
        phones = [(phone.number, phone.extension) for phone in record.phones]
        told = site.get("phones", ())
        assert phones == [(phone["number"], phone.get("extension", "")) for phone in told]
        assert [f"tel:{dialled(number)}" for number, _ in phones] == [one["uri"] for one in told]
        assert record.hours == site.get("hours", "")
        assert str(record.verified.date or "") == site["verified"].get("date", "")
        assert [one.source for one in record.sources] == [one["id"] for one in site["sources"]]
        assert [one.quote for one in record.sources] == [
            one.get("quote", "") for one in site["sources"]
        ]
        assert has_pin(record) == ("point" in site)


def test_confidential_record_has_no_place(answers: Answers, directory: Directory) -> None:
    """It says the county and nothing nearer, and that there is more nobody may know."""
    secret = [record.id for record in directory.records if record.confidential]

    assert secret
    for locale in LOCALES:
        for id_ in secret:
            site = answers[f"{locale}/sites/{id_}.json"]
            assert site["confidential"] is True
            assert set() == set(site) & {"township", "address", "point", "serves", "urls", "card"}


@pytest.mark.parametrize("locale", LOCALES)
def test_counts_add_up(answers: Answers, locale: Locale) -> None:
    """Kinds, counties and townships count the sites of the list."""
    sites = answers[f"{locale}/sites.json"]["sites"]
    for field, entries in (
        ("kind", answers[f"{locale}/kinds.json"]["kinds"]),
        ("county", counties := answers[f"{locale}/areas.json"]["counties"]),
        ("township", [town for county in counties for town in county["townships"]]),
    ):
        counts = Counter(site[field]["code"] for site in sites if field in site)
        assert counts == Counter({one["code"]: one["count"] for one in entries if one["count"]})


def test_links_lead_to_files(answers: Answers, built_site: Path) -> None:
    """Pages, cards and files of the API are where the answers say."""
    links = {
        part[name]
        for answer in answers.values()
        for part in inside(answer)
        if isinstance(part, dict)
        for name in ("page", "api", "card")
        if isinstance(part.get(name), str)
    }

    assert len(links) > len(answers)
    for link in links:
        path = built_site / urlsplit(link).path.removeprefix(SUB_PATH)
        assert (path / "index.html" if link.endswith("/") or "#" in link else path).is_file(), link


def test_links_lead_on_where_the_address_is_not_known(directory: Directory) -> None:
    """Without the site's address they count from the file they stand in."""
    alone = dataclasses.replace(directory, records=directory.records[:2])
    base = "https://host.example/some/where/"
    files = {path: json.loads(text) for path, text in api_files(Release(alone)) if "/zh/" in path}
    id_ = directory.records[0].id
    own, listed = f"api/v1/zh/sites/{id_}.json", "api/v1/zh/sites.json"

    for path, site in ((own, files[own]), (listed, files[listed]["sites"][0])):
        assert f"{base}sites/{id_}/" == urljoin(base + path, site["page"])
        assert base + own == urljoin(base + path, site["api"])


def test_same_release_same_files(directory: Directory) -> None:
    """Whoever keeps a copy sees only what changed."""
    release = Release(dataclasses.replace(directory, records=directory.records[:20]))

    assert list(api_files(release)) == list(api_files(release))
