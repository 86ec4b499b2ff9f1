"""One thing that the doctor looked at, and the project it looks at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FINE, NOTE, MISSING = "fine", "note", "missing"
"""Nothing to do; works, but; the site cannot be built."""
Said = tuple[str, Mapping[str, object]]
"""A key of the words, and what its placeholders are filled with."""


@dataclass(frozen=True)
class Looked:
    """What was looked at, how it is, and what to do about it."""

    name: str
    """A key of the words."""
    state: str
    found: str | Said
    """Plain text, such as a version, or words."""
    todo: Said | None = None


def said(key: str, **facts: object) -> Said:
    """Words to be said in the language that is asked for."""
    return key, facts


@dataclass(frozen=True)
class Project:
    """The folder with the settings, the data and the lists of what is pinned."""

    config: Path
    settings: str = field(default="", compare=False)
    """The text of the settings; read without YAML, which may be missing."""

    @classmethod
    def at(cls, config: Path) -> Project:
        """The project of a settings file that may be missing or unreadable."""
        try:
            text = config.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            text = ""
        return cls(config, text)

    @property
    def root(self) -> Path:
        """Where it lies."""
        return self.config.absolute().parent

    def setting(self, name: str) -> str:
        """The plain value of a setting in a line of its own; "" where there is none."""
        found = re.search(rf"^ *{name}: *([^#\n]*)", self.settings, re.MULTILINE)
        return found.group(1).strip().strip("\"'") if found else ""
