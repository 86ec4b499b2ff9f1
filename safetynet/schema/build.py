"""The JSON Schema of data/services.yaml: the model, with the words and codes of one data folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from safetynet.check.confidential import FORBIDDEN
from safetynet.directory import Directory
from safetynet.geo import County, Geography, Township
from safetynet.model import Record
from safetynet.schema.readings import readings
from safetynet.schema.sample import add_examples
from safetynet.schema.words import FieldHelp
from safetynet.text import LocalizedText

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EMPTY: tuple[object, ...] = (None, "", [], False)
"""Defaults that an editor would only insert in vain."""


def schema_text(directory: Directory) -> str:
    """The schema as the text of a file; the same directory gives the same bytes."""
    return json.dumps(build_schema(directory), ensure_ascii=False, indent=1) + "\n"


def build_schema(directory: Directory) -> dict[str, Any]:
    """JSON Schema (2020-12) of the list of records.

    Every field has its label and help in both languages; codes are enums with their words.
    Values may be as the program reads them (all text) or as an editor does (numbers too).
    """
    schema = TypeAdapter(tuple[Record, ...]).json_schema()
    shapes = schema["$defs"]
    words, own = FieldHelp(directory.strings), readings(directory.geography)
    for shape, name, field in _fields(shapes):
        plain = {**_resolved(shapes, field), **own.get((shape, name), {})}
        if "enum" in plain:
            plain.update(_codes(words.choices(name, plain["enum"])))
        said = {"title": words.title(name), "description": words.description(shape, name)}
        shapes[shape]["properties"][name] = {**said, **_bare(plain)}
    schema["$defs"] = {name: _bare(one) for name, one in shapes.items() if "enum" not in one}
    _add_codes(schema["$defs"], directory, words)
    _add_conditions(schema["$defs"])
    add_examples(schema)
    return {"$schema": DIALECT, "title": _both(words.strings.texts["schema.title"]), **schema}


def _fields(shapes: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Model, field and its schema, for every field of every model."""
    for shape, definition in shapes.items():
        for name, field in definition.get("properties", {}).items():
            yield shape, name, field


def _bare(definition: Mapping[str, Any]) -> dict[str, Any]:
    """A model or field without the words of the code, as those of the strings are said."""
    return {key: value for key, value in definition.items() if key not in ("title", "description")}


def _resolved(shapes: Mapping[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """A field that is left out or given, never null; a closed choice stands in its place."""
    choices = [one for one in field.get("anyOf", ()) if one.get("type") != "null"]
    plain = {**field, **choices[0]} if len(choices) == 1 else {**field}
    target = shapes.get(plain.get("$ref", "").rpartition("/")[2], {})
    if "enum" in target:
        del plain["$ref"]
        plain = {**plain, "type": "string", "enum": target["enum"]}
    if plain.get("default", "") in _EMPTY:
        plain.pop("default", None)
    return {key: value for key, value in plain.items() if key != "anyOf"}


def _add_codes(shapes: Mapping[str, Any], directory: Directory, words: FieldHelp) -> None:
    """Codes of the vocabulary, of places, sources and fields as choices."""
    labels, fields = directory.labels, shapes["Record"]["properties"]
    fields["kind"].update(_codes(labels["kind"]))
    for name in ("services", "audience", "languages"):
        fields[name]["items"] = _codes(labels[name])
    _add_places(fields, directory.geography)
    citation = shapes["Citation"]["properties"]
    names = {name: words.strings.texts[f"field.{name}"] for name in fields}
    citation["fields"]["items"] = _codes(names)
    _add_sources(citation, labels["source"])


def _add_sources(citation: dict[str, Any], titles: Mapping[str, LocalizedText]) -> None:
    """The sources there are; a new one is fine here, as it may have been added a moment ago."""
    slug = {key: citation["source"].pop(key) for key in ("type", "pattern", "maxLength")}
    citation["source"]["anyOf"] = [_codes(titles), slug]


def _add_places(fields: dict[str, Any], geography: Geography) -> None:
    """Townships and counties by code or name."""
    townships = _places(geography.townships, geography)
    fields["serves"]["items"] = {"anyOf": townships}
    for name, places in (
        ("township", townships),
        ("county", _places(geography.counties, geography)),
    ):
        del fields[name]["type"]
        fields[name]["anyOf"] = places


def _places(places: Sequence[County | Township], geography: Geography) -> list[dict[str, Any]]:
    """A code, a name, or a code without its quotation marks."""
    names = dict.fromkeys(name for place in places for name in _names(geography, place))
    numbers = [int(place.code) for place in places]
    return [
        _codes({place.code: place.name for place in places}),
        {"type": "string", "enum": list(names)},
        {"type": "integer", "minimum": min(numbers), "maximum": max(numbers)},
    ]


def _names(geography: Geography, place: County | Township) -> list[str]:
    """The full name in Chinese, then shorter and English ones that mean this place only."""
    if isinstance(place, County):
        return [place.name.zh, place.name.en, place.slug]
    county = geography.county(place.county).name
    names = (place.name.zh, place.name.en, f"{place.name.en}, {county.en}", *place.other_names)
    sure = [name for name in names if geography.find_township(name) == place]
    return [county.zh + place.name.zh, *sure]


def _add_conditions(shapes: Mapping[str, Any]) -> None:
    """What one field asks of another."""
    record, phone = shapes["Record"], shapes["Phone"]
    record["required"].remove("county")
    record["anyOf"] = [{"required": ["township"]}, {"required": ["county"]}]
    placeless = {"properties": dict.fromkeys(FORBIDDEN, False)}
    is_mobile = {"type": "string", "pattern": "^09"}
    is_closed = {"properties": {"status": {"const": "closed"}}, "required": ["status"]}
    record["allOf"] = [
        _when("confidential", {"enum": [True, "true"]}, placeless),
        _when("closed", {}, is_closed),
    ]
    phone["allOf"] = [_when("number", is_mobile, {"required": ["office_mobile"]})]


def _when(name: str, test: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """A condition that holds only where the field is there."""
    return {"if": {"properties": {name: test}, "required": [name]}, "then": then}


def _codes(labels: Mapping[str, LocalizedText]) -> dict[str, Any]:
    return {
        "type": "string",
        "enum": list(labels),
        "enumDescriptions": [_both(label) for label in labels.values()],
    }


def _both(words: LocalizedText) -> str:
    return f"{words.zh} · {words.en}"
