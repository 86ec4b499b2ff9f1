"""YAML as an editor's YAML server reads it: the core schema of YAML 1.2, on PyYAML's parser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_PLAIN = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
)
"""Tag, the plain values that mean it, and their first characters; all else is text."""


class CoreLoader(yaml.CSafeLoader):
    """`yes` and 2025-10-02 are text, 118.4 is a number, 0123 is 123."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML's own way


for _name, _pattern, _first in _PLAIN:
    _tag = f"tag:yaml.org,2002:{_name}"
    CoreLoader.add_implicit_resolver(_tag, re.compile(f"^({_pattern})$"), list(_first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value, 10))


def read(file: Path) -> Any:  # whatever the file holds
    """The values of a file."""
    return yaml.load(file.read_text(encoding="utf-8"), CoreLoader)  # noqa: S506  # a safe loader
