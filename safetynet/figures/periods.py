"""Periods in words: as Taiwan's documents count years, and as the rest of the world does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.model import Period, Step, period_of
from safetynet.text import Locale, Strings, say_date

COUNTS: Mapping[Locale, tuple[str, str]] = {"zh": ("roc", "ce"), "en": ("ce", "years")}
"""Which count of years a language has first, and which beside it."""


@dataclass(frozen=True)
class Dated:
    """A period as the head of a column says it, the count of the language first."""

    own: str
    """109年 / 2020."""
    other: str
    """2020年 / ROC 109; "" where nobody states the period."""


def say_period(text: str | None, strings: Strings, locale: Locale) -> str:
    """A period in full, both counts of years: 107–109年（2018–2020年）; in words when unknown."""
    if not text:
        return strings.say("figures.period.unknown", locale)
    own, other = _counts(text, strings, locale)
    said = strings.say("figures.period", locale, own=own, other=other)
    return _until(text, said, strings, locale)


def say_dated(text: str | None, strings: Strings, locale: Locale) -> Dated:
    """A period in two lines."""
    if not text:
        return Dated(strings.say("figures.period.unknown", locale), "")
    own, other = _counts(text, strings, locale)
    return Dated(_until(text, own, strings, locale), other)


def say_short(text: str, strings: Strings, locale: Locale) -> str:
    """A period in the count of the language alone, e.g. for the axis of a chart."""
    return say_dated(text, strings, locale).own


def _until(text: str, said: str, strings: Strings, locale: Locale) -> str:
    if not period_of(text).is_until:
        return said
    return strings.say("figures.period.until", locale, period=said)


def _counts(text: str, strings: Strings, locale: Locale) -> tuple[str, ...]:
    """The period in the two counts of years of a language."""
    period = period_of(text)
    return tuple(
        _republic(period, strings, locale)
        if count == "years"
        else _joined(period, count, strings, locale)
        for count in COUNTS[locale]
    )


def _republic(period: Period, strings: Strings, locale: Locale) -> str:
    """The years of the Republic alone."""
    years = dict.fromkeys((period.first.roc, period.last.roc))
    return strings.say("figures.period.republic", locale, years="–".join(map(str, years)))


def _joined(period: Period, count: str, strings: Strings, locale: Locale) -> str:
    last = _step(period.last, count, strings, locale)
    if period.first == period.last:
        return last
    if period.first.grain == "year":
        years = {"first": _year(period.first, count), "last": _year(period.last, count)}
        return strings.say("figures.period.years", locale, **years)
    first = _step(period.first, count, strings, locale)
    return strings.say("figures.period.range", locale, first=first, last=last)


def _step(step: Step, count: str, strings: Strings, locale: Locale) -> str:
    year = _year(step, count)
    if step.grain == "school-year":
        years = year if count == "roc" else f"{year}–{year + 1}"
        return strings.say(f"figures.period.school-year.{count}", locale, years=years)
    if step.grain == "quarter":
        return strings.say("figures.period.quarter", locale, year=year, quarter=step.part)
    parts = (f"{year}", *(f"{part:02}" for part in (step.part, step.day) if part))
    return say_date("-".join(parts), strings, locale)


def _year(step: Step, count: str) -> int:
    return step.roc if count == "roc" else step.year
