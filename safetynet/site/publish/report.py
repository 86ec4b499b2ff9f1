"""What was checked and what is wrong, and how people are told."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from itertools import groupby

import yaml
from pydantic import BaseModel, ConfigDict

from safetynet.text import Locale, LocalizedText

MOST = 10
"""So many problems of one sort are told one by one."""

OF_TARGETS = frozenset({"link-broken", "reference-missing"})
"""What is wrong is a file that is not there, whoever names it."""


class Rule(BaseModel):
    """What belongs to the code of a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    is_note: bool = False
    """It keeps no site from being published; it depends on the host."""
    says: LocalizedText
    do: LocalizedText


class Catalogue(BaseModel):
    """All sentences, from `rules.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    checks: Mapping[str, LocalizedText]
    """Name of a check → what it counted."""
    rules: Mapping[str, Rule]
    words: Mapping[str, LocalizedText]


@functools.cache
def catalogue() -> Catalogue:
    """The sentences in both languages."""
    text = resources.files(__package__).joinpath("rules.yaml").read_text("utf-8")
    return Catalogue.model_validate(yaml.safe_load(text))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong."""

    code: str
    file: str
    """Path of the file from the site's root, or the address that was asked."""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_note(self) -> bool:
        """Whether it is only worth knowing."""
        return catalogue().rules[self.code].is_note


@dataclass(frozen=True)
class Checked:
    """The outcome of one check."""

    name: str
    count: int
    problems: tuple[Problem, ...]


Report = tuple[Checked, ...]


def has_problems(report: Report) -> bool:
    """Whether something keeps the site from being published."""
    return any(not problem.is_note for checked in report for problem in checked.problems)


def render(report: Report, locale: Locale) -> str:
    """The report for people: what was counted, then what is wrong, the same sort together."""
    lines = [_counted(checked, locale) for checked in report]
    problems = sorted(
        (problem for checked in report for problem in checked.problems),
        key=lambda problem: (problem.is_note, problem.code),
    )
    for code, group in groupby(problems, key=lambda problem: problem.code):
        lines += ["", *_told(code, tuple(group), locale)]
    lines += ["", _sum(problems, locale)]
    return "\n".join(lines) + "\n"


def _counted(checked: Checked, locale: Locale) -> str:
    mark = "✗" if any(not problem.is_note for problem in checked.problems) else "✓"
    return f"{mark} {catalogue().checks[checked.name].in_(locale).format(count=checked.count)}"


def _told(code: str, problems: tuple[Problem, ...], locale: Locale) -> Iterator[str]:
    rule, words = catalogue().rules[code], catalogue().words
    sort = words["note" if rule.is_note else "problem"].in_(locale)
    yield f"{sort} [{code}]"
    groups = tuple(_same(problems).values())
    for first, *others in groups[:MOST]:
        also = words["same"].in_(locale).format(count=len(others)) if others else ""
        yield f"  {first.file}  {rule.says.in_(locale).format_map(first.facts)}{also and ' '}{also}"
    if len(groups) > MOST:
        yield f"  {words['more'].in_(locale).format(count=sum(map(len, groups[MOST:])))}"
    yield f"  → {rule.do.in_(locale)}"


def _same(problems: tuple[Problem, ...]) -> Mapping[object, list[Problem]]:
    """Problems of a sort by what is wrong: a file that all pages miss is told once."""
    groups = defaultdict[object, list[Problem]](list)
    for problem in problems:
        is_shared = problem.code in OF_TARGETS
        groups[problem.facts["target"] if is_shared else id(problem)].append(problem)
    return groups


def _sum(problems: list[Problem], locale: Locale) -> str:
    serious = sum(not problem.is_note for problem in problems)
    word = catalogue().words["sum" if serious else "fine"]
    return word.in_(locale).format(count=serious)
