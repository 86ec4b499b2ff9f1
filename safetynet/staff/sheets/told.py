"""What an import would change, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safetynet.check.report import render_text
from safetynet.model import Record
from safetynet.pages.words import say_list
from safetynet.staff.changes import FieldChange, RecordChange
from safetynet.staff.field_words import FieldWords
from safetynet.staff.report import Report, Section
from safetynet.staff.sheets.bring import Brought
from safetynet.staff.sheets.plan import Planned, Unchanged
from safetynet.staff.sheets.rejected import Reasons
from safetynet.text import Locale

STALE = "translation-stale"
"""Told beside the change itself."""
CONTACT = frozenset({"phones", "hours", "address"})
"""Fields that somebody should have confirmed when they change."""


@dataclass(frozen=True)
class Told:
    """Tells of an import in one language."""

    brought: Brought
    locale: Locale

    def report(self) -> Report:
        """How rows were matched, what changes field by field, what to look at, what was left."""
        sections = (
            Section(self._counts(), tuple(self._matched())),
            *map(self._change, self.brought.changes),
            Section(self._say("told_notes"), tuple(self._notes())),
            Section(self._say("told_rejected"), tuple(self._rejected())),
        )
        return Report(tuple(one for one in sections if one.lines or one is sections[0]))

    def _counts(self) -> str:
        kept = self.brought.outcome.kept
        new = sum(one.item is None for one in kept)
        return self._say(
            "told_counts",
            rows=len(kept) + len(self.brought.unchanged) + len(self.brought.rejected),
            changed=len(kept) - new,
            new=new,
            unchanged=len(self.brought.unchanged),
            rejected=len(self.brought.rejected),
        )

    def _matched(self) -> Iterator[str]:
        """Rows that were not matched by their id: somebody should see that they are right."""
        rows: list[Planned | Unchanged] = [*self.brought.outcome.kept, *self.brought.unchanged]
        for one in sorted(rows, key=lambda one: one.row.number):
            if one.how != "id":
                name = self._name(one.id)
                yield self._say(f"told_by_{one.how}", row=one.row.number, id=one.id, name=name)

    def _change(self, change: RecordChange) -> Section:
        title = self._say(f"told_{change.sort}", name=self._name(change.id), id=change.id)
        return Section(title, tuple(self._field(one, change) for one in change.fields))

    def _field(self, change: FieldChange, whole: RecordChange) -> str:
        words = FieldWords(self.brought.after, self.locale)
        field = words.label(change.path)
        new = words.value(change.path, change.new)
        if whole.before is None:
            return self._say("told_value", field=field, new=new)
        old = words.value(change.path, change.old)
        return self._say("told_field", field=field, old=old, new=new)

    def _notes(self) -> Iterator[str]:
        if self.brought.ignored:
            yield self._say("told_ignored", columns=self._listed(self.brought.ignored))
        for change in self.brought.changes:
            if change.before is not None:
                yield from self._record_notes(change)
        reasons = Reasons(self.brought.after)
        for finding in self.brought.outcome.warnings:
            if finding.code != STALE:
                told = reasons.of_finding(finding).in_(self.locale)
                yield self._say("told_warning", id=finding.record, told=told)
        if self.brought.outcome.elsewhere:
            yield self._say("told_elsewhere")
            yield render_text(self.brought.outcome.elsewhere, self.locale)

    def _record_notes(self, change: RecordChange) -> Iterator[str]:
        """English that is older than its Chinese now, and contact facts nobody confirmed."""
        paths = {one.path for one in change.fields if one.new is not None}
        words = FieldWords(self.brought.after, self.locale)
        for path in sorted(paths, key=str):
            other = (*path[:-1], "en")
            if path[-1] == "zh" and other not in paths and _has(change.after, other):
                yield self._say("told_english", id=change.id, field=words.label(other))
        fields = {str(path[0]) for path in paths}
        facts = [name for name in Record.model_fields if name in CONTACT & fields]
        if facts and "verified" not in fields:
            named = [words.label((name,)) for name in facts]
            yield self._say("told_verified", id=change.id, fields=self._listed(named))

    def _rejected(self) -> Iterator[str]:
        for one in self.brought.rejected:
            reasons = " ".join(reason.in_(self.locale) for reason in one.reasons)
            yield self._say("told_row", row=one.row.number, reasons=reasons)

    def _name(self, id_: str) -> str:
        record = self.brought.after.by_id.get(id_) or self.brought.before.by_id.get(id_)
        return record.name.in_(self.locale) if record else id_

    def _listed(self, words: Sequence[str]) -> str:
        return say_list(list(words), self.brought.before.strings, self.locale)

    def _say(self, key: str, **facts: object) -> str:
        return self.brought.before.strings.say(f"sheet.{key}", self.locale, **facts)


def _has(record: Record | None, path: tuple[str | int, ...]) -> bool:
    """Whether a text of a record is there."""
    return bool(getattr(getattr(record, str(path[0]), None), str(path[-1]), None))
