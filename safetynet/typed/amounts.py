"""Numbers of tables as people and spreadsheets write them."""

from __future__ import annotations

import re
from typing import NamedTuple

from safetynet.typed.dates import day_or_part_in
from safetynet.typed.width import narrow

_NUMBER = re.compile(r"(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<percent>%?)")
_FEWER = re.compile(r"<\d+")


class Amount(NamedTuple):
    """What a cell says."""

    text: str
    """As data/indicators.yaml writes it: 1234, 12.5, <10."""
    is_percent: bool = False


def amount_in(text: str) -> Amount | None:
    """A number in any width, with thousands separators or a percent sign, or `<10`.

    None for anything else: a number with a word beside it is not plain.
    """
    plain = "".join(narrow(text).split())
    if _FEWER.fullmatch(plain):
        return Amount(plain)
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    return Amount(found["number"].replace(",", ""), bool(found["percent"]))


def month_or_day_in(text: str) -> str | None:
    """A day or month: 110/12/11 → 2021-12-11, 110年12月 → 2021-12; None for a year alone."""
    found = day_or_part_in(text)
    return found if found and "-" in found else None
