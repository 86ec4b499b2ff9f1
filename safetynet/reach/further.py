"""A second process that finds further places while the first one measures.

Both take about as long, so on two cores the whole takes half the time. Run as a program it reads
the task from standard input and writes the answer to standard output.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Self, cast

from safetynet.directory import Directory
from safetynet.errors import SafetyNetError
from safetynet.reach.land import read_land
from safetynet.reach.results import Measure, Siting
from safetynet.reach.siting import Siter, Task, village_candidates
from safetynet.reach.yard import Aim

Sitings = Mapping[str, tuple[Siting, ...]]
"""Code of a kind → where further sites of it would serve most."""


class FurtherPlaces:
    """Sitings in the making for the open places of some kinds; without a kind nothing is run."""

    def __init__(self, directory: Directory, measure: Measure, wanted: Mapping[str, Task]) -> None:
        self._task = (directory, measure, wanted)
        self._process = _start() if wanted else None

    def __enter__(self) -> Self:
        """Begins."""
        if self._process and self._process.stdin:
            with suppress(BrokenPipeError), self._process.stdin as task:  # told by `found`
                pickle.dump(self._task, task)
        return self

    def found(self) -> Sitings:
        """Waits for the answer; raises `SafetyNetError` when the process failed."""
        if not (self._process and self._process.stdout):
            return {}
        answer = self._process.stdout.read()
        if code := self._process.wait():
            how = f"was ended by signal {-code}" if code < 0 else f"failed (exit code {code})"
            msg = f"finding further places {how}: see above, or look for room in memory"
            raise SafetyNetError(msg)
        return cast("Sitings", pickle.loads(answer))  # noqa: S301 - our own child wrote it

    def __exit__(self, *_error: object) -> None:
        """Leaves no process behind."""
        if self._process and self._process.stdout:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "safetynet.reach.further"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own program


def find_sitings(directory: Directory, measure: Measure, wanted: Mapping[str, Task]) -> Sitings:
    """The best villages for further sites of each kind, by land mass and county."""
    lands = read_land(directory.geography, directory.assumptions.grid)
    aim = Aim(measure.goal, with_mean=False)
    siter = Siter(directory, lands, aim, village_candidates(directory))
    return {code: siter.sitings(task) for code, task in wanted.items()}


def main() -> None:
    """Answers the task on standard input; what is no bug is told in a sentence."""
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
    try:
        found = find_sitings(*task)
    except SafetyNetError as error:
        sys.exit(str(error))
    pickle.dump(found, sys.stdout.buffer)


if __name__ == "__main__":
    main()
