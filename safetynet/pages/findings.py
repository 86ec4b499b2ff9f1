"""What a finding of the check means: one entry a rule, from the rules themselves."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetynet.check.catalogue import Explanation, Group, catalogue, example, says, write
from safetynet.check.corrections import can_be_corrected
from safetynet.errors import Finding, Place, Severity
from safetynet.pages.atlas import Atlas
from safetynet.text import LocalizedText

GROUPS: tuple[Group, ...] = typing.get_args(Group)


@dataclass(frozen=True)
class ExplainedView:
    """One finding, explained."""

    code: str
    """Also the anchor of the entry."""
    severity: str
    says: str
    """The sentence of the report, with the values of a real slip."""
    means: str
    example: str
    """YAML that is right."""
    fix: str
    """Whether `safetynet fix` can mend it."""


@dataclass(frozen=True)
class FindingGroupView:
    """Findings on one theme."""

    id: str
    title: str
    findings: tuple[ExplainedView, ...]


@dataclass(frozen=True)
class FindingsView:
    """Everything pages/findings.html prints."""

    groups: tuple[FindingGroupView, ...]


def findings_view(atlas: Atlas) -> FindingsView:
    """Every code of the check, by theme, in the order of findings.yaml."""
    return FindingsView(tuple(_group(atlas, group) for group in GROUPS))


def _group(atlas: Atlas, group: Group) -> FindingGroupView:
    found = (_explained(atlas, c, one) for c, one in catalogue().items() if one.group == group)
    title = atlas.say(f"explained.group.{group}")
    return FindingGroupView(f"about-{group}", title, tuple(found))


def _explained(atlas: Atlas, code: str, explanation: Explanation) -> ExplainedView:
    finding = sample_of(code, explanation)
    sentences = (says(finding, atlas.locale), write(finding, atlas.locale))
    is_error = explanation.severity is Severity.ERROR
    return ExplainedView(
        code=code,
        severity=atlas.say("explained.error" if is_error else "explained.warning"),
        says=atlas.say("explained.sentences", says=sentences[0], write=sentences[1]),
        means=atlas.text(explanation.means),
        example=example(finding, atlas.locale),
        fix=atlas.say("explained.fix" if can_be_corrected(code) else "explained.no-fix"),
    )


def sample_of(code: str, explanation: Explanation) -> Finding:
    """A finding as it is made of a real slip."""
    facts = {name: _fact(value) for name, value in explanation.sample.items()}
    return Finding(code, Place(Path("services.yaml")), value=facts.pop("value", None), facts=facts)


def _fact(value: object) -> Any:  # noqa: ANN401 - facts are of any type
    is_text = isinstance(value, Mapping) and value.keys() == {"zh", "en"}
    return LocalizedText(**value) if is_text else value  # type: ignore[arg-type]
