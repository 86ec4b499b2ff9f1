"""One edition: the checked directory of the chosen counties, and its settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.check import check_directory, has_errors
from safetynet.check.report import render_text
from safetynet.directory import Directory
from safetynet.errors import CallError, DataError, Finding
from safetynet.exports import Release, Written
from safetynet.geo import Geography
from safetynet.load import Loaded, read_directory
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.reach import Study
from safetynet.reach.cache import Tell, silent
from safetynet.reach.survey import survey
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale


@dataclass(frozen=True)
class Edition:
    """What one build of the site is made from."""

    directory: Directory
    settings: Settings
    warnings: tuple[Finding, ...]
    """What somebody should look at; nothing among them keeps the site from being built."""
    study: Study
    """Who is reached by what."""
    loaded: Loaded
    """What the directory was made from: the data of all counties as they were read."""

    downloads: tuple[Written, ...] = ()
    """The files of the data page, once they are written."""

    @property
    def release(self) -> Release:
        """What downloads are made from."""
        settings = self.settings
        return Release(
            self.directory, self.study, settings.site_url, settings.written_at, settings.agency
        )

    def atlas(self, locale: Locale) -> Atlas:
        """All that pages of a language are made from; a new one each time, because it is large."""
        return Atlas(self.directory, self.settings, locale, self.study, self.downloads)


def read_edition(settings: Settings, tell: Tell = silent) -> Edition:
    """Read, check and narrow the data to the counties of `settings`, and measure their reach.

    `tell` hears of the progress. Raises `DataError` with the whole report when the data has an
    error, and `CallError` for a county that the geography does not have.
    """
    loaded = read_directory(settings.data_dir)
    findings = check_directory(loaded, settings.today)
    if has_errors(findings) or loaded.directory is None:
        both = "\n".join(render_text(findings, locale) for locale in LOCALES)
        raise DataError(both, findings)
    directory = narrowed(loaded.directory, settings.counties).published
    study = survey(directory, settings, tell)
    return Edition(directory, settings, findings, study, loaded)


def narrowed(directory: Directory, slugs: tuple[str, ...]) -> Directory:
    """The directory of some counties only, by their slugs; no slug = all of them."""
    if not slugs:
        return directory
    known = {county.slug: county for county in directory.geography.counties}
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        msg = f"No county {', '.join(unknown)!r}; data/geo has {', '.join(sorted(known))}."
        raise CallError(msg)
    counties = tuple(county for county in directory.geography.counties if county.slug in slugs)
    geography = dataclasses.replace(directory.geography, counties=counties)
    codes = {county.code for county in counties}
    records = {r.id: r for r in directory.records if r.county in codes}
    return dataclasses.replace(
        directory,
        records=tuple(_within(record, geography, records) for record in records.values()),
        geography=geography,
        network=directory.network.within(slugs),
    )


def _within(record: Record, geography: Geography, records: Mapping[str, Record]) -> Record:
    """The record without references to townships and records that the edition leaves out."""
    codes = {township.code for township in geography.townships}
    serves = tuple(code for code in record.serves if code in codes)
    part_of = record.part_of if record.part_of in records else None
    return record.model_copy(update={"serves": serves, "part_of": part_of})
