"""Values of records in words, as reviews, imports and call lists say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from safetynet.directory import Directory
from safetynet.hours import describe_hours
from safetynet.load import Path
from safetynet.model import (
    Citation,
    FactCheck,
    Floor,
    Phone,
    Point,
    Verified,
    fields_of,
)
from safetynet.pages.words import say_list
from safetynet.text import Locale, LocalizedText, say_date

FEW = 3
"""So many items of a list that stay are said again: one reads the list as a whole."""


@dataclass(frozen=True)
class FieldWords:
    """Says fields and their values in one language.

    `directory` gives the words for codes; a code that it does not have is said as it stands.
    """

    directory: Directory
    locale: Locale
    is_whole: bool = False
    """Says also what short words leave out: quotes, notes, texts in the other language."""

    def label(self, path: Path) -> str:
        """The name of a field: "Summary", "Summary (English)"."""
        names = [self._say(f"field.{step}") for step in path if isinstance(step, str)]
        if len(names) == 1:
            return names[0]
        return self._say("change.part", field=names[0], part=names[-1])

    def value(self, path: Path, value: object) -> str:
        """A value in words; "(nothing)" for one that is not there."""
        if value is None or value in ("", ()):
            return self._say("change.nothing")
        name = str(path[-1])
        if isinstance(value, tuple):
            return self._joined([self.value(path, one) for one in value])
        if isinstance(value, StrEnum):
            return self._label(name, value)
        if isinstance(value, bool):
            return self._say(f"change.{str(value).lower()}")
        if isinstance(value, LocalizedText):
            return self._text(value)
        say = self._of_shape.get(type(value))
        return say(value) if say else self._of_name(name, str(value))

    def both(self, path: Path, old: object, new: object) -> tuple[str, str]:
        """Two values that differ, in words that differ; of lists only the items that do."""
        whole = replace(self, is_whole=True)
        before, after = whole.changed(path, old, new), whole.changed(path, new, old)
        if before != after:
            return before, after
        words = (self._say("change.with", value=before, more=str(one)) for one in (old, new))
        return next(words), next(words)

    def changed(self, path: Path, value: object, other: object) -> str:
        """A value, without the many or long items that another has as well."""
        if not (isinstance(value, tuple) and isinstance(other, tuple)):
            return self.value(path, value)
        own = tuple(one for one in value if one not in other)
        kept = len(value) - len(own)
        is_long = kept > FEW or any(fields_of(type(one)) for one in value)
        if not kept or not is_long or set(value) == set(other):
            return self.value(path, value)
        rest = self._say("change.kept", count=kept)
        return self._say("change.with", value=self.value(path, own), more=rest) if own else rest

    @property
    def _of_shape(self) -> Mapping[type, Callable[..., str]]:
        return {
            Phone: self._phone,
            Point: self._point,
            Floor: self._floor,
            Citation: self._citation,
            Verified: self._verified,
            FactCheck: self._check,
            dt.date: self._date,
        }

    def _of_name(self, name: str, text: str) -> str:
        labels = self.directory.labels
        if name in labels:
            label = labels[name].get(text)
            return label.in_(self.locale) if label else text
        if name == "hours":
            return self._hours(text)
        if name in ("part_of", "replaced_by"):
            return self._record(text)
        return self._date(text) if name in ("opened", "closed") else text

    def _hours(self, text: str) -> str:
        line = describe_hours(text, self.directory.strings, self.locale).line
        return self._say("change.with", value=line, more=text) if line else text

    def _record(self, id_: str) -> str:
        record = self.directory.by_id.get(id_)
        if record is None:
            return id_
        return self._say("change.with", value=record.name.in_(self.locale), more=id_)

    def _date(self, date: dt.date | str) -> str:
        return say_date(date, self.directory.strings, self.locale)

    def _phone(self, phone: Phone) -> str:
        number = phone.number
        if phone.extension:
            number = self._say("page.phone.ext", number=number, extension=phone.extension)
        more = [self._text(phone.for_)] if phone.for_ else []
        if phone.office_mobile and self.is_whole:
            more.append(self._say("field.office_mobile"))
        return self._with(number, more)

    def _point(self, point: Point) -> str:
        more = self._label("precision", point.precision)
        return self._say("change.with", value=f"{point.lon}, {point.lat}", more=more)

    def _floor(self, floor: Floor) -> str:
        return self._say("change.floor", floor=floor.floor, what=self._text(floor.what))

    def _citation(self, citation: Citation) -> str:
        source = self.directory.sources.get(citation.source)
        title = source.title.in_(self.locale) if source else citation.source
        more = [self._say(f"field.{name}") for name in citation.fields]
        if self.is_whole:
            quote = self._say("change.quote", text=citation.quote) if citation.quote else ""
            note = self._text(citation.note) if citation.note else ""
            more = [one for one in (citation.source, *more, quote, note) if one]
        return self._with(title, more)

    def _verified(self, verified: Verified) -> str:
        said = [self._check(verified)]
        for name in ("phones", "hours"):
            check = getattr(verified, name)
            if check:
                said.append(
                    self._say(
                        "change.fact", field=self._say(f"field.{name}"), check=self._check(check)
                    )
                )
        return self._joined(said)

    def _check(self, check: Verified | FactCheck) -> str:
        date = self._date(check.date) if check.date else self._say("page.undated")
        how = self._label("how", check.how)
        by = self._joined([how, check.by]) if check.by else how
        return self._say("change.with", value=date, more=by)

    def _label(self, field: str, code: str) -> str:
        return self.directory.labels[field][code].in_(self.locale)

    def _with(self, value: str, more: list[str]) -> str:
        return self._say("change.with", value=value, more=self._joined(more)) if more else value

    def _text(self, text: LocalizedText) -> str:
        """A text, in both languages where nothing may be left out."""
        is_one = not self.is_whole or text.zh == text.en
        return text.in_(self.locale) if is_one else f"{text.zh} / {text.en}"

    def _joined(self, words: list[str]) -> str:
        return say_list(words, self.directory.strings, self.locale)

    def _say(self, key: str, **facts: object) -> str:
        return self.directory.strings.say(key, self.locale, **facts)
