"""Rules on how a place is reached."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.load import Fault
from safetynet.model import Phone, Record, is_web
from safetynet.typed import has_subscriber
from safetynet.typed.phones import AREAS


def check_phone_is_local(record: Record, case: Case) -> Iterator[Fault]:
    """A number has an area code of its county, unless `for` says whose it is."""
    county = case.directory.geography.county(record.county)
    for n, phone in enumerate(record.phones):
        path = ("phones", n, "number")
        if phone.number.startswith("09"):
            if not phone.office_mobile:
                yield Fault("personal-mobile", path, phone.number)
        elif (
            _is_local(phone)
            and phone.for_ is None
            and not _has_prefix(phone, county.phone_prefixes)
        ):
            facts = {"county": county.name, "prefixes": ", ".join(county.phone_prefixes)}
            yield Fault("phone-elsewhere", path, phone.number, facts)


def check_phone_can_be_dialed(record: Record, case: Case) -> Iterator[Fault]:
    """A number has as many digits as those of its area code have."""
    del case
    for n, phone in enumerate(record.phones):
        area, _, local = phone.number.partition("-")
        if not has_subscriber(phone.number):
            facts = {"area": area, "count": len(local), "digits": min(AREAS[area])}
            yield Fault("phone-digits", ("phones", n, "number"), phone.number, facts)


def check_url_is_web(record: Record, case: Case) -> Iterator[Fault]:
    """A web address can be opened by anyone."""
    del case
    for n, url in enumerate(record.urls):
        if not is_web(url):
            yield Fault("bad-url", ("urls", n), url)


def _is_local(phone: Phone) -> bool:
    """Whether the number has an area code: not 113, 1925, 0800-…, 0809-…, 09…."""
    return phone.number.startswith("0") and not phone.number.startswith(("0800", "0809", "09"))


def _has_prefix(phone: Phone, prefixes: tuple[str, ...]) -> bool:
    return phone.number.replace("-", "").startswith(prefixes)
