"""Words of a review in one language, as Markdown in which no text of the data is markup."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import dataclass, replace
from functools import cached_property

from safetynet.check.markdown import code, differing, escaped, shortened
from safetynet.directory import Directory
from safetynet.errors import Place
from safetynet.load import Path
from safetynet.model import Record
from safetynet.pages.repository import RepositoryLinks
from safetynet.settings import Settings
from safetynet.staff.field_words import FieldWords
from safetynet.staff.review.sides import Side, Sides
from safetynet.text import Locale, LocalizedText, Strings, say_date

STRINGS = "strings.yaml"
LONGEST_VALUE = 3_000
"""Characters; what is cut is said, so that nothing can hide behind the cut."""


class Markdown(str):
    """Text that is Markdown already: `say` leaves it as it is."""

    __slots__ = ()


@dataclass(frozen=True)
class Says:
    """Says what a review tells, in one language."""

    sides: Sides
    settings: Settings
    locale: Locale

    @cached_property
    def directory(self) -> Directory:
        """The data that give the words."""
        return in_words(self.sides)

    @cached_property
    def values(self) -> FieldWords:
        """Says fields and their values."""
        return FieldWords(self.directory, self.locale)

    def say(self, key: str, **facts: object) -> Markdown:
        """A sentence of the part `review.` of data/strings.yaml."""
        return self.sentence(f"review.{key}", **facts)

    def sentence(self, key: str, **facts: object) -> Markdown:
        """Any sentence, its facts filled in; neither is markup unless it is `Markdown`."""
        template = self.directory.strings.say(key, self.locale)
        return Markdown("".join(_filled(template, self, facts)))

    def text(self, fact: object) -> Markdown:
        """A fact that a sentence repeats."""
        if isinstance(fact, Markdown):
            return fact
        if isinstance(fact, LocalizedText):
            return Markdown(escaped(shortened(fact.in_(self.locale))))
        if isinstance(fact, dt.date):
            return Markdown(escaped(say_date(fact, self.directory.strings, self.locale)))
        return Markdown(f"{fact:,}" if isinstance(fact, int) else escaped(shortened(str(fact))))

    def value(self, path: Path, value: object) -> Markdown:
        """A value of a record in words."""
        return self.shown(self.values.value(path, value))

    def both(self, path: Path, old: object, new: object) -> tuple[Markdown, Markdown]:
        """A value before and after, of a long one the part that differs; never the same words."""
        before, after = differing(*self.values.both(path, old, new))
        return self.shown(before), self.shown(after)

    def shown(self, said: str) -> Markdown:
        """Words of the data; a web address as code, so that nobody follows it."""
        kept, left = said[:LONGEST_VALUE], len(said) - LONGEST_VALUE
        is_address = "://" in kept or "www." in kept.lower()
        text = Markdown(code(kept) if is_address else escaped(kept))
        return self.say("cut", text=text, count=left) if left > 0 else text

    def label(self, path: Path) -> Markdown:
        """The name of a field."""
        return Markdown(escaped(self.values.label(path)))

    def joined(self, words: list[str]) -> Markdown:
        """Several in a row."""
        return Markdown(self.sentence("page.joint").join(words))

    def site(self, id_: str) -> Markdown:
        """A record: its name, its id, and the way to its line."""
        side = self._side_of(id_)
        record = side.records.get(id_)
        if record is None:
            return Markdown(code(id_))
        name, place = self.name(record), side.place(id_)
        return self.say("site", name=name, id=Markdown(code(id_)), place=self.place(place, side))

    def named(self, id_: str) -> Markdown:
        """A record by its name alone."""
        record = self._side_of(id_).records.get(id_)
        return self.name(record) if record else Markdown(code(id_))

    def name(self, record: Record) -> Markdown:
        """What a record is called."""
        return Markdown(f"**{escaped(shortened(record.name.in_(self.locale)))}**")

    def place(self, place: Place, side: Side | None = None) -> Markdown:
        """File and line, with a link where the repository has an address."""
        side = side or self.sides.after
        label = escaped(f"{place.file.name}:{place.line}")
        url = line_url(self.settings, side, place)
        return Markdown(f"[{label}]({url})" if url else label)

    def _side_of(self, id_: str) -> Side:
        after = self.sides.after
        return after if id_ in after.records else self.sides.before


def in_words(sides: Sides) -> Directory:
    """The data as they are to be; sentences that are missing or wrong are those of before."""
    before, after = sides.before.directory, sides.after
    wrong = {one.field for one in after.findings if one.place.file.name == STRINGS}
    texts = {key: text for key, text in after.directory.strings.texts.items() if key not in wrong}
    return replace(after.directory, strings=Strings({**before.strings.texts, **texts}))


def line_url(settings: Settings, side: Side, place: Place) -> str:
    """Where the line of a file stands, at the commit of that state; "" without a repository."""
    repository = settings.repository.model_copy(update={"branch": side.commit})
    folder = place.file.parent
    here = settings.model_copy(update={"repository": repository, "data_dir": folder})
    return RepositoryLinks(here).view(place)


def _filled(template: str, says: Says, facts: dict[str, object]) -> list[str]:
    """The parts of a sentence; a placeholder that nobody knows stays as it is written."""
    parts = []
    for text, name, _, _ in string.Formatter().parse(template):
        parts.append(escaped(text))
        if name is not None:
            parts.append(says.text(facts[name]) if name in facts else escaped(f"{{{name}}}"))
    return parts
