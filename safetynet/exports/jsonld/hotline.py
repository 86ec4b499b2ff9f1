"""A helpline: a service without a place, and the ways to reach it."""

from __future__ import annotations

from safetynet.exports.jsonld.node import Node, node
from safetynet.exports.jsonld.scribe import Scribe
from safetynet.model import Fee, Hotline, dialled


def hotline_node(scribe: Scribe, line: Hotline) -> Node:
    """A helpline with its number, hours, languages and address on the web, as far as known."""
    contact = node(
        "ContactPoint",
        telephone=dialled(line.number) if line.number else "",
        contactType=scribe.text(line.short_name or line.name),
        contactOption="https://schema.org/TollFree" if line.fee is Fee.FREE else "",
        availableLanguage=list(line.languages),
        hoursAvailable=scribe.hours.of(line.hours, "").get("openingHoursSpecification"),
    )
    return node(
        "Service",
        name=scribe.text(line.name),
        description=scribe.text(line.purpose),
        availableChannel=node(
            "ServiceChannel",
            servicePhone=contact if line.number else None,
            serviceUrl=line.url,
            availableLanguage=None if line.number else list(line.languages),
        ),
    )
