"""What the command `safetynet reach --with` answers: what a draft changes in reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.model import Record, Status
from safetynet.nearest import has_pin, point_of
from safetynet.pages.reach_change import gains_by_township, signed
from safetynet.reach import Change, Subject
from safetynet.reach.subjects import has_door, is_placed, open_doors, subjects_of
from safetynet.staff.reach.answers import Answers, frame
from safetynet.staff.report import Report, Section, Table

PLACE_CHANGED = frozenset({"lost", "placed"})
"""Of these only what is known changes, not what is there."""


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
    before, after = answers.words.atlas.directory.by_id, drafted.directory.by_id
    what = {id_: _what(before.get(id_), after.get(id_)) for id_ in drafted.ids}
    told = [_told(answers, id_, did, drafted.directory) for id_, did in what.items()]
    lines = told or [answers.say("draft.empty")]
    intro = Section(answers.say("draft"), tuple(lines), notes=drafted.warnings)
    sections = [_section(answers, drafted, change, what) for change in changes]
    if not sections:
        sections = [Section(answers.say("draft.nothing"), (answers.say("draft.why-nothing"),))]
    data = {
        **frame(answers),
        "records": [{"id": id_, "change": change} for id_, change in what.items()],
        "changes": [_data(answers, change) for change in changes],
    }
    return Report((intro, *sections), data)


def _told(answers: Answers, id_: str, what: str, after: Directory) -> str:
    """What the draft does to one record, and whether distance can say anything of it."""
    old, new = answers.words.atlas.directory.by_id.get(id_), after.by_id.get(id_)
    name = new.name.in_(answers.words.atlas.locale) if new else ""
    did = answers.say(f"draft.{what}", id=id_, name=name)
    if new and _is_unplaced(new) and not (old and _is_counted(old)):
        return did + answers.say("draft.no-pin")
    return did


def _is_counted(record: Record) -> bool:
    return bool(open_doors([record])) and has_pin(record)


def _is_unplaced(record: Record) -> bool:
    return bool(open_doors([record])) and not has_pin(record)


def _what(old: Record | None, new: Record | None) -> str:
    """One word for what happens to a record."""
    if new is None:
        return "outside"
    if old is None:
        return "added"
    if Status.ACTIVE in {old.status, new.status} and old.status is not new.status:
        return "opened" if new.status is Status.ACTIVE else "closed"
    if has_door(old) is not has_door(new):
        return "delivery"
    if is_placed(old) is not is_placed(new):
        return "placed" if is_placed(new) else "lost"
    return "moved" if is_placed(new) and point_of(old) != point_of(new) else "changed"


def _section(
    answers: Answers, drafted: Drafted, change: Change, what: Mapping[str, str]
) -> Section:
    words, gains = answers.words, gains_by_township(answers.words, change, answers.county)
    rows = [(words.atlas.full_name(code), *map(signed, gain)) for code, gain in gains.items()]
    whole = change.gains(answers.code)
    rows.append((words.say("together"), *map(signed, whole)))
    head = (words.say("township"), *map(words.within, words.measure.thresholds))
    return Section(
        title=words.row_name(change.subject),
        lines=tuple(_notes(answers, drafted, change.subject, what)),
        table=Table(head, tuple(rows)) if gains else None,
        notes=() if gains else (answers.say("draft.same"),),
    )


def _notes(
    answers: Answers, drafted: Drafted, subject: Subject, what: Mapping[str, str]
) -> Iterator[str]:
    """Counties that begin or cease to have figures, and figures that are not people."""
    old, new = (
        dict(subjects_of(directory))[subject]
        for directory in (answers.words.atlas.directory, drafted.directory)
    )
    had, has = _placed_in(old), _placed_in(new)
    for county in answers.counties:
        where = answers.words.atlas.text(county.name)
        if county.code in has - had:
            yield answers.say("draft.first", where=where)
        if county.code in had - has:
            yield answers.say("draft.last", where=where)
    if any(what.get(record.id) in PLACE_CHANGED for record in new):
        yield answers.say("draft.figures")


def _placed_in(records: Sequence[Record]) -> frozenset[str]:
    """Codes of the counties that have an open site with a known place."""
    return frozenset(record.county for record in records if _is_counted(record))


def _data(answers: Answers, change: Change) -> dict[str, object]:
    return {
        "sort": change.subject.sort,
        "kind": change.subject.code,
        "gains": change.gains(answers.code),
        "townships": gains_by_township(answers.words, change, answers.county),
    }
