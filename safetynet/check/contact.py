"""Rules on how a place is reached, and on what may not be told about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safetynet.check.case import Case, texts_of
from safetynet.load import Fault
from safetynet.model import Phone, Record

WEB = re.compile(r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$")
_STREET = re.compile(r"[路街巷弄村里][^，。；、]{0,12}?[\d一二三四五六七八九十]+號")


def check_phone_is_local(record: Record, case: Case) -> Iterator[Fault]:
    """A number has an area code of its county, unless `for` says whose it is."""
    county = case.directory.geography.county(record.county)
    for n, phone in enumerate(record.phones):
        path = ("phones", n, "number")
        if _is_mobile(phone):
            if not phone.office_mobile:
                yield Fault("personal-mobile", path, phone.number)
        elif (
            _is_local(phone)
            and phone.for_ is None
            and not _has_prefix(phone, county.phone_prefixes)
        ):
            facts = {"county": county.name, "prefixes": ", ".join(county.phone_prefixes)}
            yield Fault("phone-elsewhere", path, phone.number, facts)


def check_url_is_web(record: Record, case: Case) -> Iterator[Fault]:
    """A web address can be opened by anyone."""
    del case
    for n, url in enumerate(record.urls):
        if not WEB.match(url):
            yield Fault("bad-url", ("urls", n), url)


def check_confidential_is_kept(record: Record, case: Case) -> Iterator[Fault]:
    """A confidential record tells no place: nothing that is not in the file can leak."""
    del case
    if not record.confidential:
        return
    for name in ("township", "address", "point"):
        if getattr(record, name) is not None:
            yield Fault("confidential-place", (name,))
    for n, phone in enumerate(record.phones):
        if _is_local(phone) or _is_mobile(phone):
            yield Fault("confidential-place", ("phones", n), phone.number)
    for path, text in texts_of(record):
        if _STREET.search(text.zh):
            yield Fault("confidential-place", (*path, "zh"))


def _is_mobile(phone: Phone) -> bool:
    return phone.number.startswith("09")


def _is_local(phone: Phone) -> bool:
    """Whether the number has an area code: not 113, 1925, 0800-…, 0809-…, 09…."""
    return phone.number.startswith("0") and not phone.number.startswith(("0800", "0809", "09"))


def _has_prefix(phone: Phone, prefixes: tuple[str, ...]) -> bool:
    return phone.number.replace("-", "").startswith(prefixes)
