"""Rules on small numbers: nobody in a township can be counted out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from safetynet.check.case import Case
from safetynet.load import Fault
from safetynet.load.network import INDICATORS
from safetynet.model import Indicator, Key
from safetynet.text import LocalizedText

_NUMBER = re.compile(r"(?<![\d.,])\d{1,9}(?![\d.,]|\s*[年月日%\uff05])")
"""A number in a quote that is neither a date nor a percentage."""
Placed = tuple[int, Indicator]
"""Position in the file, and figure."""


def check_small_numbers(case: Case) -> Iterator[tuple[str, Fault]]:
    """A few people of a township are not told, neither by the value nor by its quote."""
    network = case.directory.network
    least = network.terms.smallest_of_township
    for n, one in _of_people(case):
        number = one.number
        if not one.township or one.left_out:
            continue
        if number is not None and number < least:
            yield INDICATORS, Fault("small-number", (n, "value"), one.value, {"least": least})
        elif number is None and (told := _small_in(one.quote, least)):
            yield INDICATORS, Fault("quote-tells-small-number", (n, "quote"), told)


def check_hidden_stay_hidden(case: Case) -> Iterator[tuple[str, Fault]]:
    """The number of one hidden township is not what is left of the total."""
    least = case.directory.network.terms.smallest_of_township
    names = {slug: {t.code: t.name for t in one.townships} for slug, one in case.counties.items()}
    totals: dict[Key, list[Placed]] = {}
    townships: dict[Key, list[Placed]] = {}
    for n, one in _of_people(case):
        placed = townships if one.township else totals
        placed.setdefault(one.key._replace(township=""), []).append((n, one))
    for key, some in townships.items():
        for n, total in totals.get(key, ()):
            told = _told_by(total, [one for _, one in some], names.get(key.county, {}), least)
            if told:
                yield (
                    INDICATORS,
                    Fault("hidden-number-told", (n, "value"), None, {"township": told}),
                )


def _of_people(case: Case) -> Iterator[Placed]:
    network = case.directory.network
    people = {code for code, unit in network.terms.units.items() if unit.is_people}
    return ((n, one) for n, one in enumerate(network.indicators) if one.unit in people)


def _told_by(
    total: Indicator,
    parts: Sequence[Indicator],
    names: Mapping[str, LocalizedText],
    least: int,
) -> LocalizedText | None:
    """The one township whose hidden small number a total gives away."""
    whole = None if total.left_out else total.number
    shown = {one.township: one.number for one in parts if not one.left_out}
    known = {code: number for code, number in shown.items() if number is not None}
    hidden = names.keys() - known.keys()
    if whole is None or len(hidden) != 1:
        return None
    (code,) = hidden
    rest = whole - sum(known.values())
    is_named = any(one.township == code for one in parts)
    return names[code] if 0 <= rest < least and (is_named or rest) else None


def _small_in(quote: str, least: int) -> str:
    """The first number in a quote that is below the threshold."""
    found = _NUMBER.findall(unicodedata.normalize("NFKC", quote))
    return next((number for number in found if int(number) < least), "")
