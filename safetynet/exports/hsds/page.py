"""One page of services as the HSDS API gives them: JSON with everything nested."""

from __future__ import annotations

import json
from pathlib import Path

from safetynet.exports.hsds.services import Services
from safetynet.exports.release import Release
from safetynet.text import Locale


def service_count(release: Release) -> int:
    """How many services there are: records and hotlines."""
    return len(release.directory.records) + len(release.directory.hotlines)


def write_page(release: Release, path: Path, locale: Locale) -> None:
    """Write all services of one language as a single page, one a line as it is made."""
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
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(encode(head).removesuffix("}") + ',"contents":[')
        for number, service in enumerate(Services(release, locale)):
            out.write(",\n" if number else "\n")
            out.write(encode(service))
        out.write("\n]}\n")
