"""Ids that were given up and now belong to another place: old links would lead astray."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yaml import YAMLError

from safetynet.check.case import free_id
from safetynet.check.corrections import corrected
from safetynet.check.run import retired_ids
from safetynet.errors import CallError, Finding
from safetynet.geo import Geography, distance_m
from safetynet.load import SERVICES, Loaded
from safetynet.load.document import items_of
from safetynet.load.records import read_record
from safetynet.load.yaml12 import Reader, compose
from safetynet.model import Record
from safetynet.staff.git import Git, git_at
from safetynet.staff.review.sides import Side, Sides
from safetynet.text import fold

SAME_PLACE_M = 50.0
"""Points are no more exact than this."""
CODE = "retired-id"


@dataclass(frozen=True)
class Reused:
    """What history says of ids."""

    findings: tuple[Finding, ...]
    is_whole: bool
    """False in a shallow clone: older ids are not known here."""


def reused_ids(sides: Sides, new: Sequence[Record]) -> Reused:
    """Ids of records that are new, lost by the list some time before, and another place now."""
    git, before, after = sides.git, sides.before, sides.after
    found: tuple[Finding, ...] = ()
    if new and before.services:
        known = {finding.record for finding in after.findings if finding.code == CODE}
        records = [record for record in new if record.id not in known]
        reused = taken_again(
            git, before.commit, before.services, records, after.directory.geography
        )
        found = tuple(_finding(record, after) for record in reused)
    return Reused(found, not git.is_shallow)


def taken_again(
    git: Git, commit: str, path: str, records: Iterable[Record], geography: Geography
) -> Iterator[Record]:
    """Those of the records whose id another place had in the history of a file.

    A record that came back, with the same name or at the same place, is none of them, whatever
    became of it since.
    """
    by_id = {record.id: record for record in records}
    seen: set[str] = set()
    for gone in git.gone(commit, path) if by_id else ():
        if gone.id in by_id and gone.id not in seen:
            seen.add(gone.id)
            former = _item(git, gone.commit, gone.path, gone.id)
            back = _record(_item(git, gone.back, gone.back_path, gone.id), geography)
            states = [state for state in (by_id[gone.id], back) if state]
            if not any(_is_same(former, state, geography) for state in states):
                yield by_id[gone.id]


def reused_in_history(loaded: Loaded, data_dir: Path) -> frozenset[str]:
    """Ids of the records of a folder that another place had before.

    Raises `CallError` outside of git, and where the older history was not fetched.
    """
    git = git_at(data_dir)
    if git.is_shallow:
        msg = "only the newest history is here; fetch all of it: git fetch --unshallow"
        raise CallError(msg)
    if loaded.directory is None:
        return frozenset()
    records, geography = loaded.directory.records, loaded.directory.geography
    path = git.path_of(data_dir / SERVICES)
    found = taken_again(git, git.commit("HEAD"), path, records, geography)
    return frozenset(record.id for record in found)


def _finding(record: Record, after: Side) -> Finding:
    facts = {"free": free_id(record.id, {*after.loaded.files.ids, *retired_ids(after.folder)})}
    finding = Finding(CODE, after.place(record.id), record.id, "id", record.id, facts)
    return corrected(finding, after.loaded)


def _item(git: Git, commit: str, path: str, id_: str) -> str:
    """The text of a record as it stood in a commit; "" where it did not."""
    text = (git.read(commit, path) or b"").decode("utf-8-sig", errors="replace") if commit else ""
    own = re.compile(rf"^(?:-|[ ]) +id: *[\"']?{re.escape(id_)}\b(?!-)", re.MULTILINE)
    return next((piece.text for piece in items_of(text) if own.search(piece.text)), "")


def _record(text: str, geography: Geography) -> Record | None:
    """The record that a text is; None where today's program cannot read it."""
    try:
        node = compose(text)
    except YAMLError:
        return None
    values = Reader().read(node) if node else None
    return read_record(values[0], (0,), geography).record if isinstance(values, list) else None


def _is_same(former: str, record: Record, geography: Geography) -> bool:
    """Whether a record was this place before: by its name, or by address or point nearby."""
    was = _record(former, geography)
    if was and was.county != record.county:
        return False
    return fold(record.name.zh) in fold(former) or (was is not None and _is_same_place(was, record))


def _is_same_place(former: Record, record: Record) -> bool:
    if former.address and record.address and fold(former.address.zh) == fold(record.address.zh):
        return True
    one, other = former.point, record.point
    if one is None or other is None:
        return False
    return distance_m((one.lon, one.lat), (other.lon, other.lat)) <= SAME_PLACE_M
