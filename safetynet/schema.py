"""The JSON Schema of data/services.yaml: the model, with the codes of one data folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.text import LocalizedText


def build_schema(directory: Directory) -> dict[str, Any]:
    """JSON Schema (2020-12) of the list of records; codes are enums with both labels."""
    schema = TypeAdapter(tuple[Record, ...]).json_schema()
    words, record = directory.vocabulary, schema["$defs"]["Record"]
    fields = record["properties"]
    record["required"].remove("county")
    fields["kind"].update(_codes({code: kind.label for code, kind in words.kinds.items()}))
    for name, terms in (("services", words.services), ("audience", words.audience)):
        fields[name]["items"] = _codes({code: term.label for code, term in terms.items()})
    fields["languages"]["items"] = _codes(words.languages)
    sources = {code: source.title for code, source in directory.sources.items()}
    schema["$defs"]["Citation"]["properties"]["source"].update(_codes(sources))
    _add_places(fields, directory)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _add_places(fields: dict[str, Any], directory: Directory) -> None:
    """Codes of townships and counties as choices; names are read as well, so any text is valid."""
    geography = directory.geography
    townships = _codes({one.code: one.name for one in geography.townships})
    place = {"anyOf": [townships, {"type": "string"}]}
    fields["township"] = {**fields["township"], "anyOf": [*place["anyOf"], {"type": "null"}]}
    fields["serves"]["items"] = place
    counties = _codes({one.code: one.name for one in geography.counties})
    fields["county"] = {**fields["county"], "anyOf": [counties, {"type": "string"}]}


def _codes(labels: Mapping[str, LocalizedText]) -> dict[str, Any]:
    return {
        "type": "string",
        "enum": list(labels),
        "enumDescriptions": [f"{label.zh} · {label.en}" for label in labels.values()],
    }
