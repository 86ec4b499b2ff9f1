"""Values of data/services.yaml → records: places by name become codes, then the model decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from safetynet.geo import Geography
from safetynet.load.shape import faults_of, nearest
from safetynet.load.yaml12 import Fault, Path, Value
from safetynet.model import Record


@dataclass(frozen=True)
class Read:
    """One item of the file: the record it is, if it is one, and all that is wrong with it."""

    id: str
    """The id as it stands in the file, "" where there is none."""
    record: Record | None
    faults: tuple[Fault, ...]


def read_record(value: Value, at: Path, geography: Geography) -> Read:
    """The record that the values of an item mean."""
    if not isinstance(value, dict):
        return Read("", None, (Fault("not-mapping", at, value),))
    given = value.get("id")
    name = given if isinstance(given, str) else ""
    faults = tuple(_name_places(value, at, geography))
    try:
        record = Record.model_validate(value)
    except ValidationError as error:
        return Read(name, None, (*faults, *faults_of(error, Record, at)))
    return Read(name, None if faults else record, faults)


def _name_places(value: dict[str, Any], at: Path, geography: Geography) -> Iterator[Fault]:
    """Writes codes for the names of places into `value`; yields what is no place."""
    yield from _county(value, at, geography)
    yield from _township(value, at, geography)
    serves = value.get("serves")
    if not isinstance(serves, list):
        return
    for n, name in enumerate(serves):
        township = geography.find_township(name) if isinstance(name, str) else None
        if township is None:
            yield _unknown_township(name, (*at, "serves", n), geography)
        else:
            serves[n] = township.code


def _township(value: dict[str, Any], at: Path, geography: Geography) -> Iterator[Fault]:
    name = value.get("township")
    if not isinstance(name, str):
        return
    township = geography.find_township(name)
    if township is None:
        yield _unknown_township(name, (*at, "township"), geography)
        value.setdefault("county", "")
        return
    value["township"] = township.code
    own = geography.county(township.county)
    given = value.setdefault("county", township.county)
    county = geography.find_county(given) if isinstance(given, str) else None
    if county and county != own:
        facts = {"township": township.name, "county": own.name, "code": own.code}
        yield Fault("county-mismatch", (*at, "county"), given, facts)


def _county(value: dict[str, Any], at: Path, geography: Geography) -> Iterator[Fault]:
    name = value.get("county")
    if not isinstance(name, str):
        return
    county = geography.find_county(name)
    if county is None:
        known = ", ".join(county.name.zh for county in geography.counties)
        yield Fault("unknown-county", (*at, "county"), name, {"known": known})
    else:
        value["county"] = county.code


def _unknown_township(name: Value, path: Path, geography: Geography) -> Fault:
    full = [
        county.name.zh + township.name.zh
        for county in geography.counties
        for township in county.townships
    ]
    text = str(name)
    near = nearest(text, full) or next((one for one in full if one.endswith(text)), full[0])
    return Fault("unknown-township", path, name, {"near": near})
