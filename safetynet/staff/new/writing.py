"""Puts the new record, and new sources, into their files; both or neither."""

from __future__ import annotations

from safetynet.errors import CallError
from safetynet.load import SERVICES
from safetynet.staff.new.draft import Draft
from safetynet.staff.writing import RecordsText
from safetynet.staff.writing.entries import STEP, entry_lines

SOURCES = "sources.yaml"


def append(draft: Draft) -> None:
    """Writes the record after the last one of its county. Raises `CallError`."""
    services = RecordsText.read(draft.loaded.files.documents[SERVICES].file)
    sources = RecordsText.read(services.file.with_name(SOURCES))
    after = services.with_record(draft.values, _last_of_county(draft))
    _with_sources(sources, draft).write()
    try:
        after.write()
    except CallError:
        sources.write()
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


def _last_of_county(draft: Draft) -> int | None:
    """Position in services.yaml of the last record of the same county; None = the end."""
    pairs = zip(draft.loaded.items, draft.directory.records, strict=True)
    items = [item for item, record in pairs if record.county == draft.county]
    return max(items, default=None)
