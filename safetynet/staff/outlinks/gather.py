"""Every address that the data and the settings name, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from safetynet.errors import Place
from safetynet.load import SERVICES, Files, dotted
from safetynet.load import Path as Steps
from safetynet.load.document import Document
from safetynet.load.withheld import is_withheld
from safetynet.settings import Settings

_IN_TEXT = re.compile(r"https?://\w[!-~]+")
"""An address in a sentence ends where Chinese begins."""
_AFTER = ".,;:!?'\"`)]>*"
"""What stands behind an address in a sentence, and is none of it."""
_EXAMPLES = re.compile(
    r"//(?:[\w.-]+\.)?(?:example(?:\.(?:org|com|net))?|test|invalid|localhost)\b"
)
"""Names that belong to nobody: they only show how to write one."""
_WHOLE = ("url", "urls")
"""Fields whose value is an address, whatever it looks like."""
_LETTER_FOR_LETTER = "quote"
"""Words of a source stay as they are, and so do addresses in them."""


@dataclass(frozen=True, order=True)
class Use:
    """Where an address stands."""

    place: Place
    record: str
    """Id of the record; "" outside of the records."""
    field: str


Links = Mapping[str, tuple[Use, ...]]
"""Address → where it stands."""


def gather(files: Files, settings: Settings, config_file: Path) -> Links:
    """All addresses; none of a confidential record, whose values may not be repeated."""
    found: dict[str, list[Use]] = {}
    for name, document in sorted(files.documents.items()):
        for path, url in _in_document(name, document):
            found.setdefault(url, []).append(_use(files, name, path))
    for field, url in _in_settings(settings):
        found.setdefault(url, []).append(Use(_place_in(config_file, url), "", field))
    return {url: tuple(sorted(uses)) for url, uses in sorted(found.items())}


def _in_document(name: str, document: Document) -> Iterator[tuple[Steps, str]]:
    for piece in document.pieces:
        root: Steps = () if piece.item is None else (piece.item,)
        for path, url in _in_value(document.value(root), root):
            if name != SERVICES or not is_withheld(document, path):
                yield path, url


def _in_value(value: object, path: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != _LETTER_FOR_LETTER:
                yield from _in_value(inner, (*path, str(key)))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _in_value(inner, (*path, n))
    elif isinstance(value, str):
        yield from ((path, url) for url in _in_text(value, path))


def _in_text(text: str, path: Steps) -> Iterator[str]:
    if any(step in _WHOLE for step in path[-2:]):
        found = [text.strip()]
    else:
        found = [url.rstrip(_AFTER) for url in _IN_TEXT.findall(text) if "{" not in url]
    yield from (url for url in found if url and not _EXAMPLES.search(url))


def _use(files: Files, name: str, path: Steps) -> Use:
    document = files.documents[name]
    place, record = Place(document.file, document.line(path)), ""
    if name == SERVICES and isinstance(path[0], int):
        record, path = files.ids[path[0]], path[1:]
    return Use(place, record, dotted(path))


def _in_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    agency, repository = settings.agency, settings.repository
    named = {
        "agency.url": agency.url if agency else "",
        "agency.privacy_url": agency.privacy_url if agency else "",
        "agency.open_data_url": agency.open_data_url if agency else "",
        "repository.url": repository.url,
        "repository.issues_url": repository.issues_url,
        "quick_exit_url": settings.quick_exit_url,
    }
    yield from ((field, url) for field, url in named.items() if url and not _EXAMPLES.search(url))


def _place_in(config_file: Path, url: str) -> Place:
    """The line of the settings that has the address; the first, where it has a default."""
    lines = config_file.read_text(encoding="utf-8").splitlines()
    return Place(config_file, next((n for n, line in enumerate(lines, 1) if url in line), 1))
