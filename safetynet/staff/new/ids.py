"""Ids that are free: of a new record, and of a new source."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from safetynet.check.run import retired_ids
from safetynet.errors import CallError
from safetynet.load import SERVICES
from safetynet.model.suppressed import fingerprint
from safetynet.staff.git import git_at
from safetynet.staff.new.draft import NEW_SOURCE, Draft
from safetynet.text import fold

LONGEST = 60
_EMPTY_WORDS = frozenset("the of and for a an in at county township city".split())  # noqa: SIM905
_NUMBERS = range(2, 100)


def proposed_id(draft: Draft) -> str | None:
    """County and English name as an id that no record has or had; None before they are known."""
    geography, name = draft.directory.geography, draft.get("name", "en")
    if not draft.county or not name:
        return None
    county = geography.county(draft.county).slug
    words = _slug(str(name), county)
    town = geography.find_township(str(draft.get("township") or ""))
    near = f"{county}-{town.slug}-{words}" if town and town.slug not in words else ""
    file = draft.loaded.files.documents[SERVICES].file
    taken = {*draft.loaded.files.ids, *retired_ids(file.parent), *lost_ids(file)}
    taken_down = {one.print_ for one in draft.directory.suppressed}
    spellings = _spellings(f"{county}-{words}", near)
    free = (one for one in spellings if one not in taken and fingerprint(one) not in taken_down)
    return next(free, None)


@functools.cache
def lost_ids(file: Path) -> frozenset[str]:
    """Ids that the file had once, by the history of its repository; none where there is none."""
    try:
        git = git_at(file.parent)
        return frozenset(gone.id for gone in git.gone("HEAD", git.path_of(file)))
    except CallError:
        return frozenset()


def proposed_source(draft: Draft, n: int) -> str | None:
    """County and date as a code that no source has."""
    county = draft.directory.geography.county(draft.county).slug if draft.county else "source"
    date = str(draft.get(NEW_SOURCE, n, "date") or draft.today.isoformat()[:7])
    taken = {*draft.directory.sources, *draft.new_sources}
    return next((one for one in _spellings(f"{county}-{date}") if one not in taken), None)


def _spellings(*first: str) -> Iterator[str]:
    """The best ones, then the last with a number behind it."""
    sure = [one for one in first if one]
    yield from sure
    yield from (f"{sure[-1]}-{n}" for n in _NUMBERS)


def _slug(name: str, county: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(name).replace("'", "").replace("’", ""))
    slug = "-".join(word for word in words if word not in _EMPTY_WORDS and word != county)
    return slug if len(slug) <= LONGEST else slug[:LONGEST].rpartition("-")[0]
