"""What can go wrong: findings in the data (collected) and errors of the program (raised)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

STOPPED = "stopped before it was done; what was there stays"
"""What a command says that was ended from outside (Ctrl+C, a signal)."""


class SafetyNetError(Exception):
    """Base of every error this package raises on purpose; its text is for people."""


class CallError(SafetyNetError):
    """The command or a setting is wrong (exit code 2): a missing folder, an unknown county."""


class DataError(SafetyNetError):
    """The data has errors, so nothing may be built from it (exit code 1)."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The site is not built until this is mended."""
    WARNING = "warning"
    """The site is built; somebody should look."""


@dataclass(frozen=True, order=True)
class Place:
    """Where in the files something stands; lines count from 1."""

    file: Path
    line: int = 1


@dataclass(frozen=True)
class NewValue:
    """A value to write at a path, counted from the file's root; None = take the field out."""

    path: tuple[str | int, ...]
    value: Any = None


@dataclass(frozen=True)
class NewLine:
    """The text of a line of the file, without its line break; None = delete the line."""

    line: int
    text: str | None
    count: int = 1
    """How many lines of the file it takes the place of; then `text` has line breaks of its own."""


Correction: TypeAlias = NewValue | NewLine
"""What to write instead, where it is plain what was meant."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in the data.

    `code` names the rule; severity and both sentences belong to the code and stand in
    `safetynet/check/findings.yaml`. `facts` fill the placeholders of those sentences.
    """

    code: str
    place: Place
    record: str = ""
    field: str = ""
    value: Any = None
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)
    path: tuple[str | int, ...] = ()
    """The way to the value from the file's root: an item's position, then as in `field`."""
    correction: Correction | None = None
    is_secret: bool = False
    """Of a record that says it is confidential: reports repeat no value of it."""
