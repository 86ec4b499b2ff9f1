"""The numbers of figures in words, as their unit wants it."""

from __future__ import annotations

from fractions import Fraction

from safetynet.figures.periods import say_period
from safetynet.model import Unit
from safetynet.model.indicators import SMALL, Value, is_small
from safetynet.text import Locale, Strings

_DECIMALS = 4


def say_value(value: Value, unit: Unit, strings: Strings, locale: Locale) -> str:
    """A figure with its unit: 1,789 people, 1 person, 84.4%, a date, fewer than 10 people."""
    amount = say_amount(value, unit, strings, locale)
    if unit.sort in {"share", "date"}:
        return amount
    label = unit.one if value == 1 and unit.one else unit.label
    return strings.say("figures.value", locale, number=amount, unit=label.in_(locale))


def say_amount(value: Value, unit: Unit, strings: Strings, locale: Locale) -> str:
    """A figure without its unit, as a table has it; a percentage keeps its sign."""
    if is_small(value):
        return strings.say("figures.value.small", locale, limit=str(value).removeprefix(SMALL))
    if unit.sort == "date":
        return say_period(str(value), strings, locale)
    number = f"{value:,}" if not isinstance(value, str) else value
    return strings.say("figures.value.share", locale, share=number) if _is_share(unit) else number


def _is_share(unit: Unit) -> bool:
    return unit.sort == "share"


def share_of(part: float, whole: float, limits: tuple[int, ...] = ()) -> str:
    """A percentage with one decimal, e.g. `47.4`, `100`.

    It has more decimals where one would round it to 0, to 100 or to a limit that it only comes
    near: nobody may read "85" of what is below 85.
    """
    percent = 100 * Fraction(str(part)) / Fraction(str(whole))
    if percent.denominator == 1:
        return f"{percent.numerator:,}"
    for decimals in range(1, _DECIMALS):
        rounded = round(percent, decimals)
        if rounded not in {0, 100, *limits}:
            break
    return f"{float(rounded):,.{decimals}f}"
