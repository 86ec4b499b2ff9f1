"""Rules on quotes: the figure stands in the words that state it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from safetynet.check.case import Case
from safetynet.check.quotes import quotes_of
from safetynet.load import Fault
from safetynet.load.network import INDICATORS
from safetynet.model import ROC, Indicator
from safetynet.text import HAN_DIGITS, HAN_VALUES

LONGEST = 200
"""Characters of a quote; who needs more quotes too much."""
_INSIDE = re.compile(r"(?<=\d),\s?(?=\d{3}(?!\d))|(?<=[億萬千])\s+(?=\d)")
"""What may stand inside a number: separators, and a space behind 萬."""
_PART = r"\d+(?:\.\d+)?"
_NUMBER = re.compile(rf"(?:({_PART})億)?(?:({_PART})萬)?(?:({_PART})千)?(?:({_PART})百)?({_PART})?")
_WORTH = (100_000_000, 10_000, 1_000, 100, 1)
_HAN_NUMBER = re.compile(f"[{HAN_DIGITS}兩十百千萬]{{1,20}}")
_HAN_DIGIT = dict(zip(HAN_DIGITS, map(int, HAN_VALUES), strict=True)) | {"兩": 2}
_HAN_WORTH = {"十": 10, "百": 100, "千": 1000}
_DAY = re.compile(r"(?:(\d{2,4})\s?[年./-]\s?)?(\d{1,2})\s?[月./-](?:\s?(\d{1,2})日?)?")


def check_figures_are_quoted(case: Case) -> Iterator[tuple[str, Fault]]:
    """The value stands in the quote, in one way of writing or another, unless it is derived."""
    for n, one in enumerate(case.directory.network.indicators):
        if not one.derived and not _is_quoted(one):
            yield (
                INDICATORS,
                Fault("value-not-quoted", (n, "value"), one.value, {"quote": one.quote}),
            )


def check_quotes_are_short(case: Case) -> Iterator[tuple[str, Fault]]:
    """A quote is no longer than is needed."""
    for name, path, quoted in quotes_of(case.directory.network):
        if len(quoted.quote) > LONGEST:
            facts = {"count": len(quoted.quote), "most": LONGEST}
            yield name, Fault("quote-too-long", (*path, "quote"), quoted.quote, facts)


def _is_quoted(one: Indicator) -> bool:
    shown = _INSIDE.sub("", unicodedata.normalize("NFKC", one.quote).replace("*", ""))
    if isinstance(one.value, str):
        return one.is_small or one.value in _dates_in(shown)
    return one.value in numbers_in(shown)


def numbers_in(text: str) -> Iterator[float]:
    """Every number in a text: 21萬6048, 1.5萬, 二十七, 12.5."""
    for found in _NUMBER.finditer(text):
        if found.group():
            parts = zip(found.groups(), _WORTH, strict=True)
            yield round(sum(float(part) * worth for part, worth in parts if part), 6)
    yield from (float(number) for number in re.findall(_PART, text))
    yield from (float(_han_value(found)) for found in _HAN_NUMBER.findall(text))


def _han_value(text: str) -> int:
    """The value of a number in Chinese: 二十七 = 27, 三千六百 = 3600, 一〇八 = 108."""
    high, _, low = text.rpartition("萬")
    if high:
        return _han_value(high) * 10_000 + _han_value(low)
    if not any(one in _HAN_WORTH for one in low):
        return int("".join(str(_HAN_DIGIT[one]) for one in low) or 0)
    total, digit = 0, 0
    for one in low:
        if one in _HAN_WORTH:
            total, digit = total + (digit or 1) * _HAN_WORTH[one], 0
        else:
            digit = _HAN_DIGIT[one]
    return total + digit


def _dates_in(text: str) -> frozenset[str]:
    """Every day and month in a text, of either calendar, as the data write it."""
    dates = set[str]()
    for year, month, day in _DAY.findall(text):
        if year:
            whole = int(year) + (ROC if int(year) < ROC else 0)
            dates.add(f"{whole}-{int(month):02}")
            if day:
                dates.add(f"{whole}-{int(month):02}-{int(day):02}")
    return frozenset(dates)
