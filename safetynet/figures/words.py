"""The figures of a topic in one language: what they count, of when they are, how many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.figures.facts import Fact, Row, TopicFigures
from safetynet.figures.periods import Dated, say_dated, say_period, say_short
from safetynet.figures.values import say_amount, say_value
from safetynet.model import Basis, FigureTerms, Unit
from safetynet.text import Locale


@dataclass(frozen=True)
class FigureWords:
    """A directory's words of figures in one language."""

    directory: Directory
    locale: Locale

    @property
    def terms(self) -> FigureTerms:
        """Units, topics and items."""
        return self.directory.network.terms

    def say(self, key: str, **facts: object) -> str:
        """A sentence `figures.<key>` of data/strings.yaml."""
        return self.directory.strings.say(f"figures.{key}", self.locale, **facts)

    def unit(self, code: str) -> Unit:
        """A unit by its code."""
        return self.terms.units[code]

    def unit_label(self, code: str) -> str:
        """What is counted, as it stands behind several."""
        return self.unit(code).label.in_(self.locale)

    def basis(self, basis: Basis) -> str:
        """What sort of figure it is."""
        return self.say(f"basis.{basis}")

    def number(self, basis: Basis) -> str:
        """What a number of the sort is called within a sentence."""
        return self.say(f"number.{basis}")

    def period(self, text: str) -> str:
        """A period in full."""
        return say_period(text, self.directory.strings, self.locale)

    def short(self, text: str) -> str:
        """A period in the count of years of the language."""
        return say_short(text, self.directory.strings, self.locale)

    def dated(self, text: str) -> Dated:
        """A period in two lines."""
        return say_dated(text, self.directory.strings, self.locale)

    def value(self, fact: Fact) -> str:
        """A number with its unit."""
        return say_value(fact.value, self.unit(fact.at.unit), self.directory.strings, self.locale)

    def amount(self, fact: Fact) -> str:
        """A number without its unit."""
        return say_amount(fact.value, self.unit(fact.at.unit), self.directory.strings, self.locale)

    def listed(self, words: Iterable[str]) -> str:
        """Words joined as the language joins them."""
        return self.directory.strings.say("page.joint", self.locale).join(words)

    def clauses(self, clauses: Iterable[str]) -> str:
        """Clauses as one sentence."""
        says = self.say("says.joint").join(clauses)
        return self.say("says.end", says=says[:1].upper() + says[1:])

    def labels(self, figures: TopicFigures, rows: Collection[Row]) -> Mapping[Row, str]:
        """What each row counts; of a single item, only how it is divided."""
        is_single = len({row.item for row in rows}) == 1 and len(rows) > 1
        return {row: self._label(figures, row, is_single=is_single) for row in rows}

    def _label(self, figures: TopicFigures, row: Row, *, is_single: bool) -> str:
        topic = figures.topic
        item = topic.items[row.item].label.in_(self.locale)
        part = topic.parts[row.part].label.in_(self.locale) if row.part else ""
        divided = self.listed(filter(None, (part, self.township(row))))
        if not divided:
            return item
        return divided if is_single else self.say("row.of", item=item, part=divided)

    def township(self, row: Row) -> str:
        """The name of its township; "" where it is of the whole county."""
        if not row.township:
            return ""
        return self.directory.geography.township(row.township).name.in_(self.locale)
