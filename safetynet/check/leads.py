"""What leads to a confidential record from elsewhere: other records, and what it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from safetynet.check.case import Case, strings_of
from safetynet.check.confidential import PLACE, traces
from safetynet.load import Fault, Path
from safetynet.model import Record, Source

LINKS = ("part_of", "replaced_by")
"""Fields that name other records."""
_PLACED = ("township", "address", "point")
_NOT_WORDS = ("url", "date")
"""Fields of a source that are no words: every address on the web has a host."""


def check_nothing_leads_to_confidential(record: Record, case: Case) -> Iterator[Fault]:
    """A record that everybody may find neither belongs to, nor is followed by, a secret one."""
    if record.confidential:
        return
    for name in LINKS:
        value = getattr(record, name)
        for n, id_ in enumerate(value if isinstance(value, tuple) else (value,)):
            if id_ in case.secret_ids:
                path: Path = (name, n) if isinstance(value, tuple) else (name,)
                yield Fault("leads-to-confidential", path, id_)


def check_no_place_names_confidential(record: Record, case: Case) -> Iterator[Fault]:
    """A record with a door does not say that a secret one is there."""
    has_place = any(getattr(record, name) for name in _PLACED)
    if record.confidential or not has_place or not case.secret_names:
        return
    for path, text in case.strings(record):
        for name in case.secret_names:
            if name in text:
                yield Fault("names-confidential", path, name)


def check_sources_of_confidential(case: Case) -> Iterator[tuple[str, Fault]]:
    """A source that only confidential records cite does not tell the place in its title."""
    if len(case.directory.records) < len(case.files.ids):
        return  # a record that could not be read may cite it, too
    cited = Counter(
        (record.confidential, citation.source)
        for record in case.directory.records
        for citation in record.sources
    )
    for code, source in case.directory.sources.items():
        if (True, code) in cited and (False, code) not in cited:
            yield from (("sources.yaml", fault) for fault in _telling(code, source, case))


def _telling(code: str, source: Source, case: Case) -> Iterator[Fault]:
    """The words themselves are not repeated: reports are public, and this file has no secrets."""
    for path, text in strings_of(source):
        if path[0] not in _NOT_WORDS:
            for what, _ in traces(text, case):
                yield Fault("source-tells-place", (code, *path), facts={"what": what})
    if case.id_pattern.search(code):
        yield Fault("source-tells-place", (code,), facts={"what": PLACE})
