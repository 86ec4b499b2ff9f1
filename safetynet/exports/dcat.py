"""dcat.jsonld: the data and all their files in the words of DCAT 3, for catalogues of open data.

It is written last, because it holds the sizes and checksums of the other files. Its own cannot
stand in it; they stand on the data page and in SHA256SUMS.txt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from safetynet import addresses
from safetynet.exports.api import FOLDER, OPENAPI
from safetynet.exports.coverage import (
    OPEN_DATA_LICENCE,
    cited_sources,
    counties_named,
    days_told,
    keywords,
)
from safetynet.exports.release import Download, Release, Written
from safetynet.model import dialled
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
VCARD = {"vcard": "http://www.w3.org/2006/vcard/ns#"}
"""Only where somebody can be called."""
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"
THEMES = (f"{_EU}data-theme/SOCI", f"{_EU}data-theme/HEAL")
IRREGULAR = f"{_EU}frequency/IRREG"
"""The files are made again after each change; there is no rhythm."""
HSDS = "https://github.com/openreferral/specification/tree/3.2"
STANDARDS = {
    "geojson": ("https://www.rfc-editor.org/rfc/rfc7946",),
    "atom": ("https://www.rfc-editor.org/rfc/rfc4287",),
    "zip": (HSDS, "https://specs.frictionlessdata.io/tabular-data-package/"),
    "hsds.json": (HSDS,),
}
"""Ending, or what a file is → the standards it keeps."""
PACKED = {"application/zip": "text/csv"}
"""Media type of an archive → of the files in it."""
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
        "@context": CONTEXT | (VCARD if release.agency else {}),
        **_id(release.url("data/#dataset")),
        "@type": "dcat:Dataset",
        "dcterms:identifier": release.url("data/#dataset"),
        "dcterms:title": _in_both(release, "dataset.name"),
        "dcterms:description": _in_both(release, "dataset.description"),
        "dcterms:license": _id(OPEN_DATA_LICENCE),
        "dcterms:publisher": _publisher(release),
        "dcat:contactPoint": _contact(release),
        "dcat:keyword": [
            {"@value": word, "@language": HTML_LANG[locale]}
            for locale in LOCALES
            for word in keywords(directory, locale)
        ],
        "dcat:theme": list(map(_id, THEMES)),
        "dcterms:accrualPeriodicity": _id(IRREGULAR),
        "dcterms:modified": _typed(release.stamp.isoformat(), "dateTime"),
        "dcterms:language": [_id(f"{LANGUAGES}{locale}") for locale in LOCALES],
        "dcterms:spatial": [_county(c.name, c.code) for c in directory.geography.counties],
        "dcterms:temporal": _period(release),
        "dcterms:source": [_id(source.url) for source in cited_sources(directory)],
        "dcat:landingPage": _id(release.url("data/")),
        "dcat:distribution": [
            *(_distribution(release, file) for file in written),
            *_interface(release),
        ],
    }
    return _known(facts)


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact}


def _distribution(release: Release, file: Written) -> dict[str, Any]:
    download = file.download
    media_type = download.media_type.partition(";")[0]
    page = addresses.authored(download.locale or LOCALES[0], "data")
    facts: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dcterms:title": _titles(release, download),
        "dcterms:description": _descriptions(release, download),
        "dcterms:conformsTo": list(map(_id, _standards(download))),
        "dcterms:license": _id(OPEN_DATA_LICENCE),
        "dcterms:language": _id(f"{LANGUAGES}{download.locale}") if download.locale else None,
        "dcat:mediaType": _id(MEDIA_TYPES + PACKED.get(media_type, media_type)),
        "dcat:packageFormat": _id(MEDIA_TYPES + media_type) if media_type in PACKED else None,
        "dcat:byteSize": _typed(str(file.size), "nonNegativeInteger"),
        "dcat:accessURL": _id(release.url(page)),
        "dcat:downloadURL": _id(release.url(download.path)),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _id(SHA256),
            "spdx:checksumValue": _typed(file.sha256, "hexBinary"),
        },
    }
    return _known(facts)


def _interface(release: Release) -> Iterator[dict[str, Any]]:
    """The API: no file to take away, but a service with a description of its own."""
    address = release.url(FOLDER)
    if address:
        title = _in_both(release, "api.summary")
        yield {
            "@type": "dcat:Distribution",
            "dcterms:title": title,
            "dcterms:license": _id(OPEN_DATA_LICENCE),
            "dcat:mediaType": _id(f"{MEDIA_TYPES}application/json"),
            "dcat:accessURL": _id(release.url("data/api/")),
            "dcat:accessService": {
                "@type": "dcat:DataService",
                **_id(address),
                "dcterms:title": title,
                "dcterms:description": _in_both(release, "api.about"),
                "dcat:endpointURL": _id(address),
                "dcat:endpointDescription": _id(release.url(OPENAPI)),
                "dcat:servesDataset": _id(release.url("data/#dataset")),
            },
        }


def _standards(download: Download) -> Sequence[str]:
    ending = download.name.rpartition(".")[2]
    return STANDARDS.get(ending) or STANDARDS.get(download.what, ())


def _titles(release: Release, download: Download) -> list[dict[str, str]]:
    say, ending = release.directory.strings.say, download.name.rpartition(".")[2]
    formats = (say(f"page.data.format.{ending}", locale) for locale in LOCALES)
    return _told(f"{download.name} ({format_})" for format_ in formats)


def _descriptions(release: Release, download: Download) -> list[dict[str, str]]:
    """The sentence of the data page, in both languages."""
    say, measure = release.directory.strings.say, release.study.measure
    key = f"page.data.{download.what or download.name}"
    goal = f"{measure.goal:g} {measure.unit}"
    return _told(
        say(key, loc, goal=goal, language=say(f"page.data.language.{download.locale or loc}", loc))
        for loc in LOCALES
    )


def _in_both(release: Release, key: str) -> list[dict[str, str]]:
    directory, say = release.directory, release.directory.strings.say
    return _told(say(key, loc, counties=counties_named(directory, loc)) for loc in LOCALES)


def _told(texts: Iterable[str]) -> list[dict[str, str]]:
    """Texts in the order of the languages."""
    both = zip(texts, LOCALES, strict=True)
    return [{"@value": text, "@language": HTML_LANG[locale]} for text, locale in both]


def _contact(release: Release) -> dict[str, Any] | None:
    """Whom to ask: the agency; nobody while none has adopted the site."""
    agency = release.agency
    if agency is None:
        return None
    return {
        "@type": "vcard:Organization",
        "vcard:fn": _both(agency.name),
        "vcard:hasTelephone": _id(f"tel:{dialled(agency.switchboard)}"),
    }


def _publisher(release: Release) -> dict[str, Any]:
    """The agency whose site it is, else the site itself."""
    if release.agency:
        agency = release.agency
        return {"@type": "foaf:Agent", **_id(agency.url), "foaf:name": _both(agency.name)}
    return {"@type": "foaf:Agent", "foaf:name": _in_both(release, "site.name")}


def _both(text: LocalizedText) -> list[dict[str, str]]:
    return _told(map(text.in_, LOCALES))


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
