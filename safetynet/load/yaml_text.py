"""Values as they stand in a YAML file: plain where that is safe, else in quotes."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from yaml import ScalarNode, YAMLError
from yaml.resolver import Resolver

from safetynet.load.yaml12 import TEXT, compose

Scalar: TypeAlias = "str | bool | int | float | dt.date"
Plain: TypeAlias = "Scalar | Sequence[Plain] | Mapping[str, Plain]"
"""What can be written: text, numbers, true and false, dates, lists and mappings of these."""

_MARKS = re.compile(r"[:,#\[\]{}&*!|>'\"%@`?\\]")
"""Punctuation that means something in YAML; such text is quoted even where it need not be, so that
the next one who changes it makes no mistake."""
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+")
"""Text that YAML 1.2 reads as a number, also where 1.1 does not: 09020, 1e5."""
_RESOLVER = Resolver()
_DATE = "tag:yaml.org,2002:timestamp"


def scalar_text(value: Scalar, quote: str = "") -> str:
    """A value as YAML text, safe in lists and mappings of one line.

    `quote` is the quotation mark that stood round the value before: it is kept.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if quote == '"' or not _is_plain(value):
        return json.dumps(value, ensure_ascii=False)
    return value


def flow_text(value: Plain) -> str:
    """A value on one line: `{zh: 諮詢, en: Advice}`, `[counseling]`, `free`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow_text(one)}" for name, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return scalar_text(value)


def is_scalar(value: Plain) -> bool:
    """Whether a value is neither a list nor a mapping."""
    return isinstance(value, str) or not isinstance(value, (Mapping, Sequence))


def _is_plain(text: str) -> bool:
    """Whether text without quotes reads as itself, by every reader of YAML."""
    if not text.isprintable() or text != text.strip() or _MARKS.search(text):
        return False
    if _NUMBER.fullmatch(text):
        return False
    tag = _RESOLVER.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if tag not in (_RESOLVER.DEFAULT_SCALAR_TAG, _DATE):
        return False
    try:
        node = compose(f"- {text}\n")
    except YAMLError:
        return False
    (inner,) = node.value if node else (None,)
    return isinstance(inner, ScalarNode) and (inner.tag, inner.value) == (TEXT, text)
