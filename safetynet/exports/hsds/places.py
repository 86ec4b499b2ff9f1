"""Where a service is and for which places: location, address, accessibility, service area."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.exports.hsds.shape import Ids, Thing, id_of, known
from safetynet.exports.hsds.terms import Terms
from safetynet.exports.labels import Labels
from safetynet.exports.postal import postal_parts
from safetynet.model import Delivery, Record, StepFree
from safetynet.nearest import pin_of

AREA_URI = "https://data.gov.tw/dataset/7441#"
"""The Ministry's list of townships, where the code after the mark comes from."""


def location(labels: Labels, terms: Terms, ids: Ids, record: Record) -> Thing | None:
    """The place people go to; None where none is known, and of what is confidential."""
    if record.confidential or not (record.township or record.address or pin_of(record)):
        return None
    addresses = list(_addresses(labels, ids, record))
    name = record.name.in_(labels.locale)
    return known(
        id=id_of("location", record.id),
        location_type="physical",
        name=name,
        description="\n".join(_description(labels, record, has_address=bool(addresses))),
        **_point(record),
        addresses=addresses,
        accessibility=list(_accessibility(labels, ids, record)),
        attributes=list(_precision(terms, ids, record)),
    )


def service_areas(labels: Labels, ids: Ids, record: Record) -> list[Thing]:
    """The townships it is responsible for; the county where it has neither these nor a door."""
    codes = () if record.confidential else record.serves
    if codes:
        return [_area(ids, labels.full_name(code), code) for code in codes]
    if record.confidential or record.delivery is not Delivery.SITE:
        return [_area(ids, labels.of["county"][record.county], record.county)]
    return []


def _area(ids: Ids, name: str, code: str) -> Thing:
    return {"id": ids("service_area", code), "name": name, "uri": AREA_URI + code}


def _point(record: Record) -> Thing:
    point = pin_of(record)
    return {"latitude": point.lat, "longitude": point.lon} if point else {}


def _precision(terms: Terms, ids: Ids, record: Record) -> Iterator[Thing]:
    point = pin_of(record)
    if point:
        yield terms.attribute(ids, "location", "precision", point.precision)


def _addresses(labels: Labels, ids: Ids, record: Record) -> Iterator[Thing]:
    """HSDS wants a postal code; without one, and without a township, there is no address."""
    if not record.address or not record.township:
        return
    parts = postal_parts(labels.directory.geography, record.township, record.address, labels.locale)
    if parts.postal_code:
        yield {
            "id": ids("address", record.address.zh),
            "address_1": parts.street,
            "city": parts.township,
            "state_province": parts.county,
            "postal_code": parts.postal_code,
            "country": "TW",
            "address_type": "physical",
        }


def _description(labels: Labels, record: Record, *, has_address: bool) -> Iterator[str]:
    """What the fields cannot hold: an address that is not whole, and what is on each floor."""
    if not has_address and record.township:
        area = labels.full_name(record.township)
        yield labels.say("hsds.location.no-address", area=area) if not record.address else area
    if not has_address and record.address:
        yield record.address.zh
    for floor in record.floors:
        label = labels.say("page.floor", floor=floor.floor)
        yield labels.say("hsds.location.floor", floor=label, what=labels.text(floor.what))


def _accessibility(labels: Labels, ids: Ids, record: Record) -> Iterator[Thing]:
    if record.step_free is not StepFree.UNKNOWN:
        label = labels.of["step_free"][record.step_free]
        yield {
            "id": ids("accessibility", "step_free"),
            "description": labels.say("hsds.step_free", label=label),
        }
