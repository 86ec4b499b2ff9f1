"""data/template.yaml: one record with every field, each explained in the lines above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from safetynet.directory import Directory
from safetynet.schema import FieldHelp, build_schema, sample
from safetynet.staff.writing.entries import STEP, entry_lines
from safetynet.text import Locale

RARE = frozenset(
    {
        "county", "part_of", "closed", "replaced_by", "confidential", "address.en",
        "phone.office_mobile",
    }
)  # fmt: skip
"""Fields that few records have, or that exclude others: their line is a comment."""
_SENTENCES = re.compile("(?<=。)(?!」)")


def template_text(directory: Directory, locale: Locale = "zh") -> str:
    """The template with its comments in one language; the same directory gives the same bytes."""
    maker = _Maker(FieldHelp(directory.strings), build_schema(directory)["$defs"], locale)
    head = directory.strings.say("template.head", locale).splitlines()
    body = _with_dash(list(maker.fields("Record", sample(), STEP)), "")
    lines = ("# yaml-language-server: $schema=services.schema.json", *map("# {}".format, head))
    return "\n".join((*lines, "", *body)) + "\n"


@dataclass
class _Maker:
    """Lines of YAML for the values of the sample; a field is explained where it comes first."""

    words: FieldHelp
    shapes: Mapping[str, Any]
    locale: Locale
    seen: set[str] = field(default_factory=set)

    def fields(self, shape: str, values: Mapping[str, Any], indent: str) -> Iterator[str]:
        """All fields of a model that have a value, in the model's order."""
        for name in self.shapes[shape]["properties"]:
            if name not in values:
                continue
            yield from (f"{indent}# {line}" for line in self._explained(shape, name))
            lines = self._entry(shape, name, values[name], indent)
            is_rare = (name if shape == "Record" else f"{shape.lower()}.{name}") in RARE
            yield from (
                f"{indent}# {one.removeprefix(indent)}" if is_rare else one for one in lines
            )

    def _explained(self, shape: str, name: str) -> Iterator[str]:
        """Label, whether it is needed, help and choices; nothing the second time."""
        key = self.words.key(shape, name)
        if key in self.seen:
            return
        self.seen.add(key)
        needed = name in self.shapes[shape]["required"]
        first, *others = _SENTENCES.split(self.words.help(shape, name, self.locale))
        heading = "template.needed" if needed else "template.field"
        label = self.words.label(name, self.locale)
        yield self.words.strings.say(heading, self.locale, label=label, help=first)
        yield from filter(None, others)
        if f"choice.{name}.{self._choices(shape, name)[0]}" in self.words.strings.texts:
            yield self._said_choices(shape, name)

    def _choices(self, shape: str, name: str) -> list[str]:
        return self.shapes[shape]["properties"][name].get("enum") or [""]

    def _said_choices(self, shape: str, name: str) -> str:
        words = self.words.choices(name, self._choices(shape, name))
        return " | ".join(f"{code} {label.in_(self.locale)}" for code, label in words.items())

    def _entry(self, shape: str, name: str, value: Any, indent: str) -> list[str]:  # noqa: ANN401
        """The field on one line where all inside it is explained, else a line for each part."""
        schema = self.shapes[shape]["properties"][name]
        inner = schema.get("items", schema).get("$ref", "").rpartition("/")[2]
        parts = self.shapes.get(inner, {}).get("properties", ())
        if all(self.words.key(inner, part) in self.seen for part in parts):
            return entry_lines(name, value, indent)
        if isinstance(value, Mapping):
            return [f"{indent}{name}:", *self.fields(inner, value, indent + STEP)]
        items = (self.fields(inner, one, indent + STEP * 2) for one in value)
        dashed = (line for item in items for line in _with_dash(list(item), indent + STEP))
        return [f"{indent}{name}:", *dashed]


def _with_dash(lines: list[str], indent: str) -> list[str]:
    """Lines of a mapping as an item of a list: a dash stands before the first field."""
    first = next(n for n, line in enumerate(lines) if not line.strip().startswith("#"))
    comments = [line.removeprefix(STEP) for line in lines[:first]]
    dashed = f"{indent}- {lines[first].removeprefix(indent + STEP)}"
    return [*comments, dashed, *lines[first + 1 :]]
