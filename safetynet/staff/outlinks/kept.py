"""What was found of addresses, kept between runs: a machine is not asked again for some days."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from safetynet.staff.outlinks.outcome import FAILING, Outcome

FILE = "links.json"
SOON_DAYS = 1
"""After so many days a failing address is asked again."""


@dataclass(frozen=True)
class Known:
    """What is known of an address."""

    outcome: Outcome
    asked: dt.date
    failing_since: dt.date | None = None
    """The first of the days on which it was asked in vain, without one between that went well."""

    def is_due(self, today: dt.date, days: int) -> bool:
        """Whether it is to be asked again."""
        patience = min(days, SOON_DAYS) if self.outcome.verdict in FAILING else days
        return not dt.timedelta(0) <= today - self.asked < dt.timedelta(patience)


_KNOWN = TypeAdapter(dict[str, Known])


def known_now(before: Known | None, outcome: Outcome, today: dt.date) -> Known:
    """What is known after an address was asked."""
    if outcome.verdict not in FAILING:
        return Known(outcome, today)
    since = before.failing_since if before else None
    return Known(outcome, today, since or today)


def read_known(folder: Path | None) -> Mapping[str, Known]:
    """What is kept; nothing where nothing was, or it cannot be read any more."""
    if folder is None:
        return {}
    try:
        return _KNOWN.validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return {}


def keep_known(folder: Path | None, known: Mapping[str, Known]) -> None:
    """Keep it, whole or not at all. Raises `OSError`."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{FILE}.{os.getpid()}.part"
    try:
        half.write_bytes(_KNOWN.dump_json(dict(sorted(known.items())), indent=1))
        half.replace(folder / FILE)
    finally:
        with suppress(FileNotFoundError):
            half.unlink()
