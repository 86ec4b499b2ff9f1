"""How the page of a record leads to its correction, and whom to call where nothing leads there."""

from __future__ import annotations

from safetynet import addresses
from safetynet.model import Record
from safetynet.pages.atlas import Atlas

FORM = "contribute"
"""Name of the hand-written page with the form."""


def correction_path(atlas: Atlas, record: Record) -> str:
    """The form filled with a record; "" for a confidential one, which nobody changes on the web."""
    if record.confidential:
        return ""
    mark = addresses.anchor(atlas.directory, "site", record.id)
    return f"{addresses.authored(atlas.locale, FORM)}?site={mark}"


def office_to_call(atlas: Atlas, county: str) -> str:
    """The office that answers for a county's data: the adopting agency, or the county's own."""
    agency = atlas.settings.agency
    if agency:
        return f"{agency.name.in_(atlas.locale)} {agency.switchboard}"
    return atlas.say("page.site.county-office", county=atlas.county(county).label)
