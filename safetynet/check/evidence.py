"""Rules on sources: every fact can say where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.load import Fault, nearest
from safetynet.model import Record, is_web

SOURCED = ("name", "address", "phones", "hours", "point")
"""Fields a visitor relies on: some citation names each that is given."""


def check_facts_are_sourced(record: Record, case: Case) -> Iterator[Fault]:
    """Each fact that a visitor relies on is named by a citation.

    The numbers of hotlines have their sources in hotlines.yaml.
    """
    cited = {field for citation in record.sources for field in citation.fields}
    if all(phone.number in case.hotline_numbers for phone in record.phones):
        cited.add("phones")
    missing = [name for name in SOURCED if getattr(record, name) and name not in cited]
    if missing:
        yield Fault("unsourced-fact", (missing[0],), facts={"names": ", ".join(missing)})


def check_cited_fields_exist(record: Record, case: Case) -> Iterator[Fault]:
    """A citation names fields that a record can have."""
    del case
    for n, citation in enumerate(record.sources):
        for m, field in enumerate(citation.fields):
            if field not in Record.model_fields:
                near = nearest(field, Record.model_fields)
                code = "misspelt-cited-field" if near else "unknown-cited-field"
                yield Fault(code, ("sources", n, "fields", m), field, {"near": near})


def check_other_urls(case: Case) -> Iterator[tuple[str, Fault]]:
    """Web addresses of sources and hotlines can be opened by anyone."""
    for code, source in case.directory.sources.items():
        if source.url and not is_web(source.url):
            yield "sources.yaml", Fault("bad-url", (code, "url"), source.url)
    for n, hotline in enumerate(case.directory.hotlines):
        if hotline.url and not is_web(hotline.url):
            yield "hotlines.yaml", Fault("bad-url", (n, "url"), hotline.url)
        for m, url in enumerate(hotline.sources):
            if not is_web(url):
                yield "hotlines.yaml", Fault("bad-url", (n, "sources", m), url)
