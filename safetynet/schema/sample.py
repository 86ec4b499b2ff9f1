"""The sample record, and its values as the examples of a schema."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml


@functools.cache
def sample() -> Mapping[str, Any]:
    """A record of every field that there is; not one that can be valid as a whole."""
    text = resources.files("safetynet.schema").joinpath("sample.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def add_examples(schema: Mapping[str, Any]) -> None:
    """Writes the sample's values into a schema of records, as `examples` of their fields."""
    _add(schema["$defs"], "Record", sample())


def _add(shapes: Mapping[str, Any], shape: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        field = shapes[shape]["properties"][name]
        inner, first = field.get("items", field), value[0] if isinstance(value, list) else value
        if isinstance(first, dict):
            _add(shapes, inner["$ref"].rpartition("/")[2], first)
        elif "enum" not in inner:
            field.setdefault("examples", [value])
