"""What leads to a confidential record from elsewhere: other records, and what it cites."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from safetynet.check.case import Case, strings_of
from safetynet.check.confidential import PLACE, traces
from safetynet.check.personal import files_beside
from safetynet.load import Fault, Path
from safetynet.model import Record, Source, withheld_sources
from safetynet.text import LOCALES, LocalizedText

LINKS = ("part_of", "replaced_by")
"""Fields that name other records."""
_PLACED = ("township", "address", "point")
_CODES = frozenset({"id", "url", "urls", "file", "date"})
_TOKENS = re.compile("[a-z0-9-]+")
_MAPS = re.compile(r"\bmaps?\b|goo\.gl|openstreetmap|what3words|plus\.codes")
Texts: TypeAlias = Sequence[tuple[Path, str]]


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
    """A record with a door does not say that a secret one is there, nor any text where it is."""
    if record.confidential or not case.secret_ids:
        return
    texts = [(path, text) for path, text in case.strings(record) if path[0] not in LINKS]
    if not secret_in("|".join(text for _, text in texts), case):
        return
    has_place = any(getattr(record, name) for name in _PLACED)
    for path, text in texts:
        name = secret_in(text, case)
        if name and (has_place or _is_with_place(path, name, texts, case)):
            yield Fault("names-confidential", path, name)


def check_nothing_else_names_confidential(case: Case) -> Iterator[tuple[str, Fault]]:
    """No other file names a secret record in words that tell a place as well."""
    for file, values in files_beside(case.directory) if case.secret_ids else ():
        texts = list(strings_of(values))
        names = {text: secret_in(text, case) for text in {text for _, text in texts}}
        for path, text in texts:
            name = "" if path[-1] in _CODES else names[text]
            if name and _is_with_place(path, name, texts, case):
                yield file, Fault("names-confidential", path, name)


def secret_in(text: str, case: Case) -> str:
    """The name, or the id, of a secret record that a text holds."""
    exact = next((name for name in case.secret_names if name in text), "")
    return exact or case.loose_secret_names.find(text) or _id_in(text, case.secret_ids)


def _id_in(text: str, ids: Collection[str]) -> str:
    return next((one for one in _TOKENS.findall(text.casefold()) if one in ids), "")


def _is_with_place(path: Path, name: str, texts: Texts, case: Case) -> bool:
    """Whether a text, or the same in the other language, tells a place beside the name."""
    same = path[:-1] if path[-1] in LOCALES else path
    both = (text for at, text in texts if at == path or (at[:-1] == same and at[-1] in LOCALES))
    return any(next(traces(text.replace(name, " "), case), None) for text in both)


def check_sources_of_confidential(case: Case) -> Iterator[tuple[str, Fault]]:
    """A source that only confidential records cite does not tell the place in its title."""
    if len(case.directory.records) < len(case.files.ids):
        return  # a record that could not be read may cite it, too
    withheld = withheld_sources(case.directory.records)
    for code, source in case.directory.sources.items():
        if code in withheld:
            yield from (("sources.yaml", fault) for fault in _telling(code, source, case))


def _telling(code: str, source: Source, case: Case) -> Iterator[Fault]:
    """The words themselves are not repeated: reports are public, and this file has no secrets."""
    for path, text in strings_of(source):
        for what, _ in _in_url(text, case) if path == ("url",) else traces(text, case):
            yield Fault("source-tells-place", (code, *path), facts={"what": what})
    if case.id_pattern.search(code):
        yield Fault("source-tells-place", (code,), facts={"what": PLACE})


def _in_url(url: str, case: Case) -> Iterator[tuple[LocalizedText, str]]:
    """What an address on the web tells besides its host; a map's tells all."""
    parts = urlsplit(unquote(url))
    way = f"{parts.path} {parts.query} {parts.fragment}"
    named = _MAPS.search(f"{parts.netloc}{way}") or case.id_pattern.search(way.casefold())
    if named:
        yield PLACE, named.group()
    else:
        yield from traces(re.sub("[/=&?_]", " ", way), case)
