"""What may be published: of a confidential record nothing that leads to a place, of links the web.

The check refuses all else; this is the second lock.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from safetynet.model.base import Model
from safetynet.model.pathways import Pathway
from safetynet.model.record import Record
from safetynet.model.reference import Hotline, Source
from safetynet.model.values import Citation, Delivery, Phone, Verified
from safetynet.text import HAN_DIGITS, LocalizedText
from safetynet.web import is_web

NATIONAL = re.compile(r"1\d\d|19\d\d|0800-\d{3}-\d{3}")
"""113, 1925, 0800-…: the same in the whole country."""
_NATIONAL_IN_TEXT = re.compile(rf"(?<!\d)(?:{NATIONAL.pattern})(?!\d)")
WITHHELD = "withheld"
"""Code that stands for every source which nothing but confidential records cites."""
_REACHES = re.compile(rf"[\d{HAN_DIGITS}](?:\W{{0,3}}[\d{HAN_DIGITS}]){{4}}|\d\.\d|[@°]|//|www")
"""Five digits on end, a decimal, what stands in addresses of mail and of the web."""
KEPT = frozenset(
    {
        "id", "kind", "status", "name", "summary", "county", "services", "audience", "fee",
        "booking", "how_to_apply", "languages", "confidential",
    }
)  # fmt: skip
"""Fields that stay. All others go: a new field is secret until somebody has thought about it."""


_SENTENCES = ("summary", "how_to_apply")
"""Those of them that go as well when a number stands in them."""


def public_record(
    record: Record, secret: Collection[str] = (), withheld: Collection[str] = ()
) -> Record:
    """The record as pages, search, maps and downloads may know it.

    The check refuses a confidential record that holds a place; this is the second lock, for
    a fact that the check does not recognise as one. Other records do not point at those whose
    ids are `secret`. Sources that are `withheld` are cited as one, which tells nothing.
    """
    if not record.confidential:
        return _with_web_links(_without_ways(record, secret))
    kept = {name: getattr(record, name) for name in KEPT - set(_SENTENCES)}
    return Record.model_construct(
        **kept,
        summary=_placeless(record.summary),
        how_to_apply=_placeless(record.how_to_apply),
        delivery=Delivery.AREA,
        verified=Verified(date=record.verified.date, how=record.verified.how),
        phones=tuple(Phone(number=p.number) for p in record.phones if _is_national(p)),
        sources=tuple(
            Citation(
                source=WITHHELD if s.source in withheld else s.source,
                fields=tuple(name for name in s.fields if name in KEPT or name == "phones"),
            )
            for s in record.sources
        ),
    )


def _without_ways(record: Record, secret: Collection[str]) -> Record:
    """The record without what it belongs to, and who follows it, when that is confidential."""
    if record.part_of not in secret and not any(id_ in secret for id_ in record.replaced_by):
        return record
    part_of = None if record.part_of in secret else record.part_of
    replaced_by = tuple(id_ for id_ in record.replaced_by if id_ not in secret)
    return record.model_copy(update={"part_of": part_of, "replaced_by": replaced_by})


def _with_web_links(record: Record) -> Record:
    """The record with those of its addresses that lead to the web: no other becomes a link."""
    urls = tuple(filter(is_web, record.urls))
    return record if urls == record.urls else record.model_copy(update={"urls": urls})


def public_hotline(hotline: Hotline) -> Hotline:
    """The hotline without links that lead elsewhere than to the web."""
    sources = tuple(filter(is_web, hotline.sources))
    url = hotline.url if is_web(hotline.url) else ""
    return hotline.model_copy(update={"url": url, "sources": sources})


def public_source(source: Source) -> Source:
    """The source without a link that leads elsewhere than to the web."""
    return source if is_web(source.url) else source.model_copy(update={"url": ""})


def public_pathway(pathway: Pathway) -> Pathway:
    """The pathway without links that lead elsewhere than to the web."""
    if all(not change.url or is_web(change.url) for change in pathway.changes):
        return pathway
    changes = (
        change if is_web(change.url) else change.model_copy(update={"url": ""})
        for change in pathway.changes
    )
    return pathway.model_copy(update={"changes": tuple(changes)})


def tells_secret(value: Model, names: Collection[str]) -> bool:
    """Whether a text in a figure, a meeting or a pathway has one of the names, and leads there.

    A name alone may be no more than common words; with a number or an address it is a way.
    """
    whole = value.model_dump_json()
    if not any(name in whole for name in names):
        return False
    texts = (text for text in _texts(value.model_dump()) if any(name in text for name in names))
    return any(_leads(text) for text in texts)


def secret_names(records: Iterable[Record]) -> frozenset[str]:
    """All names of the confidential records."""
    secret = (record for record in records if record.confidential)
    return frozenset(n for r in secret for n in (r.name.zh, r.name.en, *r.alternate_names))


def withheld_sources(records: Iterable[Record]) -> frozenset[str]:
    """Codes of the sources that confidential records cite, and no other record."""
    cited: dict[bool, set[str]] = {True: set(), False: set()}
    for record in records:
        cited[record.confidential].update(citation.source for citation in record.sources)
    return frozenset(cited[True] - cited[False])


def _is_national(phone: Phone) -> bool:
    return NATIONAL.fullmatch(phone.number) is not None


def _placeless(words: LocalizedText | None) -> LocalizedText | None:
    """Sentences without a number or an address in them; others do not stay."""
    if words is None:
        return None
    return None if _leads(f"{words.zh} {words.en}") else words


def _leads(text: str) -> bool:
    shown = _NATIONAL_IN_TEXT.sub(" ", unicodedata.normalize("NFKC", text))
    return _REACHES.search(shown) is not None


def _texts(value: object) -> Iterator[str]:
    """Every text in plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
