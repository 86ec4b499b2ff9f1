"""Of which years figures are: those that were counted, and the aims beyond them."""

from __future__ import annotations

from collections.abc import Sequence

from safetynet.figures.periods import say_period
from safetynet.model import Basis, Indicator, period_of
from safetynet.pages.guide import Guide


def dated(guide: Guide) -> str:
    """Of which years all figures of the edition are, and that they are not of today.

    Empty where it has none.
    """
    shown = guide.directory.network.shown
    return say_dated(guide, shown, "network.dated", "network.dated.aims") if shown else ""


def say_dated(guide: Guide, figures: Sequence[Indicator], key: str, further: str) -> str:
    """The sentence `key` with {count} and {years}; `further` with {until} where aims go further.

    Years are told in both counts. An aim that was read out of other words is no headline.
    """
    counted = [one for one in figures if one.basis is Basis.ACTUAL]
    years = _years(counted) or _years(figures)
    facts = {"count": f"{len(figures):,}", "years": _said(guide, years)}
    stated = [one for one in figures if not one.derived]
    aims = [year for year in _years(stated) if years and year > years[-1]]
    if aims:
        return guide.say(further, until=_said(guide, aims[-1:]), **facts)
    return guide.say(key, **facts)


def _years(figures: Sequence[Indicator]) -> list[int]:
    """All first and last years of dated figures, from the earliest."""
    periods = [period_of(one.period) for one in figures if one.period]
    return sorted({year for one in periods for year in (one.first.year, one.last.year)})


def _said(guide: Guide, years: Sequence[int]) -> str:
    """From the first year to the last; that nobody knows it where there is none."""
    text = f"{years[0]}/{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    return say_period(text, guide.directory.strings, guide.locale)
