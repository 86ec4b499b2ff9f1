"""Counties and townships: mistyped, or named by the address alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safetynet.check.corrections.slip import Meant, Slip, new_value, split
from safetynet.check.words import to_traditional
from safetynet.errors import NewValue
from safetynet.geo import Geography, Township
from safetynet.text import fold

_POSTCODE = re.compile(r"^\d{3,6}")
SHORTEST = 3
"""Characters; in a shorter name one character is too much of it to be a slip."""


def township(slip: Slip) -> Meant | None:
    """The township whose name differs in one character; of several the one in the address."""
    if slip.directory is None:
        return None
    record = slip.at(slip.path[:1])
    geography = slip.directory.geography
    several = split(slip, lambda word: word if geography.find_township(word) else None)
    typed = to_traditional(slip.text)
    known = geography.find_township(typed) or geography.find_township(_with_zero(typed))
    if several:
        return several
    if known:
        return new_value(slip, _full_name(known, geography))
    within = geography.find_county(str(record.get("county"))) if isinstance(record, dict) else None
    found = {
        one.code: one
        for one in geography.townships
        if within is None or one.county == within.code
        if any(_is_slip(slip.text, name) for name in _names(one, geography))
    }
    names = [_full_name(one, geography) for one in found.values()]
    meant = names if len(names) == 1 else [name for name in names if name == named_by_address(slip)]
    return new_value(slip, meant[0] if meant else None)


def county(slip: Slip) -> Meant | None:
    """The county written in simplified characters, or whose name differs in one character."""
    if slip.directory is None:
        return None
    geography = slip.directory.geography
    typed = to_traditional(slip.text)
    known = geography.find_county(typed) or geography.find_county(_with_zero(typed))
    if known:
        return new_value(slip, known.name.zh)
    counties = geography.counties
    names = {one.name.zh: (one.name.zh, one.name.en) for one in counties}
    found = [zh for zh, both in names.items() if any(_is_slip(slip.text, name) for name in both)]
    return new_value(slip, found[0] if len(found) == 1 else None)


def _with_zero(typed: str) -> str:
    """A code with the zero that a spreadsheet took from it: 9020 → 09020."""
    return f"0{typed}" if typed.isdecimal() else typed


def missing_place(slip: Slip) -> Meant | None:
    """The township that the address names, in a record that says neither county nor township."""
    place = named_by_address(slip) if slip.name == "county" else None
    return Meant(NewValue((*slip.path[:-1], "township"), place)) if place else None


def named_by_address(slip: Slip) -> str | None:
    """County and township as the address begins with both of them; None where it does not."""
    record = slip.at(slip.path[:1])
    address = record.get("address") if isinstance(record, dict) else None
    text = address.get("zh") if isinstance(address, dict) else address
    if slip.directory is None or not isinstance(text, str):
        return None
    written = _POSTCODE.sub("", fold(text).replace(" ", ""))
    geography = slip.directory.geography
    return next(
        (
            _full_name(one, geography)
            for one in geography.townships
            if written.startswith(fold(_full_name(one, geography)))
        ),
        None,
    )


def _names(one: Township, geography: Geography) -> Iterator[str]:
    yield from (one.name.zh, one.name.en, _full_name(one, geography))


def _full_name(one: Township, geography: Geography) -> str:
    return geography.county_of(one.code).name.zh + one.name.zh


def _is_slip(typed: str, name: str) -> bool:
    """Whether one character was left out, added or mistaken for another."""
    a, b = fold(typed).replace(" ", ""), fold(name).replace(" ", "")
    if len(b) < SHORTEST or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if start is None:
        return True
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]
