"""Telephone numbers as a telephone dials them."""

from __future__ import annotations

import re

_NATIONAL_ONLY = re.compile(r"0800|1\d{2,3}$|412")
"""Numbers that cannot be reached from abroad: toll-free, short and nationwide ones."""


def dialled(number: str) -> str:
    """082-330100 is +88682330100; digits alone where only Taiwan can dial it, as 113."""
    digits = re.sub(r"\D", "", number)
    is_abroad = digits.startswith("0") and not _NATIONAL_ONLY.match(digits)
    return f"+886{digits[1:]}" if is_abroad else digits
