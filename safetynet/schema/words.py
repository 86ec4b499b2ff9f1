"""What every field is called and how it is filled in, in both languages (data/strings.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.text import LOCALES, Locale, LocalizedText, Strings


@dataclass(frozen=True)
class FieldHelp:
    """Labels, help and choices of fields; `owner` is the model that a field stands in.

    A field that means something of its own within a model has its own help
    (`help.address.zh`); else fields of one name share theirs (`help.zh`).
    Raises `UnknownStringError` for a field without words.
    """

    strings: Strings

    def title(self, name: str) -> str:
        """Label in both languages: "電話 Phone"."""
        return " ".join(self.label(name, locale) for locale in LOCALES)

    def label(self, name: str, locale: Locale) -> str:
        """Label in one language."""
        return self.strings.say(f"field.{name}", locale)

    def description(self, owner: str, name: str) -> str:
        """Help in both languages, a paragraph each."""
        return "\n\n".join(self.help(owner, name, locale) for locale in LOCALES)

    def help(self, owner: str, name: str, locale: Locale) -> str:
        """What to write, and what to do when it is unknown."""
        return self.strings.say(self.key(owner, name), locale)

    def key(self, owner: str, name: str) -> str:
        """Key of the sentence that helps with a field."""
        own = f"help.{owner.lower()}.{name}"
        return own if own in self.strings.texts else f"help.{name}"

    def choices(self, name: str, codes: list[str]) -> Mapping[str, LocalizedText]:
        """Code → its words, for a field with a closed choice."""
        return {code: self.strings.texts[f"choice.{name}.{code}"] for code in codes}
