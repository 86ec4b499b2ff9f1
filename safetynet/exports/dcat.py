"""dcat.jsonld: the data and all their files in the words of DCAT 3, for catalogues of open data.

It is written last, because it holds the sizes and checksums of the other files. Its own cannot
stand in it; they stand on the data page and in SHA256SUMS.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from safetynet.exports.coverage import OPEN_DATA_LICENCE, cited_sources, counties_named, days_told
from safetynet.exports.release import Download, Release, Written
from safetynet.text import HTML_LANG, LOCALES, LocalizedText

PATH = "data/dcat.jsonld"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def download_of(written: Sequence[Written]) -> Download:
    """The file that describes those written before it."""
    return Download(
        path=PATH,
        media_type="application/ld+json",
        section="programs",
        write=partial(_write, written),
        count=lambda _: len(written),
        counted="files",
    )


def _write(written: Sequence[Written], release: Release, path: Path) -> None:
    text = json.dumps(dataset(release, written), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def dataset(release: Release, written: Sequence[Written]) -> dict[str, Any]:
    """One dcat:Dataset with a dcat:Distribution for each file, as a JSON-LD document."""
    directory = release.directory
    facts: dict[str, Any] = {
        "@context": CONTEXT,
        **_id(release.url("data/#dataset")),
        "@type": "dcat:Dataset",
        "dcterms:title": _in_both(release, "dataset.name"),
        "dcterms:description": _in_both(release, "dataset.description"),
        "dcterms:license": _id(OPEN_DATA_LICENCE),
        "dcterms:publisher": _publisher(release),
        "dcterms:modified": _typed(release.stamp.isoformat(), "dateTime"),
        "dcterms:language": [_id(f"{LANGUAGES}{locale}") for locale in LOCALES],
        "dcterms:spatial": [_county(c.name, c.code) for c in directory.geography.counties],
        "dcterms:temporal": _period(release),
        "dcterms:source": [_id(source.url) for source in cited_sources(directory)],
        "dcat:landingPage": _id(release.url("data/")),
        "dcat:distribution": [_distribution(release, file) for file in written],
    }
    return {name: fact for name, fact in facts.items() if fact}


def _distribution(release: Release, file: Written) -> dict[str, Any]:
    download = file.download
    media_type = download.media_type.partition(";")[0]
    facts: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dcterms:title": download.name,
        "dcterms:license": _id(OPEN_DATA_LICENCE),
        "dcterms:language": _id(f"{LANGUAGES}{download.locale}") if download.locale else None,
        "dcat:mediaType": _id(MEDIA_TYPES + media_type),
        "dcat:byteSize": _typed(str(file.size), "nonNegativeInteger"),
        "dcat:accessURL": _id(release.url("data/")),
        "dcat:downloadURL": _id(release.url(download.path)),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _id(SHA256),
            "spdx:checksumValue": _typed(file.sha256, "hexBinary"),
        },
    }
    return {name: fact for name, fact in facts.items() if fact}


def _in_both(release: Release, key: str) -> list[dict[str, str]]:
    directory, say = release.directory, release.directory.strings.say
    return [
        {
            "@value": say(key, locale, counties=counties_named(directory, locale)),
            "@language": HTML_LANG[locale],
        }
        for locale in LOCALES
    ]


def _publisher(release: Release) -> dict[str, Any]:
    """The agency whose site it is, else the site itself."""
    if release.agency:
        agency = release.agency
        return {"@type": "foaf:Agent", **_id(agency.url), "foaf:name": _both(agency.name)}
    return {"@type": "foaf:Agent", "foaf:name": _in_both(release, "site.name")}


def _both(text: LocalizedText) -> list[dict[str, str]]:
    return [{"@value": text.in_(loc), "@language": HTML_LANG[loc]} for loc in LOCALES]


def _county(name: LocalizedText, code: str) -> dict[str, Any]:
    label = _both(name)
    return {"@type": "dcterms:Location", "rdfs:label": label, "dcterms:identifier": code}


def _period(release: Release) -> dict[str, Any] | None:
    days = [_typed(day.isoformat(), "date") for day in days_told(release.directory)]
    if not days:
        return None
    return {
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": days[0],
        "dcat:endDate": days[-1],
    }


def _typed(value: str, sort: str) -> dict[str, str]:
    return {"@value": value, "@type": f"xsd:{sort}"}


def _id(address: str) -> dict[str, str]:
    """A thing by its address; nothing where the site's own is not known."""
    return {"@id": address} if address else {}
