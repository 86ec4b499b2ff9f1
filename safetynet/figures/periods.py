"""Periods in words: as Taiwan's documents count years, and as the rest of the world does."""

from __future__ import annotations

from safetynet.model import Step, period_of
from safetynet.text import Locale, Strings, say_date


def say_period(text: str | None, strings: Strings, locale: Locale) -> str:
    """A period in full, both counts of years: 107–109年（2018–2020年）; in words when unknown."""
    if not text:
        return strings.say("figures.period.unknown", locale)
    return strings.say(
        "figures.period", locale, ce=ce_of(text, strings, locale), roc=roc_of(text, strings, locale)
    )


def ce_of(text: str, strings: Strings, locale: Locale) -> str:
    """A period in years of the Common Era, e.g. 2018–2020."""
    return _joined(text, strings, locale, 0)


def roc_of(text: str, strings: Strings, locale: Locale) -> str:
    """A period in years of the Republic of China, e.g. 107–109."""
    return _joined(text, strings, locale, period_of(text).first.year - period_of(text).first.roc)


def _joined(text: str, strings: Strings, locale: Locale, less: int) -> str:
    period = period_of(text)
    last = _step(period.last, strings, locale, less)
    if period.is_until:
        return strings.say("figures.period.until", locale, last=last)
    if period.first == period.last:
        return last
    if period.first.grain == "year":
        first, until = period.first.year - less, period.last.year - less
        return strings.say("figures.period.years", locale, first=first, last=until)
    first_step = _step(period.first, strings, locale, less)
    return strings.say("figures.period.range", locale, first=first_step, last=last)


def _step(step: Step, strings: Strings, locale: Locale, less: int) -> str:
    year = step.year - less
    if step.grain == "school-year":
        facts = {"year": year, "next": year + 1}
        return strings.say("figures.period.school-year", locale, **facts)
    if step.grain == "quarter":
        return strings.say("figures.period.quarter", locale, year=year, quarter=step.part)
    parts = (f"{year}", *(f"{part:02}" for part in (step.part, step.day) if part))
    return say_date("-".join(parts), strings, locale)
