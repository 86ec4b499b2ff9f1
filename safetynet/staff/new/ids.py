"""Codes that are proposed: the id of a new record, and the code of a new source."""

from __future__ import annotations

from itertools import chain, count

from safetynet.staff.ids import propose_id
from safetynet.staff.new.draft import NEW_SOURCE, Draft


def proposed_id(draft: Draft) -> str | None:
    """An id that no record has or had; None while its county is not known."""
    if not draft.county:
        return None
    county = draft.directory.geography.county(draft.county).slug
    name, kind = str(draft.get("name", "en") or ""), str(draft.get("kind") or "")
    return propose_id(county, name, kind, draft.taken) or None


def proposed_source(draft: Draft, n: int) -> str:
    """County and date as a code that no source has."""
    county = draft.directory.geography.county(draft.county).slug if draft.county else "source"
    date = str(draft.get(NEW_SOURCE, n, "date") or draft.today.isoformat()[:7])
    taken = {*draft.directory.sources, *draft.new_sources}
    first = f"{county}-{date}"
    spellings = chain([first], (f"{first}-{n}" for n in count(2)))
    return next(one for one in spellings if one not in taken)
