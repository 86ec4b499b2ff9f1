"""The JSON Schema: valid itself, true of every record, and refusing what an editor should mark."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import core_yaml
import pytest
from jsonschema import Draft202012Validator
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.load.document import read_list
from safetynet.model import Record
from safetynet.schema import build_schema

SERVICES = ROOT / "data/services.yaml"


@pytest.fixture(scope="module")
def schema(directory: Directory) -> dict[str, Any]:
    """The schema of the shipped data."""
    return build_schema(directory)


@pytest.fixture(scope="module")
def validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    """A standard validator that also looks at formats."""
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    """The template record as an editor reads it."""
    (record,) = core_yaml.read(ROOT / "data/template.yaml")
    return record


def where(validator: Draft202012Validator, record: object) -> list[str]:
    """The places that are refused, as dotted paths."""
    paths = (list(error.absolute_path)[1:] for error in validator.iter_errors([record]))
    return sorted({".".join(map(str, path)) for path in paths})


def test_schema_is_valid(schema: Mapping[str, Any]):
    """It keeps the rules of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(schema)


def test_all_records_are_valid_as_the_program_reads_them(validator: Draft202012Validator):
    """Every plain value is text."""
    _, records = read_list(SERVICES, lambda value, _: value)

    assert [] == [error.json_path for error in validator.iter_errors(records)]
    assert len(records) > 200


def test_all_records_are_valid_as_an_editor_reads_them(validator: Draft202012Validator):
    """Longitudes are numbers, `confidential` is true, years are numbers."""
    records = core_yaml.read(SERVICES)

    assert [] == [error.json_path for error in validator.iter_errors(records)]
    assert any(isinstance(one.get("point", {}).get("lon"), float) for one in records)
    assert any(one.get("confidential") is True for one in records)


def fields(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Model, field and schema of every field."""
    for shape, definition in schema["$defs"].items():
        for name, field in definition["properties"].items():
            yield shape, name, field


def test_every_field_has_its_label_and_help_in_both_languages(
    schema: Mapping[str, Any], directory: Directory
):
    """What an editor shows beside a field are the words of strings.yaml."""
    texts = directory.strings.texts
    for shape, name, field in fields(schema):
        own = f"help.{shape.lower()}.{name}"
        words = texts.get(own) or texts[f"help.{name}"]
        label = texts[f"field.{name}"]

        assert f"{label.zh} {label.en}" == field["title"]
        assert f"{words.zh}\n\n{words.en}" == field["description"]


def enums(value: object) -> Iterator[Mapping[str, Any]]:
    """Every schema with a list of codes."""
    if isinstance(value, dict):
        if "enumDescriptions" in value:
            yield value
        for inner in value.values():
            yield from enums(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from enums(inner)


def test_every_code_has_its_words(schema: Mapping[str, Any]):
    """As many descriptions as codes, each with Chinese and English."""
    found = list(enums(schema))
    assert len(found) > 14  # kind, services, audience, languages, places, and the closed choices
    for one in found:
        assert len(one["enum"]) == len(one["enumDescriptions"])
        assert all(" · " in words for words in one["enumDescriptions"])
    precision = schema["$defs"]["Point"]["properties"]["precision"]
    assert "門口 · The door" == precision["enumDescriptions"][0]


def test_closed_choices_stand_in_their_fields(schema: Mapping[str, Any]):
    """An editor offers them where they are typed."""
    for shape, names in {
        "Record": ("status", "delivery", "fee", "booking", "step_free"),
        "Point": ("precision",), "Verified": ("how",), "FactCheck": ("how",), "Name": ("en_basis",),
    }.items():  # fmt: skip
        for name in names:
            assert "enumDescriptions" in schema["$defs"][shape]["properties"][name], name


def test_fields_keep_the_order_of_the_model(schema: Mapping[str, Any]):
    """Proposals come in the order in which a record is written."""
    assert list(Record.model_fields) == list(schema["$defs"]["Record"]["properties"])


def test_examples_are_valid_themselves(schema: Mapping[str, Any], validator: Draft202012Validator):
    """What an editor proposes is never marked as wrong."""
    count = 0
    for _, name, field in fields(schema):
        for example in field.get("examples", ()):
            count += 1
            assert [] == list(validator.evolve(schema=field).iter_errors(example)), name
    assert count >= 30


GOOD: tuple[tuple[str, object], ...] = (
    ("township", "09020030"),
    ("township", 9020030),
    ("township", "金湖鎮"),
    ("township", "Jinhu Township"),
    ("opened", 2021),
    ("opened", "2021-12"),
    ("phones", [{"number": 113}]),
    ("phones", [{"number": "049-2222549", "extension": 316}]),
    ("phones", [{"number": "0911-123456", "office_mobile": True}]),
    ("floors", [{"floor": 1, "what": {"zh": "櫃檯", "en": "Desk"}}]),
    ("hours", '"by appointment"'),
    ("hours", 'Mo-Fr 08:00-12:00; Sa "預約"'),
    ("step_free", "yes"),
    ("confidential", False),
)


@pytest.mark.parametrize(("name", "value"), GOOD, ids=[f"{n}={v}" for n, v in GOOD])
def test_what_the_program_reads_is_not_marked(
    validator: Draft202012Validator, template: dict[str, Any], name: str, value: object
):
    """Numbers without quotation marks, names of places: fine for both."""
    assert [] == where(validator, {**template, name: value})


BAD: tuple[tuple[str, object, str], ...] = (
    ("id", "Kinmen Center", "id"),
    ("kind", "social-welfare", "kind"),
    ("status", "open", "status"),
    ("name", "金門縣範例中心", "name"),
    ("name", {"zh": "範例中心"}, "name"),
    ("summary", {"zh": "說明", "en": ""}, "summary.en"),
    ("delivery", "home", "delivery"),
    ("township", "金門縣金胡鎮", "township"),
    ("serves", ["金胡鎮"], "serves.0"),
    ("address", {"en": "No. 1"}, "address"),
    ("point", {"lon": 24.44, "lat": 118.41, "precision": "street"}, "point.lat|point.lon"),
    ("point", {"lon": 118.41, "lat": 24.44}, "point"),
    ("point", {"lon": "118,41", "lat": 24.44, "precision": "street"}, "point.lon"),
    ("phones", [{"number": "(082)330100"}], "phones.0.number"),
    ("phones", [{"number": "\uff10\uff18\uff12-330100"}], "phones.0.number"),
    ("phones", [{"number": "0911-123456"}], "phones.0"),
    ("phones", [{"number": "082-330100", "extension": "轉12"}], "phones.0.extension"),
    ("phones", {"number": "082-330100"}, "phones"),
    ("urls", ["social.kinmen.gov.tw"], "urls.0"),
    ("hours", "週一至週五 08:30-17:30", "hours"),
    ("hours", "Mo-Fr 08\uff1a30-17:30", "hours"),
    ("services", ["counselling"], "services.0"),
    ("languages", ["chinese"], "languages.0"),
    ("fee", "免費", "fee"),
    ("step_free", True, "step_free"),
    ("opened", "111/1/22", "opened"),
    ("closed", "2026-03-31", "status"),
    ("confidential", "maybe", "confidential"),
    ("verified", {"date": "2025-2-3", "how": "phone"}, "verified.date"),
    ("verified", {"date": "2025-02-30", "how": "phone"}, "verified.date"),
    ("verified", {"date": "2025-02-03", "how": "call"}, "verified.how"),
    ("sources", [], "sources"),
    ("sources", [{"source": "seed-000", "fields": ["phone"]}], "sources.0.fields.0"),
    ("telephone", "082-330100", ""),
    ("urls", None, "urls"),
)


@pytest.mark.parametrize(("name", "value", "path"), BAD, ids=[f"{n}={v}" for n, v, _ in BAD])
def test_wrong_value_is_marked_where_it_stands(
    validator: Draft202012Validator, template: dict[str, Any], name: str, value: object, path: str
):
    """An editor underlines the value that is wrong, and nothing else."""
    assert path.split("|") == where(validator, {**template, name: value})


@pytest.mark.parametrize("name", ["id", "kind", "name", "verified", "sources", "township"])
def test_missing_field_is_marked(
    validator: Draft202012Validator, template: dict[str, Any], name: str
):
    """Always needed: these, and a township or a county."""
    record = copy.deepcopy(template)
    del record[name]

    assert [""] == where(validator, record)


def test_confidential_record_with_a_place_is_marked(
    validator: Draft202012Validator, template: dict[str, Any]
):
    """Before anybody hands it in, the editor underlines what may not be there."""
    errors = list(validator.iter_errors([{**template, "confidential": True}]))

    forbidden = {"address", "floors", "hours_note", "point", "serves", "township", "urls"}
    assert {str(template[name]) for name in forbidden} == {str(one.instance) for one in errors}
