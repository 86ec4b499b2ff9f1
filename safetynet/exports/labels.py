"""What codes and places are called in one language, for files that say it beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import Directory
from safetynet.hours import HoursTable, describe_hours
from safetynet.text import Locale, LocalizedText


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
        """Field of a record → code → its label."""
        words, places = self.directory.vocabulary, self.directory.geography
        towns = {town.code: self.text(town.name) for town in places.townships}
        return {
            **self._choices(),
            "kind": {code: self.text(term.label) for code, term in words.kinds.items()},
            "group": {code: self.text(term.label) for code, term in words.groups.items()},
            "services": {code: self.text(term.label) for code, term in words.services.items()},
            "audience": {code: self.text(term.label) for code, term in words.audience.items()},
            "needs": {code: self.text(term.label) for code, term in words.needs.items()},
            "languages": {code: self.text(name) for code, name in words.languages.items()},
            "county": {county.code: self.text(county.name) for county in places.counties},
            "township": towns,
            "serves": towns,
        }

    def _choices(self) -> Mapping[str, Mapping[str, str]]:
        """The closed sets of the model: status, fee, booking and so on."""
        found: dict[str, dict[str, str]] = {}
        for key, label in self.directory.strings.with_prefix("choice.", self.locale).items():
            field, code = key.split(".", 1)
            found.setdefault(field, {})[code] = label
        return found

    def hours(self, text: str) -> HoursTable:
        """Opening hours in words; the same text is read once."""
        if text not in self._hours:
            self._hours[text] = describe_hours(text, self.directory.strings, self.locale)
        return self._hours[text]

    @cached_property
    def _hours(self) -> dict[str, HoursTable]:
        return {}
