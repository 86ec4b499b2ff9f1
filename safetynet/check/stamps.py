"""Rules on who checked: what nobody did is not said to have been done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.freshness import ASKED, MOST_UNSIGNED
from safetynet.load import SERVICES, Fault, Path
from safetynet.model import How, Verified


def check_many_are_checked_by_somebody(case: Case) -> Iterator[tuple[str, Fault]]:
    """Many records said to be called or visited on one day, by nobody: a date was filled in."""
    found: dict[tuple[str, How], list[Path]] = defaultdict(list)
    for item, record in case.by_item:
        for path, date, how in _asked(record.verified):
            found[date, how].append((item, "verified", *path))
    for (date, how), paths in found.items():
        if len({path[0] for path in paths}) > MOST_UNSIGNED:
            facts = {"count": len({path[0] for path in paths}), "how": how.value}
            yield SERVICES, Fault("batch-stamp", paths[0], date, facts)


def _asked(verified: Verified) -> Iterator[tuple[Path, str, How]]:
    """The checks by asking that name nobody: where, when and how."""
    for path, check in verified.checks():
        if check.date and check.how in ASKED and not check.by:
            yield path, check.date.isoformat(), check.how
