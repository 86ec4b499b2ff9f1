"""What stands below the pages on the site itself: the data, whose it is, how to report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from safetynet.pages.areas import county_entries
from safetynet.pages.atlas import Atlas
from safetynet.pages.parts import CountLink, LinkOut, SourceLine

DOWNLOADS = ("services.csv", "services.geojson", "services.schema.json")
"""Files of /data/, each with a sentence `page.data.<file>`."""


@dataclass(frozen=True)
class DownloadView:
    """A file to take away."""

    name: str
    path: str
    what: str


@dataclass(frozen=True)
class DataView:
    """Everything pages/data.html prints."""

    downloads: tuple[DownloadView, ...]
    count: int
    counties: tuple[CountLink, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class ContactView:
    """Whose site it is and how to report something (pages/contact.html)."""

    whose: str
    agency: LinkOut | None
    report_url: str
    email: str
    privacy: LinkOut | None


def data_view(atlas: Atlas) -> DataView:
    """Downloads, counts and the sources that records cite."""
    cited = Counter(c.source for record in atlas.directory.records for c in record.sources)
    return DataView(
        downloads=tuple(
            DownloadView(name, f"data/{name}", atlas.say(f"page.data.{name}")) for name in DOWNLOADS
        ),
        count=len(atlas.listed),
        counties=tuple(entry.county for entry in county_entries(atlas)),
        sources=tuple(atlas.source(code) for code in atlas.directory.sources if code in cited),
    )


def contact_view(atlas: Atlas) -> ContactView:
    """Whose site it is, by the settings."""
    agency, repository = atlas.settings.agency, atlas.settings.repository
    issues = f"{repository.url}/issues/new" if repository.url else ""
    whose = atlas.say("page.contact.nobody")
    website = privacy = None
    if agency:
        name = agency.name.in_(atlas.locale)
        whose = atlas.say("page.contact.agency", agency=name, switchboard=agency.switchboard)
        website = LinkOut(name, agency.url) if agency.url else None
        policy = atlas.say("page.contact.privacy")
        privacy = LinkOut(policy, agency.privacy_url) if agency.privacy_url else None
    return ContactView(whose, website, repository.issues_url or issues, repository.email, privacy)
