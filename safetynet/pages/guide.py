"""One language: its sentences, and the ways to pages in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports import Written
from safetynet.exports.labels import Labels
from safetynet.geo import County, Township
from safetynet.model import Record
from safetynet.pages.page import Link
from safetynet.pages.parts import Passage
from safetynet.reach import NOTHING_MEASURED, Study
from safetynet.settings import Settings
from safetynet.text import HTML_LANG, LOCALES, Locale, LocalizedText, say_date


@dataclass(frozen=True)
class Guide:
    """A directory, the edition's settings and a language."""

    directory: Directory
    settings: Settings
    locale: Locale
    study: Study = NOTHING_MEASURED
    """Who is reached by what."""
    downloads: tuple[Written, ...] = ()
    """The files of the data page."""

    def __post_init__(self) -> None:
        """Whoever forgets to ask for the published directory still gets it."""
        object.__setattr__(self, "directory", self.directory.published)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of data/strings.yaml in this language."""
        return self.directory.strings.say(key, self.locale, **facts)

    def text(self, text: LocalizedText | None) -> str:
        """The words in this language; "" where there are none."""
        return text.in_(self.locale) if text else ""

    @cached_property
    def labels(self) -> Labels:
        """What codes and places are called in this language."""
        return Labels(self.directory, self.locale)

    def fields(self, names: tuple[str, ...]) -> str:
        """Fields of a record as a list in words; `address.zh` goes by its first part."""
        if names not in self._fields:
            said = (self.say(f"field.{name.partition('.')[0]}") for name in names)
            self._fields[names] = self.say("page.joint").join(said)
        return self._fields[names]

    @cached_property
    def _fields(self) -> dict[tuple[str, ...], str]:
        return {}

    def address(self, path: str = "") -> str:
        """Path of a page in this language, from the site's root."""
        return addresses.page(self.locale, path)

    @property
    def other(self) -> Locale:
        """The other language."""
        return LOCALES[1 - LOCALES.index(self.locale)]

    @property
    def other_lang(self) -> str:
        """The other language as `lang` wants it."""
        return HTML_LANG[self.other]

    def passage(self, text: str, lang: str) -> Passage:
        """Words in some language, marked only where it is not the page's own."""
        return Passage(text, None if lang == HTML_LANG[self.locale] else lang)

    @cached_property
    def home(self) -> Link:
        """The way home, first of every page's crumbs."""
        return Link(self.say("frame.home"), self.address())

    @cached_property
    def people_note(self) -> str:
        """Of which month the population is."""
        month = self.directory.assumptions.population.month
        said = say_date(f"{month:%Y-%m}", self.directory.strings, self.locale)
        return self.say("page.people-note", month=said)

    def index(self, code: str) -> Link:
        """The list of all areas, kinds or needs."""
        return Link(self.say(f"page.{code}.title"), self.address(f"{code}/"))

    @property
    def counties(self) -> tuple[County, ...]:
        """The counties of this edition."""
        return self.directory.geography.counties

    def county(self, code: str) -> Link:
        """The way to a county's page."""
        county = self.directory.geography.county(code)
        return Link(self.text(county.name), addresses.county(self.locale, county))

    def township(self, code: str) -> Link:
        """The way to a township's page."""
        county, township = self._township(code)
        path = addresses.township(self.locale, county, township)
        return Link(self.text(township.name), path)

    def full_name(self, code: str) -> str:
        """A township's name with its county."""
        return self.labels.full_name(code)

    def _township(self, code: str) -> tuple[County, Township]:
        geography = self.directory.geography
        return geography.county_of(code), geography.township(code)

    def site(self, record: Record) -> Link:
        """The way to a record's page."""
        path = addresses.site(self.directory, self.locale, record.id)
        return Link(record.name.in_(self.locale), path)

    def kind(self, code: str) -> Link:
        """The way to a kind's page."""
        label = self.directory.vocabulary.kinds[code].label
        return Link(label.in_(self.locale), addresses.kind(self.directory, self.locale, code))

    def need(self, code: str) -> Link:
        """The way to a need's page."""
        label = self.directory.vocabulary.needs[code].label
        return Link(label.in_(self.locale), addresses.need(self.directory, self.locale, code))
