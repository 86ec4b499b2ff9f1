"""Rules on where things are: points, townships, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safetynet.check.case import Case
from safetynet.geo import County, Geography, Township
from safetynet.load import Fault
from safetynet.model import Point, Precision, Record
from safetynet.text import fold

TOLERANCE_M: Mapping[Precision, float] = {
    Precision.ADDRESS: 150,
    Precision.STREET: 150,
    Precision.VILLAGE: 300,
    Precision.TOWNSHIP: 0,
}
"""Metres a point may lie outside its township: drawn shores and borders are not exact."""

_POSTCODE = re.compile(r"^\d{3,6}")
_COUNTY = re.compile(r"^..[縣市](?=.+?[鄉鎮市區])")
_TOWNSHIP = re.compile(r"^(..?.?[鄉鎮市區])")


def check_point_is_in_place(record: Record, case: Case) -> Iterator[Fault]:
    """A point lies in the township, or at least in the county, that its record names."""
    if record.point is None:
        return
    geography = case.directory.geography
    found = case.township_of[record.point.lon, record.point.lat]
    if record.township:
        if found != record.township:
            yield from _too_far_away(record.point, record.township, geography)
    elif found is None or geography.county_of(found).code != record.county:
        where = {"county": geography.county(record.county).name}
        yield _outside("point-outside-county", record.point, where)


def _too_far_away(point: Point, township: str, geography: Geography) -> Iterator[Fault]:
    distance_m = geography.distance_to_township_m(point.lon, point.lat, township)
    if distance_m > TOLERANCE_M[point.precision]:
        named = geography.township(township).name
        where = {"township": named, "distance_km": f"{distance_m / 1000:.1f}"}
        yield _outside("point-outside-township", point, where)


def _outside(code: str, point: Point, facts: Mapping[str, object]) -> Fault:
    return Fault(code, ("point",), f"lon: {point.lon}, lat: {point.lat}", facts)


def check_address_is_in_place(record: Record, case: Case) -> Iterator[Fault]:
    """The county and township in the address are those of the record."""
    if record.address is None:
        return
    county = case.directory.geography.county(record.county)
    text = _POSTCODE.sub("", fold(record.address.zh).replace(" ", ""))
    named = _COUNTY.match(text)
    if named and not _means(named.group(), county):
        yield _elsewhere(record, named.group(), county)
        return
    rest = text.removeprefix(named.group()) if named else text
    if record.township is None:
        return
    township = case.directory.geography.township(record.township)
    others = [one for one in county.townships if one != township]
    written = _TOWNSHIP.match(rest)
    if written and any(_means(written.group(), one) for one in others):
        yield _elsewhere(record, written.group(), township)


def _means(text: str, place: County | Township) -> bool:
    return text in {fold(place.name.zh), *map(fold, place.other_names)}


def _elsewhere(record: Record, written: str, place: County | Township) -> Fault:
    facts = {"written": written, "place": place.name}
    return Fault(
        "address-elsewhere", ("address", "zh"), record.address and record.address.zh, facts
    )
