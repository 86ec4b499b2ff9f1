"""Wrong inputs as staff type them: tests/cases/slips, one theme a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

CASES = Path(__file__).parents[2] / "cases" / "slips"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One wrong input, and what must be said and done about it."""

    right: str
    """What stands in the small data folder."""
    typed: str
    """What somebody typed instead."""
    code: str
    line: int
    write: str | None
    """The corrected YAML as the finding says it; None = it says how to mend it, but not what."""
    says: dict[str, str]
    """Words of the report in each language."""
    file: str = "services.yaml"
    field: str = ""
    fixed: str | None = None
    """What `safetynet fix` makes of it, where that is not what stood there before."""
    left: tuple[str, ...] = ()
    """Codes of what a person still has to look at."""

    def make(self, data_dir: Path) -> str:
        """Makes the slip in a folder; gives the sound text of the file."""
        file = data_dir / self.file
        sound = file.read_text(encoding="utf-8")
        assert sound.count(self.right) == 1, "a slip is made in one place"
        file.write_text(sound.replace(self.right, self.typed), encoding="utf-8")
        return sound

    def mended(self, sound: str) -> str:
        """The text of the file as fix must leave it."""
        if self.write is None:
            return sound.replace(self.right, self.typed)
        return sound.replace(self.right, self.right if self.fixed is None else self.fixed)


def all_slips() -> Iterator[tuple[str, Slip]]:
    """Name and slip, of every case."""
    for file in sorted(CASES.glob("*.yaml")):
        for n, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            yield f"{file.stem}-{n}-{case['code']}", Slip(**case)
