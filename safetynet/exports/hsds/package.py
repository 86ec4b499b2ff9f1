"""The services as a Tabular Data Package: one CSV an object, described by datapackage.json."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from safetynet.exports.archive import undated
from safetynet.exports.coverage import OPEN_DATA_LICENCE
from safetynet.exports.hsds.services import Services
from safetynet.exports.hsds.tables import (
    COLUMNS,
    PATHS,
    REFERENCES,
    REQUIRED,
    Row,
    Sort,
    cells,
    rows_of,
)
from safetynet.exports.labels import Labels
from safetynet.exports.release import UNDATED, Release
from safetynet.text import HTML_LANG, Locale

FIELDS: dict[Sort, dict[str, str]] = {
    "id": {"type": "string", "format": "uuid"},
    "text": {"type": "string"},
    "phone": {"type": "string"},
    "uri": {"type": "string", "format": "uri"},
    "number": {"type": "number"},
    "date": {"type": "date"},
    "time": {"type": "time", "format": "%H:%M"},
}
LICENSE = {"name": "OGDL-Taiwan-1.0", "path": OPEN_DATA_LICENCE}

Description: TypeAlias = dict[str, Any]


def write_package(release: Release, path: Path, locale: Locale) -> None:
    """Write the tables of one language and their description to a ZIP file.

    The tables are made at once, row by row, in files of their own that are packed afterwards:
    an archive takes one file after the other. A table without rows is left out.
    """
    services = Services(release, locale)
    with tempfile.TemporaryDirectory() as name, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        folder = Path(name)
        counts = _write_tables(services, folder)
        described = _description(services, release, counts)
        text = json.dumps(described, ensure_ascii=False, indent=2)
        archive.writestr(undated("datapackage.json"), f"{text}\n")
        for table in filter(counts.__getitem__, PATHS):
            source, entry = folder / PATHS[table], undated(PATHS[table])
            with source.open("rb") as rows, archive.open(entry, "w") as packed:
                shutil.copyfileobj(rows, packed)


def _write_tables(services: Services, folder: Path) -> Counter[str]:
    """Write all tables (RFC 4180, CRLF, UTF-8); returns how many rows each has."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        writers = {}
        for table, name in PATHS.items():
            file = (folder / name).open("w", encoding="utf-8", newline="")
            writers[table] = csv.writer(stack.enter_context(file))
            writers[table].writerow(COLUMNS[table])
        for table, row in _rows(services):
            writers[table].writerow(cells(table, row))
            counts[table] += 1
    return counts


def _rows(services: Services) -> Iterator[tuple[str, Row]]:
    """The rows of all services, then what they share."""
    for service in services:
        yield from rows_of(service)
    shared: dict[str, Iterable[Row]] = {
        "organization": services.organizations.all.values(),
        "taxonomy_term": services.terms.used,
        "taxonomy": services.terms.taxonomies,
    }
    for table, rows in shared.items():
        for row in rows:
            yield table, row


def _description(services: Services, release: Release, counts: Counter[str]) -> Description:
    """datapackage.json: what the tables are, whose, and from when."""
    labels = services.labels
    homepage = release.url("data/")
    return {
        "profile": "tabular-data-package",
        "name": f"safety-net-atlas-hsds-{labels.locale}",
        "title": labels.say("hsds.title"),
        "description": labels.say("hsds.description"),
        "language": HTML_LANG[labels.locale],
        **(_dates(release.stamp) if release.stamp != UNDATED else {}),
        **({"homepage": homepage} if homepage else {}),
        "licenses": [{**LICENSE, "title": labels.say("hsds.license")}],
        "sources": list(_sources(services)),
        "resources": [_resource(labels, table, counts) for table in PATHS if counts[table]],
    }


def _dates(stamp: dt.datetime) -> Description:
    return {"version": stamp.date().isoformat(), "created": stamp.isoformat()}


def _sources(services: Services) -> Iterator[dict[str, str]]:
    """The documents that records cite."""
    for term in services.terms.used:
        if term["code"].startswith("source:"):
            path = {"path": term["term_uri"]} if "term_uri" in term else {}
            yield {"title": term["name"], **path}


def _resource(labels: Labels, table: str, counts: Counter[str]) -> Description:
    keys = [
        {"fields": column, "reference": {"resource": _itself(of, table), "fields": "id"}}
        for column, of in REFERENCES.items()
        if column in COLUMNS[table] and counts[of]
    ]
    return {
        "name": table,
        "path": PATHS[table],
        "description": labels.say(f"hsds.table.{table}"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, name) for name in COLUMNS[table]],
            "primaryKey": "id",
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _itself(of: str, table: str) -> str:
    """A table refers to itself as ""."""
    return "" if of == table else of


def _field(table: str, name: str) -> Description:
    required = name in REQUIRED.get(table, ("id",))
    constraints = {"required": True} if required else {}
    if name == "id":
        constraints["unique"] = True
    field: Description = {"name": name, **FIELDS[COLUMNS[table][name]]}
    return {**field, "constraints": constraints} if constraints else field
