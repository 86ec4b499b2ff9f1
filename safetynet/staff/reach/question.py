"""What somebody asks the command `safetynet reach`, and which kind and county are meant."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County
from safetynet.load import nearest
from safetynet.reach import Subject
from safetynet.reach.results import Objective
from safetynet.text import LOCALES, Locale, fold


@dataclass(frozen=True)
class Question:
    """The options of the command."""

    kind: str = ""
    """A code or a name of a kind or group; "" = all."""
    county: str = ""
    threshold: float | None = None
    """In the unit of the settings; None = their goal."""
    add: int | None = None
    """So many further sites at most."""
    candidates: Literal["villages", "sites"] = "villages"
    objective: Objective = "coverage"
    draft: Path | None = None
    locale: Locale = "zh"

    def __post_init__(self) -> None:
        """Raises `CallError` for options that do not go together or mean nothing."""
        if self.threshold is not None and not math.isfinite(self.threshold):
            msg = "--threshold: write a number, e.g. 3"
            raise CallError(msg)
        if self.add is not None and not self.kind:
            raise CallError(_NEEDS.format(option="--add", other="--kind"))
        if self.add is not None and self.draft:
            msg = "--add and --with answer different questions: give one of them"
            raise CallError(msg)
        if self.add is None and (self.candidates != "villages" or self.objective != "coverage"):
            raise CallError(_NEEDS.format(option="--candidates and --objective", other="--add"))
        if self.threshold is not None and not (self.kind or self.draft):
            raise CallError(_NEEDS.format(option="--threshold", other="--kind or --with"))


_NEEDS = "{option}: say {other}, too"


def find_subject(directory: Directory, text: str) -> Subject:
    """The kind or group meant by a code or a name in either language.

    `group:protection` is the group even where a kind has the same name. Raises `CallError` with
    the most alike one when none is meant.
    """
    words = directory.vocabulary
    names: dict[str, Subject] = {}
    spelled: dict[str, str] = {}
    for subject, term in [
        *((Subject("kind", code), kind) for code, kind in words.kinds.items()),
        *((Subject("group", code), group) for code, group in words.groups.items()),
    ]:
        labels = (term.label.in_(locale) for locale in LOCALES)
        for name in (subject.code, f"{subject.sort}:{subject.code}", *labels):
            names.setdefault(fold(name), subject)
            spelled.setdefault(fold(name), name)
    found = names.get(fold(text.strip()))
    if found:
        return found
    near = spelled.get(nearest(fold(text.strip()), names), "")
    hint = f"did you mean {near!r}?" if near else f"the kinds are: {', '.join(words.kinds)}"
    msg = f"--kind: there is no kind {text!r}; {hint}"
    raise CallError(msg)


def find_county(directory: Directory, text: str) -> County | None:
    """The county meant by a slug, a name or a code; None for "". Raises `CallError`."""
    if not text:
        return None
    county = directory.geography.find_county(text)
    if county is None:
        known = ", ".join(one.slug for one in directory.geography.counties)
        msg = f"--county: there is no county {text!r} here; the counties are: {known}"
        raise CallError(msg)
    return county
