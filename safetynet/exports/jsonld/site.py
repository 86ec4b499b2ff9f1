"""A record as a place and as the service it gives.

Where a record may not be told or has no door, there is only the service; where it is closed or
only planned, nothing that would lead anybody there.
"""

from __future__ import annotations

from typing import Any

from safetynet.exports.jsonld.node import Node, node, one_or_all, reference
from safetynet.exports.jsonld.scribe import (
    Scribe,
    in_its_language,
    is_government,
    telephone,
)
from safetynet.exports.postal import postal_parts
from safetynet.model import Delivery, Fee, Phone, Record, Status, StepFree, is_helpline
from safetynet.nearest import door_of

SERVICE = "GovernmentService"
PLACE_OF_A_SERVICE = {SERVICE: "Place"}
"""A kind that is a service may still have a record with a door."""
NOT_BODIES = ("Place",)
"""Types of places that are no organizations, and so cannot be run by one."""
BODIES_ONLY = ("NGO",)
"""Types of organizations that are no places."""
OFFICES_OF_THE_STATE = ("GovernmentOffice", "PoliceStation")
TURNED_TO = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)
"""Whom one can turn to now, at least by phone."""


def site_nodes(scribe: Scribe, record: Record) -> tuple[Node, ...]:
    """What is told of a record: its place, where it has one that may be told, and its service."""
    place = _place(scribe, record) if _has_door(record) else None
    service = _service(scribe, record, place) if record.status in TURNED_TO else None
    return tuple(one for one in (place, service) if one)


def _has_door(record: Record) -> bool:
    is_site = record.delivery is Delivery.SITE and record.township is not None
    return is_site and not record.confidential


def _kind(scribe: Scribe, record: Record) -> str:
    return scribe.directory.vocabulary.kinds[record.kind].schema_org


def _place(scribe: Scribe, record: Record) -> Node:
    kind = PLACE_OF_A_SERVICE.get(_kind(scribe, record), _kind(scribe, record))
    types = ["Place", kind] if kind in BODIES_ONLY else [kind]
    facts: dict[str, Any] = {"name": record.name.in_(scribe.locale), **_names(scribe, record)}
    if record.status is not Status.ACTIVE:
        facts["description"] = _state(scribe, record)
    if record.status in TURNED_TO:
        facts |= _found_at(scribe, record)
    else:
        facts["publicAccess"] = False
    if kind not in NOT_BODIES:
        facts["dissolutionDate"] = str(record.closed or "")
    return node(types, scribe.id_of(record, "place"), **facts)


def _names(scribe: Scribe, record: Record) -> dict[str, Any]:
    others = [*scribe.other_names(record.name), *map(in_its_language, record.alternate_names)]
    return {"alternateName": one_or_all(others)} if others else {}


def _state(scribe: Scribe, record: Record) -> str:
    say, note = scribe.labels.say, scribe.text(record.status_note)
    status = say(f"page.status.{record.status}")
    first = say("told.status", status=status)
    return say("told.both", first=first, second=note) if note else status


def _found_at(scribe: Scribe, record: Record) -> dict[str, Any]:
    """How to get there, to call and when; hours only while it is open."""
    return {
        "address": _address(scribe, record),
        "geo": _point(record),
        "telephone": next((telephone(phone) for phone in record.phones if _is_own(phone)), ""),
        "url": one_or_all(list(record.urls)) if record.urls else None,
        "isAccessibleForFree": True if record.fee is Fee.FREE else None,
        "amenityFeature": _step_free(scribe, record),
        **_hours(scribe, record),
    }


def _is_own(phone: Phone) -> bool:
    """A number without a word of whose it is, and no helpline's."""
    return phone.for_ is None and not is_helpline(phone.number)


def _address(scribe: Scribe, record: Record) -> Node:
    """In the language in which the road is known, so that its parts fit together."""
    geography, address = scribe.directory.geography, record.address
    parts = postal_parts(geography, record.township or "", address, scribe.locale)
    return node(
        "PostalAddress",
        streetAddress=parts.street,
        addressLocality=parts.township,
        addressRegion=parts.county,
        postalCode=parts.postal_code if address else "",
        addressCountry="TW",
    )


def _point(record: Record) -> Node | None:
    """The door alone: no search engine may put an office into the middle of a village."""
    door = door_of(record)
    return node("GeoCoordinates", latitude=door.lat, longitude=door.lon) if door else None


def _step_free(scribe: Scribe, record: Record) -> Node | None:
    if record.step_free is StepFree.UNKNOWN:
        return None
    words = scribe.labels.say(f"page.step_free.{record.step_free}")
    plain = {StepFree.YES: True, StepFree.NO: False}
    name = scribe.labels.say("field.step_free")
    value = plain.get(record.step_free, words)
    return node("LocationFeatureSpecification", name=name, value=value)


def _service(scribe: Scribe, record: Record, place: Node | None) -> Node:
    labels = scribe.labels.of
    types = [labels["kind"][record.kind], *(labels["services"][one] for one in record.services)]
    who = [labels["audience"][code] for code in record.audience]
    return node(
        _service_type(scribe, record),
        scribe.id_of(record, "service"),
        name=record.name.in_(scribe.locale),
        **({} if place else _names(scribe, record)),
        description=scribe.text(record.summary),
        serviceType=one_or_all(types),
        provider=scribe.operator(record.operator),
        audience=node("Audience", audienceType=one_or_all(who)) if who else None,
        areaServed=_areas(scribe, record),
        hoursAvailable=None if place else _hours(scribe, record).get("openingHoursSpecification"),
        availableChannel=_channel(scribe, record, place),
        offers=_offer(scribe, record),
    )


def _service_type(scribe: Scribe, record: Record) -> str:
    """The state's where whoever runs it is the state's; else where its kind or office is."""
    kind = _kind(scribe, record)
    is_office = kind in OFFICES_OF_THE_STATE and _has_door(record)
    of_state = is_government(record.operator) if record.operator else kind == SERVICE or is_office
    return SERVICE if of_state else "Service"


def _areas(scribe: Scribe, record: Record) -> list[Node]:
    """The townships it answers for; the county where that is all of them; else nobody says."""
    county = scribe.directory.geography.county(record.county)
    roams = record.delivery is not Delivery.SITE or record.confidential
    whole = {town.code for town in county.townships} <= set(record.serves)
    if whole or (roams and not record.serves):
        return [scribe.county(record.county)]
    return scribe.townships(record.serves)


def _hours(scribe: Scribe, record: Record) -> dict[str, list[Node]]:
    """Only while it is open, and only hours that nothing qualifies.

    A note tells of what hours the record has: those of one room, of one clinic, by appointment,
    of an old list. A program does not read it, and would say "open now" of the whole site.
    """
    if record.status is not Status.ACTIVE or record.hours_note:
        return {}
    return scribe.hours.of(record.hours, record.county)


def _channel(scribe: Scribe, record: Record, place: Node | None) -> Node | None:
    """How to reach it."""
    channel = node(
        "ServiceChannel",
        serviceLocation=reference(place),
        servicePhone=[scribe.contact(phone) for phone in record.phones],
        serviceUrl=record.urls[0] if record.urls else "",
        availableLanguage=list(record.languages),
    )
    return channel if len(channel) > 1 else None


def _offer(scribe: Scribe, record: Record) -> Node | None:
    """What it costs: the price only where it is free, else the words of the source."""
    note = scribe.text(record.fee_note)
    if record.fee is Fee.FREE:
        return node("Offer", price="0", priceCurrency="TWD", description=note)
    return node("Offer", description=note) if note else None
