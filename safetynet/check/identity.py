"""Rules on who a record is: its id, what it belongs to, and whether it is there twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from safetynet.check.case import Case
from safetynet.load import SERVICES, Fault, nearest
from safetynet.model import Record
from safetynet.text import fold


def check_id_is_new(record: Record, case: Case) -> Iterator[Fault]:
    """An id is never used again: old links would lead to another place."""
    if record.id in case.retired:
        facts = {"free": case.free_id(record.id)}
        yield Fault("retired-id", ("id",), record.id, facts)


def check_ids_are_unique(case: Case) -> Iterator[tuple[str, Fault]]:
    """Two records with one id would have one page."""
    first: dict[str, int] = {}
    for item, record in case.by_item:
        if first.setdefault(record.id, item) != item:
            line, free = case.line_of(first[record.id]), case.free_id(record.id)
            facts = {"number": first[record.id] + 1, "line": line, "free": free}
            yield SERVICES, Fault("duplicate-id", (item, "id"), record.id, facts)


def check_whole_exists(record: Record, case: Case) -> Iterator[Fault]:
    """`part_of` names another record."""
    if record.part_of and record.part_of not in case.ids:
        near = nearest(record.part_of, case.ids)
        code = "misspelt-part-of" if near else "unknown-part-of"
        yield Fault(code, ("part_of",), record.part_of, {"near": near})


def check_whole_is_no_circle(record: Record, case: Case) -> Iterator[Fault]:
    """Following `part_of` ends somewhere."""
    seen, whole = {record.id}, record.part_of
    while whole and whole in case.directory.by_id and whole not in seen:
        seen.add(whole)
        whole = case.directory.by_id[whole].part_of
    if whole == record.id:
        yield Fault("part-of-circle", ("part_of",), record.part_of)


def check_record_is_there_once(case: Case) -> Iterator[tuple[str, Fault]]:
    """The same name, or the same kind and phone, in the same township is likely the same place."""
    first: dict[Hashable, Record] = {}
    for item, record in case.by_item:
        twins = [first.setdefault(mark, record) for mark in _marks(record)]
        twin = next((one for one in twins if one.id != record.id), None)
        if twin:
            facts = {"other": twin.id, "name": twin.name}
            yield SERVICES, Fault("duplicate-record", (item,), record.name.zh, facts)


def _marks(record: Record) -> Iterator[Hashable]:
    if record.township is None:
        return
    yield record.township, fold(record.name.zh)
    for phone in record.phones[:1]:
        yield record.township, record.kind, phone.number, phone.extension
