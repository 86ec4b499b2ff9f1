"""What the command `safetynet reach --with` answers: what a draft changes in reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.model import Record, Status
from safetynet.nearest import has_pin, point_of
from safetynet.reach import Change
from safetynet.reach.report import Report, Section, Table
from safetynet.reach.subjects import has_door
from safetynet.site.reach_basis import Answers


@dataclass(frozen=True)
class Drafted:
    """The directory with the draft, and what was said of the draft."""

    directory: Directory
    ids: tuple[str, ...]
    """Ids of the records that the draft gives."""
    warnings: tuple[str, ...]
    """Lines of the report of `safetynet check` on the draft."""


def changed(answers: Answers, drafted: Drafted, changes: Sequence[Change]) -> Report:
    """Which records the draft adds, moves or closes, and people gained and lost by township."""
    before = answers.words.atlas.directory.by_id
    told = [_told(answers, before.get(id_), drafted.directory.by_id[id_]) for id_ in drafted.ids]
    intro = Section(answers.say("draft"), tuple(told), notes=drafted.warnings)
    sections = [_section(answers, change) for change in changes]
    if not sections:
        sections = [Section(answers.say("draft.nothing"), (answers.say("draft.why-nothing"),))]
    data = {
        "unit": answers.words.measure.unit,
        "mode": answers.words.measure.mode,
        "thresholds": answers.words.measure.thresholds,
        "records": list(drafted.ids),
        "changes": [_data(answers, change) for change in changes],
    }
    return Report((intro, *sections), data)


def _told(answers: Answers, old: Record | None, new: Record) -> str:
    """What the draft does to one record, and whether distance can say anything of it."""
    name = new.name.in_(answers.words.atlas.locale)
    did = answers.say(f"draft.{_what(old, new)}", id=new.id, name=name)
    if has_door(new) and new.status is Status.ACTIVE and not has_pin(new):
        return did + answers.say("draft.no-pin")
    return did


def _what(old: Record | None, new: Record) -> str:
    if old is None:
        return "added"
    if old.status is not new.status:
        return "opened" if new.status is Status.ACTIVE else "closed"
    if has_pin(old) and has_pin(new) and point_of(old) != point_of(new):
        return "moved"
    return "changed"


def _section(answers: Answers, change: Change) -> Section:
    words = answers.words
    codes = [
        town.code
        for town in words.atlas.directory.geography.townships
        if answers.county is None or town.county == answers.county.code
    ]
    gains = {code: change.gains(code) for code in codes}
    goal = words.measure.goal_at
    order = sorted((c for c in codes if any(gains[c])), key=lambda c: (-gains[c][goal], c))
    rows = [(words.atlas.full_name(code), *_signed(gains[code])) for code in order]
    whole = change.gains(answers.county.code if answers.county else "")
    rows.append((words.say("together"), *_signed(whole)))
    return Section(
        title=words.row_name(change.subject),
        lines=_notes(answers, change),
        table=Table(
            (words.say("township"), *map(words.within, words.measure.thresholds)), tuple(rows)
        )
        if order
        else None,
        notes=() if order else (answers.say("draft.same"),),
    )


def _notes(answers: Answers, change: Change) -> tuple[str, ...]:
    if change.before is None:
        return (answers.say("draft.first"),)
    return (answers.say("draft.last"),) if change.after is None else ()


def _signed(gains: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"{count:+,}" if count else "0" for count in gains)


def _data(answers: Answers, change: Change) -> dict[str, object]:
    geography = answers.words.atlas.directory.geography
    areas = {town.code: change.gains(town.code) for town in geography.townships}
    return {
        "sort": change.subject.sort,
        "kind": change.subject.code,
        "gains": change.gains(""),
        "townships": {code: gains for code, gains in areas.items() if any(gains)},
    }
