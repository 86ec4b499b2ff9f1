"""What spreadsheet programs make of numbers, dates and times, undone where that is plain."""

from __future__ import annotations

import datetime as dt
import re

from safetynet.typed import number_in, phones_in

_EXPONENT = re.compile(r"\d([.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_FRACTION = re.compile(r"[01]?\.\d{3,}")
_ERROR = re.compile(r"#(REF|N/A|NAME|VALUE|DIV/0|NUM|NULL)[!?]?|#{3,}", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(\.0+)?")
_MONTH_YEAR = re.compile(r"([A-Z][a-z]{2})-(\d{2})")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - easier to read
_MARKED = re.compile(r"'[\d(+]")
_BARE = re.compile(r"[\d\s-]+")
FIRST, LAST = 18_264, 73_050
"""Serial numbers of 1950-01-01 and 2100-01-01; others are no days that a record has."""
_DAY_ZERO = dt.date(1899, 12, 30)


def is_exponent(text: str) -> bool:
    """Whether digits are lost: 1E+05, 8.23301E+08."""
    return _EXPONENT.fullmatch(text) is not None


def is_fraction(text: str) -> bool:
    """Whether a time of day became a part of a day: 0.354166666."""
    return _FRACTION.fullmatch(text) is not None


def is_error(text: str) -> bool:
    """Whether a formula failed, or a column was too narrow: #REF!, #####."""
    return _ERROR.fullmatch(text) is not None


def day_of_serial(text: str) -> str | None:
    """The day that a spreadsheet counts as this number: 44583 → 2022-01-22."""
    found = _SERIAL.fullmatch(text)
    if found is None or not FIRST <= int(found[1]) < LAST:
        return None
    return (_DAY_ZERO + dt.timedelta(days=int(found[1]))).isoformat()


def month_of_word(text: str) -> str | None:
    """The month that a spreadsheet shows so: Dec-21 → 2021-12."""
    found = _MONTH_YEAR.fullmatch(text)
    if found is None or found[1] not in _MONTHS:
        return None
    return f"20{found[2]}-{_MONTHS.index(found[1]) + 1:02}"


def without_mark(text: str) -> str:
    """The cell without the ' that keeps a spreadsheet from making a number of it."""
    return text[1:] if _MARKED.match(text) else text


def with_zero(text: str) -> str | None:
    """The number whose first 0 was lost: 82330100 → 082-330100; None when it was another."""
    if not _BARE.fullmatch(text) or phones_in(text):
        return None
    return number_in(f"0{text.strip()}")


def with_code_zero(text: str) -> str | None:
    """The code of a township or county whose first 0 was lost: 9020030 → 09020030."""
    return f"0{text}" if re.fullmatch(r"\d{7}|\d{4}", text) else None
