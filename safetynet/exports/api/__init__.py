"""The API: JSON files at addresses that stay, for programs that want no file of their own.

Its names hold ids of records: programs ask for them, and no page links to those about violence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from safetynet.exports.api.lists import counties_of, hotlines_of, kinds_of
from safetynet.exports.api.openapi import build_openapi
from safetynet.exports.api.record import FOLDER, Describer, site_path
from safetynet.exports.release import Release
from safetynet.text import HTML_LANG, LOCALES

__all__ = ["FOLDER", "OPENAPI", "api_files"]

_LINE = ",\n"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

OPENAPI = f"{FOLDER}openapi.json"
"""The description of all others, from the site's root."""


def api_files(release: Release) -> Iterator[tuple[str, str]]:
    """Path from the site's root and text of every file, one at a time."""
    yield OPENAPI, json.dumps(build_openapi(release), ensure_ascii=False, indent=1) + "\n"
    for locale in LOCALES:
        yield from _files(Describer(release, locale))


def _files(describer: Describer) -> Iterator[tuple[str, str]]:
    sites = list[str]()
    for record in describer.release.directory.records:
        summary = describer.summary(record)
        sites.append(_json(summary))
        text = _json(describer.site(record, summary))
        yield site_path(describer.locale, record.id), f"{text}\n"
    yield _list(describer, "sites", sites)
    yield _list(describer, "kinds", list(map(_json, kinds_of(describer))))
    yield _list(describer, "areas", list(map(_json, counties_of(describer))), "counties")
    yield _list(describer, "hotlines", list(map(_json, hotlines_of(describer))))


def _list(describer: Describer, name: str, entries: list[str], key: str = "") -> tuple[str, str]:
    """A list, one entry a line: its path, and its text."""
    head = {
        "language": HTML_LANG[describer.locale],
        "updated": describer.release.stamp.isoformat(),
        "terms": describer.labels.say("page.data.licence.records"),
        "count": len(entries),
    }
    text = f'{_json(head)[:-1]},"{key or name}":[\n{_LINE.join(entries)}\n]}}\n'
    return f"{FOLDER}{describer.locale}/{name}.json", text
