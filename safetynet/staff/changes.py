"""What differs between two states of the records, field by field."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from safetynet.load import Path
from safetynet.model import Address, Record, Status, fields_of
from safetynet.text import LocalizedText

Sort = Literal["added", "changed", "closed", "removed"]
"""`closed`: its status became closed, whatever else changed; `removed`: it is gone."""


@dataclass(frozen=True)
class FieldChange:
    """One value of a record, before and after."""

    path: Path
    """The field, and of a text in two languages which of them: `("summary", "en")`."""
    old: object
    """A value of the model; None where there was none, and where only the default stood."""
    new: object


@dataclass(frozen=True)
class RecordChange:
    """One record, before and after."""

    id: str
    sort: Sort
    before: Record | None
    after: Record | None
    fields: tuple[FieldChange, ...]
    """In the order of the model; of an added or removed record all that it has."""


def changes_between(
    before: Mapping[str, Record], after: Mapping[str, Record]
) -> tuple[RecordChange, ...]:
    """Every record that differs, by id: those that were there in their order, then the new ones."""
    ids = dict.fromkeys((*before, *after))
    changes = (_change(id_, before.get(id_), after.get(id_)) for id_ in ids)
    return tuple(change for change in changes if change.fields)


def _change(id_: str, before: Record | None, after: Record | None) -> RecordChange:
    return RecordChange(id_, _sort(before, after), before, after, field_changes(before, after))


def _sort(before: Record | None, after: Record | None) -> Sort:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    is_closed = after.status is Status.CLOSED and before.status is not Status.CLOSED
    return "closed" if is_closed else "changed"


def field_changes(before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """The values that differ between two states of a record; None = it is not there."""
    old, new = dict(_values(before)), dict(_values(after))
    paths = sorted(dict.fromkeys((*old, *new)), key=_rank)
    return tuple(
        FieldChange(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path)
    )


_ORDER = {name: n for n, name in enumerate(Record.model_fields)}


def _rank(path: Path) -> int:
    return _ORDER[str(path[0])]


def _values(record: Record | None) -> Iterator[tuple[Path, object]]:
    """The values of a record that say something; texts by language."""
    if record is None:
        return
    for name, field in Record.model_fields.items():
        value = getattr(record, name)
        if value == field.default and name != "status":
            continue
        if isinstance(value, (LocalizedText, Address)):
            yield from (((name, part), getattr(value, part)) for part in _parts(value))
        else:
            yield (name,), value


def _parts(value: LocalizedText | Address) -> Iterator[str]:
    for name in fields_of(type(value)):
        if isinstance(getattr(value, name), enum.Enum) or getattr(value, name):
            yield name
