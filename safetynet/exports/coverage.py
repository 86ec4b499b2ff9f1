"""What descriptions of the data as a whole say: its counties, its days, its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safetynet.directory import Directory
from safetynet.model import Source
from safetynet.text import Locale

OPEN_DATA_LICENCE = "https://data.gov.tw/license"
"""Open Government Data License (Taiwan), version 1.0: of the compilation and of what it uses."""


def counties_named(directory: Directory, locale: Locale) -> str:
    """The names of the counties, joined as the language joins them."""
    names = (county.name.in_(locale) for county in directory.geography.counties)
    return directory.strings.say("page.joint", locale).join(names)


def keywords(directory: Directory, locale: Locale) -> list[str]:
    """What the data are about: the groups of kinds that they have sites of."""
    groups = directory.vocabulary.groups
    here = {directory.vocabulary.kinds[code].group for code in directory.by_kind}
    return [group.label.in_(locale) for code, group in groups.items() if code in here]


def days_told(directory: Directory) -> tuple[dt.date, ...]:
    """The days of the oldest and the newest dated check; () where none is dated."""
    checks = (check for record in directory.records for _, check in record.verified.checks())
    days = sorted({check.date for check in checks if check.date})
    return (days[0], days[-1]) if days else ()


def cited_sources(directory: Directory) -> Iterator[Source]:
    """The sources on the web that records cite, in the order of the data."""
    cited = {citation.source for record in directory.records for citation in record.sources}
    yield from (s for code, s in directory.sources.items() if code in cited and s.url)
