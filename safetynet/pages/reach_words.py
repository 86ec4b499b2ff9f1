"""How pages on service reach say people, shares and ways, in whatever unit was measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import CENTERS
from safetynet.geo import County, Village
from safetynet.model import Record
from safetynet.pages import addresses
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.words import say_date
from safetynet.reach import Measure, Reach, Study, Subject

METHOD = "reach/method"
"""Name of the hand-written page on the method."""
EXACT_PERCENT = 10
"""Below this a percentage has one decimal."""
EXACT_WAY = 20
"""From here on tenths of a kilometre pretend to more than a grid can say."""


@dataclass(frozen=True)
class ReachWords:
    """The words of an atlas for the reach of kinds and groups."""

    atlas: Atlas

    @property
    def index(self) -> Link:
        """The way to the page on all kinds."""
        return Link(self.say("title"), self.atlas.address("reach/"))

    @property
    def method(self) -> Link:
        """The way to the page on how all this is counted."""
        return Link(self.say("link.method"), addresses.authored(self.atlas.locale, METHOD))

    @property
    def study(self) -> Study:
        """Who is reached by what."""
        return self.atlas.study

    @property
    def measure(self) -> Measure:
        """What ways are counted in."""
        return self.study.measure

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the part `reach.` of data/strings.yaml."""
        return self.atlas.say(f"reach.{key}", **facts)

    def share(self, part: int, whole: int) -> str:
        """A part in percent: never 0 % for some, never 100 % for less than all; "" of nothing."""
        if not whole:
            return ""
        percent = 100 * part / whole
        decimals = 1 if percent < EXACT_PERCENT else 0
        if 0 < percent < 0.05:  # noqa: PLR2004 - what would be rounded to 0.0
            return self.say("share.some")
        if 99.5 <= percent < 100:  # noqa: PLR2004 - what would be rounded to 100
            return self.say("share", share=f"{math.floor(percent * 10) / 10:.1f}")
        return self.say("share", share=f"{percent:.{decimals}f}" if part else "0")

    def of(self, part: int, whole: int) -> str:
        """People with their share, e.g. 1,204 (12%)."""
        share = self.share(part, whole)
        return self.say("of", count=f"{part:,}", share=share) if share else f"{part:,}"

    def way(self, amount: float | str) -> str:
        """A threshold or a way in the measure's unit, e.g. 5 km or 30 minutes."""
        said = amount if isinstance(amount, str) else f"{amount:g}"
        return self.say(f"unit.{self.measure.unit}", amount=said)

    def mean(self, amount: float) -> str:
        """A mean way: tenths of a kilometre where that is not too exact, else whole units."""
        fine = self.measure.unit == "km" and amount < EXACT_WAY
        return self.way(f"{amount:.1f}" if fine else f"{amount:,.0f}")

    def within(self, amount: float) -> str:
        """E.g. within 5 km."""
        return self.say("within", way=self.way(amount))

    @cached_property
    def goal(self) -> str:
        """The threshold beyond which people are listed as not reached, e.g. 5 km."""
        return self.way(self.measure.goal)

    @property
    def mode(self) -> str:
        """How ways are counted, e.g. over land or on foot."""
        return self.say(f"mode.{self.measure.mode}")

    @property
    def way_of_tables(self) -> str:
        """The mode, and where there are straight-line figures that they are the small ones."""
        return self.say(f"mode.table.{self.measure.unit}", mode=self.mode)

    @property
    def thresholds(self) -> str:
        """All thresholds, e.g. 1, 3, 5 and 10 km."""
        amounts = [f"{amount:g}" for amount in self.measure.thresholds]
        return self.way(self.atlas.say("page.joint").join(amounts))

    @property
    def beyond(self) -> str:
        """Farther than the last threshold."""
        return self.say("beyond", way=self.way(self.measure.thresholds[-1]))

    @property
    def ferry(self) -> str:
        """No way over land, or none by the measure's mode."""
        return self.say(f"ferry.{self.measure.unit}")

    @property
    def month(self) -> str:
        """The month of the population, e.g. September 2026."""
        month = self.atlas.directory.assumptions.population.month
        return say_date(f"{month:%Y-%m}", self.atlas.directory.strings, self.atlas.locale)

    def name(self, subject: Subject) -> str:
        """What a kind or group is called."""
        words = self.atlas.directory.vocabulary
        term = (words.groups if subject.sort == "group" else words.kinds)[subject.code]
        return term.label.in_(self.atlas.locale)

    def title(self, subject: Subject) -> str:
        """The title of the page on its reach."""
        return self.say(f"title.{subject.sort}", name=self.name(subject))

    def what(self, subject: Subject) -> str:
        """A site of it, inside a sentence."""
        return self.say(f"what.{subject.sort}", name=self.name(subject))

    def link(self, subject: Subject, county: County | None = None) -> Link:
        """The way to the page on its reach; a county has one only where something is measured."""
        atlas = self.atlas
        path = addresses.reach(atlas.directory, atlas.locale, subject, county)
        return Link(self.name(subject), path)

    def record(self, id_: str) -> Record:
        """A record of the directory."""
        return self.atlas.directory.by_id[id_]

    def records(self, ids: Iterable[str], county: County | None = None) -> tuple[Record, ...]:
        """The records with these ids, or those of them that a county has."""
        records = map(self.record, ids)
        return tuple(r for r in records if county is None or r.county == county.code)

    def village(self, code: str) -> Village:
        """A village of these counties."""
        return self._villages[code]

    @cached_property
    def _villages(self) -> Mapping[str, Village]:
        return {village.code: village for village in self.atlas.directory.geography.villages}

    def site(self, id_: str) -> Link:
        """The way to a record's page."""
        return self.atlas.site(self.record(id_))

    def is_leading(self, reach: Reach) -> bool:
        """Whether it stands in short tables: the centers together, and important other kinds.

        Counties call their centers by different names, so each kind of them says little alone.
        """
        code = reach.subject.code
        if reach.subject.sort == "group":
            return code == CENTERS
        kind = self.atlas.directory.vocabulary.kinds[code]
        return kind.important and kind.group != CENTERS

    def marked(self, reach: Reach) -> str:
        """Its name, with a star where sites are left out."""
        name = self.row_name(reach.subject)
        return self.say("starred", name=name) if reach.unplaced else name

    def row_name(self, subject: Subject) -> str:
        """What stands before a row; a group says that it is all its kinds."""
        name = self.name(subject)
        return self.say("whole-group", name=name) if subject.sort == "group" else name

    def starred(self, reaches: Iterable[Reach]) -> str:
        """What the star means; "" where none has one."""
        return self.say("star") if any(reach.unplaced for reach in reaches) else ""

    def is_quiet(self, subject: Subject) -> bool:
        """Whether its pages are about violence."""
        key = f"{subject.sort}/{subject.code}"
        return ("reach", key) in self.atlas.directory.neutral

    def least(self, reach: Reach) -> str:
        """Says "at least" where sites are left out: they can only add to the people reached."""
        return self.say("at-least") if reach.unplaced else ""
