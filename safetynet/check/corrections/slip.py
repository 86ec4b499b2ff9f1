"""What a correction is made from: the finding, its file, and all that was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from safetynet.directory import PLACES, Directory
from safetynet.errors import Correction, Finding, NewValue
from safetynet.load import SERVICES, Loaded, Path
from safetynet.load.document import Document
from safetynet.load.shape import field_names
from safetynet.load.yaml12 import Value
from safetynet.model import Hotline, Record, SpecialDay
from safetynet.text import LocalizedText

_BETWEEN = re.compile(r"\s*[、,;\uff0c\uff1b]\s*")
_SHAPES: Mapping[str, type] = {
    SERVICES: Record,
    "hotlines.yaml": Hotline,
    "holidays.yaml": SpecialDay,
}


@dataclass(frozen=True)
class Meant:
    """What was meant, and the code that says it more closely than the one that was raised."""

    correction: Correction
    code: str = ""


@dataclass(frozen=True)
class Slip:
    """A finding with what stands around it."""

    finding: Finding
    loaded: Loaded

    @property
    def document(self) -> Document:
        """The file that the finding is in."""
        return self.loaded.files.documents[self.finding.place.file.name]

    @property
    def directory(self) -> Directory | None:
        """None when a file beside services.yaml cannot be read."""
        return self.loaded.directory

    @property
    def path(self) -> Path:
        """The way to the value from the file's root."""
        return self.finding.path

    @property
    def name(self) -> str:
        """The last field on the way to the value."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def text(self) -> str:
        """The value, where it is text; else ""."""
        return self.finding.value if isinstance(self.finding.value, str) else ""

    @cached_property
    def line(self) -> str:
        """The line of the file that the finding blames."""
        piece = self.document.piece_at(self.finding.place.line)
        lines = piece.text.split("\n") if piece else []
        place = self.finding.place.line - (piece.line if piece else 0)
        return lines[place] if place < len(lines) else ""

    def at(self, path: Path) -> Value:
        """The value at a path of the file."""
        return self.document.value(path)

    def fields(self, path: Path) -> list[str]:
        """Names of the fields that what stands at a path can have."""
        shape = _SHAPES.get(self.finding.place.file.name)
        return field_names(shape, path[1:]) if shape else []

    def labels(self, name: str) -> Mapping[str, LocalizedText]:
        """Code → words, for the codes that a field can have; {} where it has none."""
        if self.directory is None or name in PLACES:
            return {}
        return self.directory.labels.get(name, {})

    def field_labels(self, path: Path) -> Mapping[str, LocalizedText]:
        """Name of a field → its words, for the fields that what stands at a path can have."""
        texts = self.directory.strings.texts if self.directory else {}
        named = ((name, texts.get(f"field.{name}")) for name in self.fields(path))
        return {name: words for name, words in named if words}


Corrector: TypeAlias = Callable[[Slip], "Meant | None"]
"""Gives what was meant; None where it is not plain."""


def new_value(slip: Slip, value: object, code: str = "") -> Meant | None:
    """The value in the place of the one that was found; None for no value."""
    return Meant(NewValue(slip.path, value), code) if value is not None else None


def split(slip: Slip, read: Callable[[str], str | None]) -> Meant | None:
    """Several items in one text of a list, with a mark between them that YAML does not know: a，b.

    None where there is one only, or `read` knows one of them not.
    """
    items = [read(word) for word in _BETWEEN.split(slip.text)]
    at, place = slip.path[:-1], slip.path[-1]
    whole = slip.at(at)
    if len(items) == 1 or not all(items) or not isinstance(whole, list):
        return None
    n = int(place)
    return Meant(NewValue(at, [*whole[:n], *items, *whole[n + 1 :]]))
