"""The machine and the project's folder, as far as the doctor asks; Python's own library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

WAIT_S = 120


@dataclass(frozen=True)
class Answer:
    """What a program said."""

    code: int
    out: str
    told: str = ""
    """What it told of errors."""


@dataclass(frozen=True)
class Machine:
    """What can be asked; tests make up others."""

    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    python: tuple[int, ...] = sys.version_info[:3]
    encoding: str = field(default_factory=lambda: sys.stdout.encoding or "")

    def version_of(self, package: str) -> str | None:
        """The installed version of a package of Python; None where it is not there."""
        try:
            return metadata.version(package)
        except metadata.PackageNotFoundError:
            return None

    def program(self, name: str) -> str | None:
        """Where a program lies; None where there is none."""
        return shutil.which(name, path=self.environ.get("PATH"))

    def run(self, words: Sequence[str], folder: Path) -> Answer:
        """What a program says; a program that cannot be run has the code 127."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed words
                list(words),
                cwd=folder,
                env={**self.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=WAIT_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Answer(127, "", str(error))
        return Answer(done.returncode, done.stdout, done.stderr)

    def free_mb(self, folder: Path) -> int:
        """Room on the disk of the nearest folder that is there."""
        return shutil.disk_usage(_there(folder)).free // 1_000_000

    def is_writable(self, folder: Path) -> bool:
        """Whether a file can be put there, or the folder be made."""
        return os.access(_there(folder), os.W_OK | os.X_OK)

    def memory_mb(self) -> int | None:
        """Memory that programs can still have; None where the system does not say."""
        try:
            lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        except OSError:
            return None
        found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
        return int(found[0]) // 1_000 if found else None


def _there(folder: Path) -> Path:
    ways = (folder.absolute(), *folder.absolute().parents)
    return next(one for one in ways if one.is_dir())
