"""A real repository of a small data folder, and the review of a change in it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from subprocess import run
from typing import Any

from safetynet.reach.cache import silent
from safetynet.settings import Repository, Settings
from safetynet.staff.review.command import Answer, Question, answer
from safetynet.text import LOCALES

URL = "https://github.com/owner/atlas"


@dataclass(frozen=True)
class Repo:
    """A repository with a data folder, and what one does with it."""

    root: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    def git(self, *words: str) -> str:
        """What a git command prints."""
        done = run(["git", *words], cwd=self.root, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self) -> str:
        """Commits everything; gives the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        return self.git("rev-parse", "HEAD")

    def replace(self, old: str, new: str, name: str = "services.yaml") -> None:
        """Changes one place of a data file."""
        file = self.data / name
        text = file.read_text(encoding="utf-8")
        assert 1 == text.count(old), old
        file.write_text(text.replace(old, new), encoding="utf-8")

    def append(self, text: str, name: str = "services.yaml") -> None:
        """Adds to the end of a data file."""
        with (self.data / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def remove(self, id_: str) -> str:
        """Takes a record away; gives its text."""
        file = self.data / "services.yaml"
        text = file.read_text(encoding="utf-8")
        start = text.index(f"- id: {id_}\n")
        end = text.find("\n- id:", start) + 1 or len(text)
        file.write_text(text[:start] + text[end:], encoding="utf-8")
        return text[start:end]

    def review(self, base: str = "main", **options: Any) -> Answer:
        """The review of a change; of the files as they lie there, if no `head` is given."""
        settings = Settings(
            data_dir=self.root / options.pop("data", "data"),
            repository=Repository(url=URL),
            today=dt.date(2026, 11, 22),
        )
        question = {"head": "", "locales": LOCALES, "format": "markdown", "picture": None}
        return answer(settings, Question(base=base, **(question | options)), silent)

    def told(self, locale: str = "en", **options: Any) -> str:
        """The review in one language."""
        return self.review(locales=(locale,), **options).text

    def found(self, **options: Any) -> Any:
        """The review as plain values."""
        return json.loads(self.review(format="json", **options).text)
