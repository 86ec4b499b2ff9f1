"""What differs between two states of the data, and what somebody should look at because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from safetynet.check.case import texts_of
from safetynet.check.words import fingerprint
from safetynet.errors import Finding
from safetynet.load import OPEN_FIELDS, SERVICES, Path, dotted
from safetynet.model import Record
from safetynet.staff.changes import RecordChange, changes_between, field_changes
from safetynet.staff.review.other_files import FileChange, file_changes
from safetynet.staff.review.remarks import Remark, remarks_on
from safetynet.staff.review.reused import Reused, reused_ids
from safetynet.staff.review.sides import Side, Sides
from safetynet.staff.review.small import remarks_on_figures
from safetynet.text import fold


@dataclass(frozen=True)
class Stale:
    """An English text that was not changed with its Chinese."""

    record: str
    path: Path


@dataclass(frozen=True)
class Comparison:
    """All that a review tells, but reach; in no language yet."""

    changes: tuple[RecordChange, ...]
    """Records added, changed, closed and removed; those with a new id are not among them."""
    renamed: tuple[RecordChange, ...]
    """Records whose id changed: `id` is the new one."""
    unread: tuple[str, ...]
    """Ids of records that could not be read before or after, and whose text changed."""
    unread_new: frozenset[str]
    """Those of them that are not in the list before."""
    new_findings: tuple[Finding, ...]
    older_findings: int
    """Findings that were there before and still are."""
    remarks: tuple[Remark, ...]
    reused: Reused
    stale: tuple[Stale, ...]
    files: tuple[FileChange, ...]

    def of(self, sort: str) -> tuple[RecordChange, ...]:
        """The changes of one sort."""
        return tuple(change for change in self.changes if change.sort == sort)

    @property
    def touched(self) -> tuple[RecordChange, ...]:
        """All records that differ."""
        return (*self.changes, *self.renamed)


def compare(sides: Sides) -> Comparison:
    """Compares two states of the data."""
    before, after = sides.before, sides.after
    unread = before.unread | after.unread
    found = tuple(
        change
        for change in changes_between(before.records, after.records)
        if change.id not in unread
    )
    renamed = tuple(_renamed(found))
    ids = {one.id for one in renamed} | {one.before.id for one in renamed if one.before}
    changes = tuple(change for change in found if change.id not in ids)
    older, found_new = _parted(before.findings, after.findings)
    new = tuple(_withheld(one, sides) for one in found_new)
    return Comparison(
        changes=changes,
        renamed=renamed,
        unread=tuple(sorted(id_ for id_ in unread if _text(before, id_) != _text(after, id_))),
        unread_new=after.unread - set(before.loaded.files.ids),
        new_findings=new,
        older_findings=older,
        remarks=(
            *remarks_on(changes, renamed, _taken_down(after)),
            *remarks_on_figures(before.directory.network, after.directory.network),
        ),
        reused=reused_ids(sides, [*_added(changes), *_added(renamed, "changed")]),
        stale=tuple(_stale((*changes, *renamed), after, new)),
        files=file_changes(sides),
    )


def _withheld(finding: Finding, sides: Sides) -> Finding:
    """The finding, its values kept back where the record is or was confidential."""
    is_open = finding.field.partition(".")[0] in OPEN_FIELDS
    is_secret = finding.is_secret or (sides.is_secret(finding.record) and not is_open)
    return replace(finding, is_secret=is_secret)


def _added(changes: Iterable[RecordChange], sort: str = "added") -> Iterator[Record]:
    return (change.after for change in changes if change.sort == sort and change.after)


def _renamed(changes: Iterable[RecordChange]) -> Iterator[RecordChange]:
    """Pairs of one removed and one added with the same name in the same place."""
    gone = {_name_and_place(one.before): one.before for one in changes if _is(one, "removed")}
    for one in changes:
        before = gone.pop(_name_and_place(one.after), None) if _is(one, "added") else None
        if before and one.after:
            fields = field_changes(before, one.after)
            yield RecordChange(one.id, "changed", before, one.after, fields)


def _taken_down(after: Side) -> frozenset[str]:
    return frozenset(entry.id for entry in after.directory.suppressed if entry.id)


def _is(change: RecordChange, sort: str) -> bool:
    return change.sort == sort


def _name_and_place(record: Record | None) -> object:
    return record and (fold(record.name.zh), record.county, record.township)


def _text(side: Side, id_: str) -> str:
    """The text of a record in the file; "" where it has none, or the file is no plain list."""
    pieces = side.loaded.files.documents[SERVICES].pieces
    for item, own in enumerate(side.loaded.files.ids):
        if own == id_ and item < len(pieces):
            return pieces[item].text
    return ""


def _parted(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[int, tuple[Finding, ...]]:
    """How many findings of today were there before, and those that were not."""
    known = Counter(map(_mark, before))
    new = []
    older = 0
    for finding in after:
        mark = _mark(finding)
        if known[mark]:
            known[mark] -= 1
            older += 1
        else:
            new.append(finding)
    return older, tuple(new)


def _mark(finding: Finding) -> object:
    """What makes a finding the same in two states: not its line, nor its place in a list."""
    field = "".join(c for c in finding.field if not c.isdigit())
    return finding.place.file.name, finding.code, finding.record, field, repr(finding.value)


def _stale(
    changes: Iterable[RecordChange], after: Side, findings: Iterable[Finding]
) -> Iterator[Stale]:
    """Texts whose Chinese changed and whose English did not.

    Not those that were noted as right, nor those of which a finding tells.
    """
    told = {(one.record, one.field) for one in findings if one.code == "translation-stale"}
    for change in changes:
        old = dict(texts_of(change.before)) if change.before else {}
        new = dict(texts_of(change.after)) if change.after else {}
        for path in new:
            was, now = old.get(path), new[path]
            if was is None or was.zh == now.zh or was.en != now.en:
                continue
            noted = after.loaded.translated.get(f"{change.id}.{dotted(path)}")
            if noted != fingerprint(now) and (change.id, dotted((*path, "en"))) not in told:
                yield Stale(change.id, path)
