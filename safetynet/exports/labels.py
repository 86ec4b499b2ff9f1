"""What codes and places are called in one language, for files that say it beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import Directory
from safetynet.hours import HoursTable, describe_hours
from safetynet.model import Phone, Verified
from safetynet.text import Locale, LocalizedText

UNKNOWN = "unknown"
"""Code of what no source states: tables leave its cell empty."""


@dataclass(frozen=True)
class Labels:
    """The words of a directory in one language; each is looked up once."""

    directory: Directory
    locale: Locale

    def say(self, key: str, **facts: object) -> str:
        """A sentence of data/strings.yaml."""
        return self.directory.strings.say(key, self.locale, **facts)

    def text(self, text: LocalizedText | None) -> str:
        """The words in this language; "" where there are none."""
        return text.in_(self.locale) if text else ""

    @cached_property
    def of(self) -> Mapping[str, Mapping[str, str]]:
        """Field of a record → code → its label; also `group` of kinds and `needs`."""
        words = self.directory.vocabulary
        more = {
            "group": {code: group.label for code, group in words.groups.items()},
            "needs": {code: need.label for code, need in words.needs.items()},
        }
        return {
            field: {code: self.text(label) for code, label in labels.items()}
            for field, labels in {**self.directory.labels, **more}.items()
        }

    def full_name(self, township: str) -> str:
        """A township with its county, by its code: some names are those of several."""
        town = self.directory.geography.township(township)
        county = self.of["county"][town.county]
        return self.say("page.place", county=county, township=self.of["township"][township])

    def number(self, phone: Phone) -> str:
        """A number with its extension in words."""
        if not phone.extension:
            return phone.number
        return self.say("page.phone.ext", number=phone.number, extension=phone.extension)

    def phone(self, phone: Phone) -> str:
        """A number with its extension and with what, or whom, it is for."""
        number, what = self.number(phone), self.text(phone.for_)
        return self.say("card.phone_for", phone=number, what=what) if what else number

    def checked(self, verified: Verified) -> str:
        """When, by whom and how a record was checked."""
        how = self.say(f"page.verified.{verified.how}")
        if verified.date is None:
            return self.say("page.verified.undated", how=how)
        key = "page.verified.by" if verified.by else "page.verified.dated"
        return self.say(key, date=verified.date.isoformat(), how=how, by=verified.by)

    def hours(self, text: str) -> HoursTable:
        """Opening hours in words; the same text is read once."""
        if text not in self._hours:
            self._hours[text] = describe_hours(text, self.directory.strings, self.locale)
        return self._hours[text]

    @cached_property
    def _hours(self) -> dict[str, HoursTable]:
        return {}
