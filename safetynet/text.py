"""Words in two languages: the pair itself, the catalogue of interface sentences, and folding."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as checked_dataclass

from safetynet.errors import SafetyNetError

Locale = Literal["zh", "en"]
LOCALES: tuple[Locale, ...] = ("zh", "en")
OTHER: Mapping[Locale, Locale] = {"zh": "en", "en": "zh"}
"""The language of the other edition."""
HTML_LANG: Mapping[Locale, str] = {"zh": "zh-TW", "en": "en"}
"""What `<html lang>` says for each locale."""
HAN_DIGITS = "〇零一二三四五六七八九壹貳參肆伍陸柒捌玖"
"""Digits as they are written in words, in the order of `HAN_VALUES`."""
HAN_VALUES = "00123456789123456789"


SMALL = ConfigDict(extra="forbid", use_attribute_docstrings=True)
"""How small values are checked. They are slotted dataclasses: a directory has a hundred thousand
of them, and each takes a fifth of the memory of a pydantic model."""


@checked_dataclass(frozen=True, slots=True, kw_only=True, config=SMALL)
class LocalizedText:
    """The same words in Taiwan's Traditional Chinese and in English."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, locale: Locale) -> str:
        """The words in one language; both are always there."""
        return self.zh if locale == "zh" else self.en


class UnknownStringError(SafetyNetError):
    """A template or a view asked for a sentence that data/strings.yaml does not have."""


@dataclass(frozen=True)
class Strings:
    """The sentences of the interface (`data/strings.yaml`): key → text in both languages."""

    texts: Mapping[str, LocalizedText]

    def say(self, key: str, locale: Locale, **facts: object) -> str:
        """The sentence `key` in `locale`, its `{placeholders}` filled from `facts`.

        Raises `UnknownStringError` for a key that is not in the catalogue.
        """
        try:
            text = self.texts[key]
        except KeyError:
            msg = f"data/strings.yaml has no sentence {key!r}"
            raise UnknownStringError(msg) from None
        return text.in_(locale).format_map(facts) if facts else text.in_(locale)

    def with_prefix(self, prefix: str, locale: Locale) -> dict[str, str]:
        """All sentences whose key starts with `prefix`, without the prefix (for the browser)."""
        return {
            key.removeprefix(prefix): text.in_(locale)
            for key, text in self.texts.items()
            if key.startswith(prefix)
        }


def say_date(date: dt.date | str, strings: Strings, locale: Locale) -> str:
    """A date, or "2021" or "2021-12" where no more is known, as people write it."""
    year, month, day = (*str(date).split("-"), "", "")[:3]
    if not month:
        return strings.say("page.date.year", locale, year=year)
    name = strings.say(f"page.month.{int(month)}", locale)
    if not day:
        return strings.say("page.date.month", locale, year=year, month=name)
    return strings.say("page.date.day", locale, year=year, month=name, day=int(day))


def fold(text: str) -> str:
    """Text as it is compared, not shown: NFKC, lower case, 台 written 臺."""
    return unicodedata.normalize("NFKC", text).casefold().replace("台", "臺")
