"""What the model refuses, said as findings: one for each value that does not fit its field."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from safetynet.load.yaml12 import DEGREES, Fault, Path
from safetynet.model import fields_of
from safetynet.text import LOCALES, LocalizedText

CODES: Mapping[str, str] = {
    "missing": "missing-field",
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "tuple_type": "not-list",
    "too_short": "empty-list",
    "model_type": "not-mapping",
    "dataclass_type": "not-mapping",
    "dict_type": "not-mapping",
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
    "float_parsing": "not-number",
    "float_type": "not-number",
    "int_parsing": "not-number",
    "int_type": "not-number",
    "int_from_float": "not-number",
    "finite_number": "not-number",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "reserved_slug": "bad-slug",
    "bad_day": "bad-date",
    "date_from_datetime_parsing": "bad-date",
    "date_parsing": "bad-date",
    "date_type": "bad-date",
    "bad_day_or_part": "bad-date-or-part",
    "bad_period": "bad-period",
    "bad_figure": "bad-figure",
    "greater_than": "number-out-of-range",
}
"""pydantic's type of an error → our code."""
BOUNDS = ("greater_than_equal", "less_than_equal")
"""pydantic's types of an error for a number that is too small or too large."""

EXTRA = ("extra_forbidden", "unexpected_keyword_argument")
"""pydantic's types of an error for a field that nobody declared (model, small value)."""

CHOICES = ("enum", "literal_error")
"""pydantic's types of an error for a word that is none of those there are."""

PATTERN_CODES: Mapping[str, str] = {
    "number": "bad-phone",
    "extension": "bad-extension",
    "floor": "bad-floor",
    "colour": "bad-colour",
    "fingerprint": "bad-fingerprint",
}
"""The field a pattern stands on → our code; all other patterns are those of slugs."""


MANY_WORDS = 500
SAME_BEGINNING = 4
ASIAN_LONGITUDE = 150
"""Degrees; a "latitude" from 90 to here is a longitude of Taiwan's in the wrong place."""


def faults_of(error: ValidationError, model: object, at: Path) -> Iterator[Fault]:
    """One fault for each value that `model` refused; `at` is where the checked value stands."""
    details = error.errors(include_url=False)
    for detail in details:
        if not _follows_from_others(detail, details):
            yield _fault(detail, model, at)


def _follows_from_others(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """A list is not empty because what is in it has faults of its own."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        one["loc"][: len(loc)] == loc and one is not detail for one in details
    )


def nearest(word: str, words: Iterable[str]) -> str:
    """The word most like a mistyped one, "" when none is alike.

    Of very many words only those with the same beginning are compared: it is slow.
    """
    known = list(words)
    if len(known) > MANY_WORDS:
        known = [one for one in known if one[:SAME_BEGINNING] == word[:SAME_BEGINNING]][:MANY_WORDS]
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _fault(detail: ErrorDetails, model: object, at: Path) -> Fault:
    path = (*at, *(step for step in detail["loc"] if step != "[key]"))
    if detail["type"] in EXTRA:
        return _unknown_field(detail["loc"], model, path)
    if detail["type"] in CHOICES:
        return _unknown_choice(detail, path)
    value = None if detail["type"] == "missing" else detail["input"]
    facts = {**detail.get("ctx", {}), "name": _name(path)}
    return Fault(_code(detail, model), path, value, facts)


def _name(path: Path) -> str:
    """The last field on the way; of an item the list that it is in."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _code(detail: ErrorDetails, model: object) -> str:
    kind, value = detail["type"], detail["input"]
    name = detail["loc"][-1] if detail["loc"] else ""
    if kind == "missing" and name in LOCALES:
        return "missing-language"
    if kind == "string_pattern_mismatch":
        return PATTERN_CODES.get(str(name), "bad-slug")
    if kind == "dataclass_type" and isinstance(value, str) and _is_localized(detail["loc"], model):
        return "not-two-languages"
    if kind == "less_than_equal" and name == "lat" and float(value) < ASIAN_LONGITUDE:
        return "point-swapped"
    if kind in BOUNDS and name not in DEGREES:
        return "number-out-of-range"
    return CODES.get(kind, "bad-value")


def _unknown_field(loc: Path, model: object, path: Path) -> Fault:
    name = str(loc[-1])
    known = field_names(model, loc[:-1])
    near = nearest(name, known)
    code = "misspelt-field" if near else "unknown-field"
    return Fault(code, path, name, {"near": near, "known": ", ".join(known)})


def _unknown_choice(detail: ErrorDetails, path: Path) -> Fault:
    choices = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
    near = nearest(str(detail["input"]), choices)
    facts = {"choices": ", ".join(choices), "near": near or choices[0]}
    return Fault("unknown-choice", path, detail["input"], facts)


def _is_localized(loc: Path, model: object) -> bool:
    """Whether the value at `loc` is a pair of texts that needs both languages."""
    held = _model_at(model, loc)
    return isinstance(held, type) and issubclass(held, LocalizedText)


def field_names(model: object, loc: Path = ()) -> list[str]:
    """Names, as written in YAML and in their order, of the fields of what stands at `loc`."""
    model = _model_at(model, loc)
    return [field.alias or name for name, field in fields_of(model).items()]


def _model_at(model: object, loc: Path) -> object:
    """The model of the value at `loc`, where there is one."""
    for step in loc:
        fields = fields_of(model)
        model = _annotation(fields, step) if fields else _model_in(model)
        model = _model_in(model) if typing.get_origin(model) in _WRAPPERS else model
    return model


_WRAPPERS = (types.UnionType, typing.Union, typing.Annotated)


def _annotation(fields: Mapping[str, FieldInfo], name: str | int) -> object:
    return next((f.annotation for key, f in fields.items() if name in (key, f.alias)), None)


def _model_in(annotation: object) -> object:
    """What a list, a mapping or an optional value holds."""
    held = [arg for arg in typing.get_args(annotation) if arg not in (type(None), ...)]
    return held[-1] if held else None
