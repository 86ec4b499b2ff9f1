"""What an import of figures would do, as sentences, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.check.report import render_text
from safetynet.figures.periods import say_period
from safetynet.model import Indicator
from safetynet.staff.figures.bring import Brought
from safetynet.staff.figures.columns import COLUMNS, head
from safetynet.staff.figures.plan import Planned, written
from safetynet.staff.figures.words import CellWords
from safetynet.staff.report import Report, Section
from safetynet.text import Locale


@dataclass(frozen=True)
class Told:
    """Tells of an import in one language."""

    brought: Brought
    locale: Locale

    def report(self) -> Report:
        """How many rows; what changes, value by value; what is new; what was not taken."""
        kept = self.brought.outcome.kept
        sections = (
            Section(self._counts()),
            Section(self._say("told_changed"), tuple(self._changed(kept))),
            Section(self._say("told_new"), tuple(self._new(kept))),
            Section(self._sheet("told_notes"), tuple(self._notes())),
            Section(self._sheet("told_rejected"), tuple(self._rejected())),
        )
        return Report(tuple(one for one in sections if one.lines or one is sections[0]))

    def _counts(self) -> str:
        kept, brought = self.brought.outcome.kept, self.brought
        new = sum(one.item is None for one in kept)
        return self._say(
            "told_counts",
            rows=len(kept) + brought.unchanged + len(brought.rejected),
            changed=len(kept) - new,
            new=new,
            unchanged=brought.unchanged,
            rejected=len(brought.rejected),
        )

    def _changed(self, kept: tuple[Planned, ...]) -> Iterator[str]:
        figures, heads = self.brought.before.network.indicators, self._heads()
        for one in kept:
            if one.item is None:
                continue
            yield self._named(one.figure)
            old = written(figures[one.item])
            for key, value in one.edits.items():
                nothing = self._say("nothing")
                facts = {"old": old.get(key) or nothing, "new": value or nothing}
                yield self._sheet("told_field", field=heads[key], **facts)

    def _new(self, kept: tuple[Planned, ...]) -> Iterator[str]:
        for one in kept:
            if one.item is None:
                unit = self._words.labels("unit")[one.figure.unit].in_(self.locale)
                facts = {"figure": self._named(one.figure), "value": one.figure.value}
                yield self._say("told_figure", unit=unit, **facts)

    def _named(self, one: Indicator) -> str:
        """What a figure is of, in words."""
        keys = ("county", "topic", "item", "part", "township", "basis")
        codes = ((key, str(getattr(one, key) or "")) for key in keys)
        labels = (self._words.labels(key, one.topic).get(code) for key, code in codes)
        named = [label.in_(self.locale) for label in labels if label]
        named.append(say_period(one.period, self.brought.before.strings, self.locale))
        return self._say("joint").join(named)

    def _notes(self) -> Iterator[str]:
        if self.brought.ignored:
            joint = self.brought.before.strings.say("page.joint", self.locale)
            yield self._sheet("told_ignored", columns=joint.join(self.brought.ignored))
        if self.brought.outcome.elsewhere:
            yield self._say("told_elsewhere")
            yield render_text(self.brought.outcome.elsewhere, self.locale)

    def _rejected(self) -> Iterator[str]:
        for one in self.brought.rejected:
            reasons = [reason.in_(self.locale) for reason in one.reasons]
            has_lines = any("\n" in reason for reason in reasons)  # to add to figures.yaml
            told = ("\n" if has_lines else " ").join(reasons)
            yield self._sheet("told_row", row=one.row.number, reasons=told)

    @property
    def _words(self) -> CellWords:
        return CellWords(self.brought.before)

    def _heads(self) -> dict[str, str]:
        return {one.key: head(one, self.brought.before.strings, self.locale) for one in COLUMNS}

    def _sheet(self, key: str, **facts: object) -> str:
        return self.brought.before.strings.say(f"sheet.{key}", self.locale, **facts)

    def _say(self, key: str, **facts: object) -> str:
        return self.brought.before.strings.say(f"figures.{key}", self.locale, **facts)
