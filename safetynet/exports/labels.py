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

    def hours(self, text: str) -> HoursTable:
        """Opening hours in words; the same text is read once."""
        if text not in self._hours:
            self._hours[text] = describe_hours(text, self.directory.strings, self.locale)
        return self._hours[text]

    @cached_property
    def _hours(self) -> dict[str, HoursTable]:
        return {}
