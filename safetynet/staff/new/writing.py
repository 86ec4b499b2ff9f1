"""Puts the new record, and new sources, into their files; both or neither."""

from __future__ import annotations

from dataclasses import replace

from safetynet.errors import CallError
from safetynet.staff.new.draft import Draft
from safetynet.staff.writing import RecordsText, last_of_county
from safetynet.staff.writing.entries import STEP, entry_lines


def append(draft: Draft) -> None:
    """Writes the record after the last one of its county. Raises `CallError`."""
    after = draft.services.with_record(draft.values, last_of_county(draft.loaded, draft.county))
    added = _with_sources(draft.sources, draft)
    after.check_unchanged()
    added.write()
    try:
        after.write()
    except CallError:
        replace(draft.sources, read_from=added.encoded()).write()
        raise


def source_text(draft: Draft) -> str:
    """The new sources as they stand in sources.yaml; "" when there are none."""
    lines: list[str] = []
    for code, values in draft.new_sources.items():
        lines.append(f"{code}:")
        for name, value in values.items():
            lines += entry_lines(name, value, STEP)
    return "".join(f"{line}\n" for line in lines)


def _with_sources(sources: RecordsText, draft: Draft) -> RecordsText:
    end = len(sources.text)
    gap = "" if sources.text.endswith("\n") else "\n"
    addition = source_text(draft)
    return sources.with_span(end, end, gap + addition) if addition else sources
