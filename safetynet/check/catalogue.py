"""The sentences of every finding, from `findings.yaml`, filled with its facts."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from safetynet.errors import Correction, Finding, NewLine, NewValue, Severity
from safetynet.load.yaml_text import flow_text
from safetynet.text import Locale, LocalizedText

_WRITE = LocalizedText(zh="改成 {corrected}", en="Write: {corrected}")
_TAKE_OUT = LocalizedText(zh="刪掉 {corrected} 這一行。", en="Delete {corrected}.")
LONGEST = 60
"""Characters of a value that a sentence repeats."""
WITHHELD = "…"
"""Stands for what a confidential record says: reports are public."""
_OPEN = frozenset({"name", "what"})
"""Facts that name a field or a sort of value, never a value."""


Group = Literal[
    "text",
    "shape",
    "who",
    "codes",
    "words",
    "places",
    "contact",
    "times",
    "sources",
    "closed",
    "figures",
    "net",
]
"""What findings are about, in the order in which a reader meets them."""


class Explanation(BaseModel):
    """What belongs to a code: how much it matters, and what to say about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    severity: Severity
    group: Group
    """Under which heading of the page on findings it stands."""
    says: LocalizedText
    write: LocalizedText
    means: LocalizedText
    """Why it matters and how to mend it, in one or two sentences for those who keep the data."""
    sample: Mapping[str, Any] = {}
    """Value and facts of a finding that was really made, for the page that explains it."""
    example: str
    examples: Mapping[str, str] = {}
    """Name of a field → its own example, where one for all would mislead."""


@functools.cache
def catalogue() -> Mapping[str, Explanation]:
    """Code → explanation, for every finding there is."""
    text = resources.files("safetynet.check").joinpath("findings.yaml").read_text("utf-8")
    return TypeAdapter(dict[str, Explanation]).validate_python(yaml.safe_load(text))


def severity(finding: Finding) -> Severity:
    """How much a finding matters."""
    return catalogue()[finding.code].severity


def says(finding: Finding, locale: Locale) -> str:
    """What is wrong, in one sentence."""
    return _filled(catalogue()[finding.code].says.in_(locale), finding, locale)


def write(finding: Finding, locale: Locale) -> str:
    """What to write instead, in one sentence: the very words, where they are plain."""
    if finding.correction and not finding.is_secret:
        sentence = _TAKE_OUT if is_taken_out(finding.correction) else _WRITE
        return sentence.in_(locale).format(
            corrected=corrected_text(finding.correction) or quoted(finding.value)
        )
    return _filled(catalogue()[finding.code].write.in_(locale), finding, locale)


def is_taken_out(correction: Correction) -> bool:
    """Whether a field or a line goes, with nothing in its place."""
    return (correction.value if isinstance(correction, NewValue) else correction.text) is None


def corrected_text(correction: Correction) -> str:
    """The YAML to write, as it stands in the file: the line, or the field with its value."""
    if isinstance(correction, NewLine):
        return (correction.text or "").strip().partition("\n")[0]
    name = correction.path[-1]
    if correction.value is None:
        return str(name)
    text = flow_text(correction.value)
    return f"{name}: {text}" if isinstance(name, str) else text


def example(finding: Finding, locale: Locale) -> str:
    """YAML that is right. Its own braces are YAML; only a fact's name is filled in."""
    explanation = catalogue()[finding.code]
    text = explanation.examples.get(str(finding.facts.get("name", "")), explanation.example)
    for name, fact in _facts(finding, locale).items():
        text = text.replace(f"{{{name}}}", fact)
    return text


def _filled(sentence: str, finding: Finding, locale: Locale) -> str:
    value = WITHHELD if finding.is_secret else quoted(finding.value)
    return sentence.format_map({"value": value, **_facts(finding, locale)})


def _facts(finding: Finding, locale: Locale) -> Mapping[str, str]:
    """What fills the sentences; of a confidential record nothing that it says."""
    return {
        name: WITHHELD if finding.is_secret and name not in _OPEN else _shown(fact, locale)
        for name, fact in finding.facts.items()
    }


def _shown(fact: object, locale: Locale) -> str:
    return fact.in_(locale) if isinstance(fact, LocalizedText) else one_line(str(fact))


def quoted(value: object) -> str:
    """A value as a sentence repeats it: on one line, in quotes, not too long."""
    return f"'{one_line(value)}'" if isinstance(value, str) else one_line(repr(value))


def one_line(text: str) -> str:
    """Text with control characters made visible, cut at `LONGEST`."""
    visible = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text[: LONGEST + 1])
    return visible if len(visible) <= LONGEST else visible[:LONGEST] + "…"
