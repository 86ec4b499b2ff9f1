"""Telephone numbers as a telephone dials them."""

from __future__ import annotations

import re

_NATIONAL_ONLY = re.compile(r"0800|1\d{2,3}$|412")
"""Numbers that cannot be reached from abroad: toll-free, short and nationwide ones."""


_HELPLINE = re.compile(r"1\d{2,3}")
"""Short numbers belong to helplines, not to a place that names them."""


def dialled(number: str) -> str:
    """082-330100 is +88682330100; digits alone where only Taiwan can dial it, as 113."""
    digits = re.sub(r"\D", "", number)
    is_abroad = digits.startswith("0") and not _NATIONAL_ONLY.match(digits)
    return f"+886{digits[1:]}" if is_abroad else digits


def is_helpline(number: str) -> bool:
    """Whether it is one of the country's short numbers, as 113 or 1957."""
    return _HELPLINE.fullmatch(number) is not None
