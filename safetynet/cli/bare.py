"""The command where a package it is made of is missing: it says so, and the doctor still works.

Nothing but Python's own library is used here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn

OURS = ("safetynet", "maps")


def sentence(error: ImportError) -> str:
    """What is missing and what to do; a fault in our own modules is raised as it is."""
    name = error.name or ""
    if name.partition(".")[0] in OURS:
        raise error
    what = f"the package {name} is missing or broken" if name else "a package is broken"
    return f"{what} ({error}): run `make setup`; `safetynet doctor` says what else is missing"


def main_without(error: ImportError) -> Callable[..., NoReturn]:
    """A command that knows only `doctor`. Raises `error` when it is a fault of our own."""
    said = sentence(error)

    def main(**_options: object) -> NoReturn:
        if sys.argv[1:2] == ["doctor"]:
            from safetynet.staff.doctor.command import main as doctor

            sys.exit(doctor(sys.argv[2:]))
        sys.stderr.write(f"safetynet: {said}\n")
        sys.exit(2)

    return main
