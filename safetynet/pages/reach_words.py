"""How pages on service reach say people, shares and ways, in whatever unit was measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet import addresses
from safetynet.directory import CENTERS
from safetynet.geo import County, Village
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.words import rounded_way, say_share
from safetynet.reach import Measure, Reach, Study, Subject
from safetynet.text import say_date

METHOD = "reach/method"
"""Name of the hand-written page on the method."""


@dataclass(frozen=True)
class ReachWords:
    """The words of an atlas for the reach of kinds and groups."""

    atlas: Atlas
    asked: Measure | None = None
    """What is counted in where it is not what the study was measured in."""

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
        return self.asked or self.study.measure

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the part `reach.` of data/strings.yaml."""
        return self.atlas.say(f"reach.{key}", **facts)

    def share(self, part: int, whole: int) -> str:
        """A part in percent, as `say_share` says it."""
        return say_share(part, whole, self.atlas.directory.strings, self.atlas.locale)

    def of(self, part: int, whole: int) -> str:
        """People with their share, e.g. 1,204 (12%)."""
        share = self.share(part, whole)
        return self.say("of", count=f"{part:,}", share=share) if share else f"{part:,}"

    def way(self, amount: float | str) -> str:
        """A threshold or a way in the measure's unit, e.g. 5 km or 30 minutes."""
        said = amount if isinstance(amount, str) else f"{amount:g}"
        return self.say(f"unit.{self.measure.unit}", amount=said)

    def mean(self, amount: float) -> str:
        """A mean way with its unit, rounded as on the maps."""
        return self.way(rounded_way(amount, self.measure))

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

    def measured_counties(self, reach: Reach) -> tuple[County, ...]:
        """The counties that have figures: those with a site whose place is known."""
        coverage = reach.coverage
        return tuple(c for c in self.atlas.counties if coverage and coverage.has(c.code))

    def record(self, id_: str) -> Record:
        """A record of the directory."""
        return self.atlas.directory.by_id[id_]

    def records(self, ids: Iterable[str], county: County | None = None) -> tuple[Record, ...]:
        """The records with these ids, or those of them that a county has."""
        records = map(self.record, ids)
        return tuple(r for r in records if county is None or r.county == county.code)

    def unknown(self, reach: Reach, code: str = "") -> tuple[Record, ...]:
        """The open sites whose place is not known and because of which figures are "at least".

        They are those of the county that the area with this code lies in; for "" those of all
        counties that have figures.
        """
        counties = {code[:5]} if code else {c.code for c in self.measured_counties(reach)}
        return tuple(r for r in self.records(reach.unplaced) if r.county in counties)

    def unknown_here(self, reach: Reach, township: str) -> int:
        """How many of them a township has."""
        return sum(record.township == township for record in self.records(reach.unplaced))

    def everywhere(self, reach: Reach) -> str:
        """All counties that have figures, in words."""
        measured = self.measured_counties(reach)
        if len(measured) == len(self.atlas.counties) > 1:
            return self.say("everywhere")
        names = self.names(measured)
        return names if len(measured) == 1 else self.say("some-counties", counties=names)

    def names(self, counties: Iterable[County]) -> str:
        """Counties in a list."""
        listed = (self.atlas.text(county.name) for county in counties)
        return self.atlas.say("page.joint").join(listed)

    def place(self, code: str) -> str:
        """What a county, a township or a village is called; a village with its township."""
        geography, text = self.atlas.directory.geography, self.atlas.text
        if len(code) == 5:  # noqa: PLR2004 - digits of a county's code
            return text(geography.county(code).name)
        town = text(geography.township(code[:8]).name)
        if len(code) == 8:  # noqa: PLR2004 - digits of a township's code
            return town
        return self.say("village", township=town, village=text(self.village(code).name))

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

    def marked(self, reach: Reach, code: str = "") -> str:
        """Its name, with a star where figures of an area are "at least"."""
        name = self.row_name(reach.subject)
        return self.say("starred", name=name) if self.unknown(reach, code) else name

    def row_name(self, subject: Subject) -> str:
        """What stands before a row; a group says that it is all its kinds."""
        name = self.name(subject)
        return self.say("whole-group", name=name) if subject.sort == "group" else name

    def starred(self, reaches: Iterable[Reach], code: str = "") -> str:
        """What the star means; "" where none has one."""
        return self.say("star") if any(self.unknown(reach, code) for reach in reaches) else ""

    def is_quiet(self, subject: Subject) -> bool:
        """Whether its pages are about violence."""
        key = f"{subject.sort}/{subject.code}"
        return ("reach", key) in self.atlas.directory.neutral

    def least(self, reach: Reach, code: str = "") -> str:
        """Says "at least" of an area where sites are left out: they can only add to the reached."""
        return self.say("at-least") if self.unknown(reach, code) else ""

    def most(self, reach: Reach, code: str = "") -> str:
        """Says "at most" of those who are not reached, where `least` says "at least"."""
        return self.say("at-most") if self.unknown(reach, code) else ""
