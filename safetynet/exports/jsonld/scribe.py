"""What all descriptions are written with: the directory, a language, a day; names and areas."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports.jsonld.hours import Hours
from safetynet.exports.jsonld.node import Node, node
from safetynet.exports.labels import Labels
from safetynet.model import EnglishBasis, Name, Phone, Record, dialled
from safetynet.text import HTML_LANG, OTHER, Locale, LocalizedText

_HAN = re.compile(r"[\u3400-\u9fff]")
_GOVERNMENT = re.compile(r"政府|衛生福利部|勞動部|警察局|[縣市]衛生局")
"""Bodies of the state as their Chinese names tell them; others are only called organizations."""


@dataclass(frozen=True)
class Scribe:
    """A published directory in one language, on the day of the build."""

    directory: Directory
    locale: Locale
    today: dt.date
    site_url: str = ""
    """Full address of the site with a slash at its end; "" where nobody has set it."""

    def __post_init__(self) -> None:
        """Whoever forgets to ask for the published directory still gets it."""
        object.__setattr__(self, "directory", self.directory.published)

    @cached_property
    def labels(self) -> Labels:
        """Codes in words."""
        return Labels(self.directory, self.locale)

    @cached_property
    def hours(self) -> Hours:
        """Opening hours, each text described once."""
        return Hours(self.directory, self.labels, self.today)

    def text(self, text: LocalizedText | None) -> str:
        """The words in this language; "" where there are none."""
        return text.in_(self.locale) if text else ""

    def url(self, path: str) -> str:
        """The full address of a path from the site's root; "" where the site's is not known."""
        return self.site_url and self.site_url + path

    def id_of(self, record: Record, part: str) -> str:
        """The address of a record's page with the name of a part after the #; "" = not known."""
        page = self.url(addresses.site(self.directory, self.locale, record.id))
        return page and f"{page}#{part}"

    def other_names(self, name: Name) -> list[object]:
        """The name in the other language; our own translation is not a name people go by."""
        other = OTHER[self.locale]
        is_ours = other == "en" and name.en_basis is EnglishBasis.TRANSLATION
        return [] if is_ours else [{"@value": name.in_(other), "@language": HTML_LANG[other]}]

    def operator(self, name: Name | None) -> Node | None:
        """Who runs something, once for each name."""
        if name is None:
            return None
        if name not in self._operators:
            kind = "GovernmentOrganization" if is_government(name) else "Organization"
            self._operators[name] = node(kind, name=self.text(name))
        return self._operators[name]

    @cached_property
    def _operators(self) -> dict[Name, Node]:
        return {}

    def county(self, code: str) -> Node:
        """A county with its code."""
        return self._area(code, self.labels.of["county"][code])

    def townships(self, codes: Iterable[str]) -> list[Node]:
        """Townships with their codes."""
        return [self._area(code, self.labels.of["township"][code]) for code in codes]

    def _area(self, code: str, name: str) -> Node:
        if code not in self._areas:
            self._areas[code] = node("AdministrativeArea", name=name, identifier=code)
        return self._areas[code]

    @cached_property
    def _areas(self) -> dict[str, Node]:
        return {}

    def contact(self, phone: Phone) -> dict[str, Any]:
        """A telephone number and what it is for. Several extensions are told in words."""
        is_single = phone.extension.isdigit()
        more = "" if is_single or not phone.extension else self.labels.number(phone)
        return node(
            "ContactPoint",
            telephone=telephone(phone),
            contactType=self.text(phone.for_),
            description=more,
        )


def telephone(phone: Phone) -> str:
    """The number as E.164 where it can be called from abroad, a single extension as RFC 3966."""
    number = dialled(phone.number)
    return f"{number};ext={phone.extension}" if phone.extension.isdigit() else number


def in_its_language(name: str) -> object:
    """A name people also use, which may be Chinese on an English page; romanised ones are plain."""
    return {"@value": name, "@language": HTML_LANG["zh"]} if _HAN.search(name) else name


def is_government(name: Name) -> bool:
    """Whether the body's Chinese name says that it belongs to the state."""
    return _GOVERNMENT.search(name.zh) is not None
