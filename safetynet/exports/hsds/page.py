"""One page of services as the HSDS API gives them: JSON with everything nested."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from safetynet.exports.hsds.services import Services
from safetynet.exports.hsds.shape import Thing
from safetynet.exports.release import Release
from safetynet.text import Locale

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def service_count(release: Release) -> int:
    """How many services there are: records and hotlines."""
    return len(release.directory.records) + len(release.directory.hotlines)


def write_page(release: Release, path: Path, locale: Locale) -> None:
    """Write all services of one language as a single page, one a line as it is made.

    After them come all terms and taxonomies, for attributes that only have a term's id.
    """
    count = service_count(release)
    head = {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": not count,
    }
    services = Services(release, locale)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_encode(head).removesuffix("}"))
        _write_list(out, "contents", services)
        _write_list(out, "taxonomy_terms", services.terms.used)
        _write_list(out, "taxonomies", services.terms.taxonomies)
        out.write("}\n")


def _write_list(out: TextIO, name: str, things: Iterable[Thing]) -> None:
    out.write(f',"{name}":[')
    for number, thing in enumerate(things):
        out.write(",\n" if number else "\n")
        out.write(_encode(thing))
    out.write("\n]")
