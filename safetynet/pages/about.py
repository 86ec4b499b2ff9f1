"""What stands below the pages on the site itself: whose it is, how to report."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import find_overview
from safetynet.pages.page import Link
from safetynet.pages.parts import LinkOut
from safetynet.pages.repository import RepositoryLinks


@dataclass(frozen=True)
class ContactView:
    """Whose site it is and how to report something (pages/contact.html)."""

    whose: str
    agency: LinkOut | None
    report_url: str
    email: str
    privacy: LinkOut | None
    network: Link | None = None
    """The figures of the documents that the site began with."""


def contact_view(atlas: Atlas) -> ContactView:
    """Whose site it is, by the settings."""
    agency, repository = atlas.settings.agency, atlas.settings.repository
    issues = RepositoryLinks(atlas.settings).issues
    whose = atlas.say("page.contact.nobody")
    website = privacy = None
    if agency:
        name = agency.name.in_(atlas.locale)
        whose = atlas.say("page.contact.agency", agency=name, switchboard=agency.switchboard)
        website = LinkOut(name, agency.url) if agency.url else None
        policy = atlas.say("page.contact.privacy")
        privacy = LinkOut(policy, agency.privacy_url) if agency.privacy_url else None
    return ContactView(whose, website, issues, repository.email, privacy)


def about_view(atlas: Atlas) -> ContactView:
    """The same, with the way to the figures of the documents where the edition has any."""
    return dataclasses.replace(contact_view(atlas), network=find_overview(atlas))
