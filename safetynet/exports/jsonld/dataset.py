"""All downloads together as a Dataset (schema.org), as search engines for data look for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from safetynet import addresses
from safetynet.exports.coverage import (
    OPEN_DATA_LICENCE,
    cited_sources,
    counties_named,
    days_told,
    keywords,
)
from safetynet.exports.jsonld.node import Node, node
from safetynet.exports.jsonld.scribe import Scribe
from safetynet.exports.release import Written
from safetynet.text import HTML_LANG, LOCALES


def dataset_node(
    scribe: Scribe, downloads: Iterable[Written], changed: dt.date, creator: Node
) -> Node:
    """The data with every file to take away; `changed` is the day on which they last were.

    The pages of both languages tell of the same data, so its address is the same on both.
    """
    directory, locale = scribe.directory, scribe.locale
    facts = {"counties": counties_named(directory, locale)}
    page = scribe.url(addresses.authored(locale, "data"))
    itself = scribe.url(addresses.authored(LOCALES[0], "data"))
    return node(
        "Dataset",
        itself and f"{itself}#dataset",
        name=scribe.labels.say("dataset.name", **facts),
        description=scribe.labels.say("dataset.description", **facts),
        url=page,
        keywords=keywords(directory, locale),
        license=OPEN_DATA_LICENCE,
        isAccessibleForFree=True,
        creator=creator,
        dateModified=changed.isoformat(),
        temporalCoverage="/".join(day.isoformat() for day in days_told(directory)),
        spatialCoverage=[scribe.county(county.code) for county in directory.geography.counties],
        isBasedOn=[source.url for source in cited_sources(directory)],
        distribution=[_distribution(scribe, written) for written in downloads],
    )


def _distribution(scribe: Scribe, written: Written) -> Node:
    download = written.download
    return node(
        "DataDownload",
        name=download.name,
        encodingFormat=download.media_type.partition(";")[0],
        contentUrl=scribe.url(download.path),
        contentSize=f"{written.size} B",
        sha256=written.sha256,
        inLanguage=HTML_LANG[download.locale] if download.locale else "",
    )
