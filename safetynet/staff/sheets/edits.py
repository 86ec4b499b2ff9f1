"""What a row changes of a record, or says of a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeGuard

from safetynet.load import Path
from safetynet.model import Phone, Record, fields_of
from safetynet.staff.sheets.columns import ALL_PHONES, SOURCE, Column, column_of, rank
from safetynet.staff.sheets.reading import Reading, UnreadableError
from safetynet.staff.sheets.sheet import tidy
from safetynet.staff.sheets.words import Words
from safetynet.staff.sheets.written import Written, value_at
from safetynet.staff.writing import Plain
from safetynet.text import LOCALES, fold

DELETE = frozenset({"(刪除)", "(delete)", "[刪除]", "[delete]"})
"""What takes a value out, in any width; an empty cell leaves it."""


@dataclass(frozen=True)
class Edit:
    """One value to be set; None takes it out."""

    path: Path
    value: Plain | None


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken: a sentence, what fills it, and the cell."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    column: Column | None = None
    value: str = ""


@dataclass(frozen=True)
class Edits:
    """What a row changes, and what of it cannot be read."""

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]
    source: str = ""
    """Code of the source that the row names."""


@dataclass(frozen=True)
class Rows:
    """Reads rows against the records they are about."""

    words: Words
    saved: Callable[[str], str] = tidy
    """What the encoding of the file left of a text."""

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.words)

    @cached_property
    def _written(self) -> tuple[Written, ...]:
        return tuple(Written(self.words, locale) for locale in LOCALES)

    def edits(self, cells: Mapping[str, str], record: Record | None) -> Edits:
        """What the cells say that the record does not; all they say where there is none."""
        problems: list[Problem] = []
        read: dict[str, Plain | None] = {}
        for key, text in sorted(cells.items(), key=lambda cell: rank(cell[0])):
            column = column_of(key)
            if column is None or not text or self._is_unchanged(column, text, record):
                continue
            try:
                read[key] = None if is_delete(text) else self._reading.value(column, text)
            except UnreadableError as error:
                problems.append(Problem(error.key, error.facts, column, text))
        source = str(read.pop(SOURCE, None) or "")
        return Edits(tuple(_edits(read, record)), tuple(problems), source)

    def _is_unchanged(self, column: Column, text: str, record: Record | None) -> bool:
        """Whether a cell says what an export of the record says, in either language."""
        if record is None:
            return False
        cells = (written.cell(record, column) for written in self._written)
        return any(text in (cell := tidy(one), tidy(self.saved(cell))) for one in cells)


def is_delete(text: str) -> bool:
    """Whether a cell takes the value out."""
    return "".join(fold(text).split()) in DELETE


def _edits(read: Mapping[str, Plain | None], record: Record | None) -> Iterator[Edit]:
    """Values that are new; a number's parts together, what is left out last."""
    of_phones = {key: value for key, value in read.items() if key.startswith("phones")}
    rest = {key: value for key, value in read.items() if key not in of_phones}
    pairs = [(column, value) for key, value in rest.items() if (column := column_of(key))]
    changed = [Edit(c.path, value) for c, value in pairs if not _is_there(record, c, value)]
    changed = [Edit(e.path, None) if e.value == default_at(e.path) else e for e in changed]
    if of_phones:
        phones = phones_after(of_phones, record.phones if record else ())
        if phones != [plain_phone(one) for one in (record.phones if record else ())]:
            changed.append(Edit(("phones",), phones or None))
    yield from (edit for edit in changed if edit.value is not None)
    yield from (edit for edit in changed if edit.value is None and record is not None)


def _is_there(record: Record | None, column: Column, value: Plain | None) -> bool:
    if record is None:
        return False
    old = value_at(record, column)
    if value is None:
        return old is None or old in ("", ())
    if isinstance(old, tuple):
        return list(old) == value
    return old == value if isinstance(value, float) else str(old) == value


def default_at(path: Path) -> object:
    """The value that a field has where nothing is written; None where that is nothing."""
    if len(path) == 1 and isinstance(path[0], str):
        return Record.model_fields[path[0]].default
    return None


def plain_phone(phone: Phone) -> dict[str, Plain]:
    """A phone as it is written in services.yaml."""
    plain: dict[str, Plain] = {"number": phone.number}
    if phone.extension:
        plain["extension"] = phone.extension
    if phone.for_:
        plain["for"] = {"zh": phone.for_.zh, "en": phone.for_.en}
    return {**plain, "office_mobile": True} if phone.office_mobile else plain


def phones_after(
    read: Mapping[str, Plain | None], phones: Sequence[Phone]
) -> list[dict[str, Plain]]:
    """The phones of a record as cells change them; the others stay."""
    before = [plain_phone(one) for one in phones]
    if ALL_PHONES.key in read:
        return _all_phones(read[ALL_PHONES.key], before)
    after: dict[int, dict[str, Plain]] = dict(enumerate(before))
    gone: set[int] = set()
    for key, value in read.items():
        _, number, *part = key.split(".")
        n = int(number) - 1
        if not part and value is None:
            gone.add(n)
        elif not part and isinstance(value, Mapping):
            use = after.get(n, {}).get("for")
            after[n] = {**value, **({"for": use} if use else {})}
        elif part:
            after[n] = _with_use(after.get(n, {}), part[-1], value)
    return [_ordered(after[n]) for n in sorted(after) if n not in gone]


def _all_phones(value: Plain | None, before: Sequence[dict[str, Plain]]) -> list[dict[str, Plain]]:
    """All numbers at once; those that were there keep what they are for."""
    known = {(one["number"], one.get("extension")): one for one in before}
    found = [dict(one) for one in value if isinstance(one, Mapping)] if _is_list(value) else []
    return [known.get((one["number"], one.get("extension")), one) for one in found]


def _is_list(value: Plain | None) -> TypeGuard[Sequence[Plain]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _with_use(phone: dict[str, Plain], locale: str, value: Plain | None) -> dict[str, Plain]:
    use = phone.get("for")
    uses = {**use} if isinstance(use, Mapping) else {}
    if value is None:
        uses.pop(locale, None)
    else:
        uses[locale] = value
    return {**phone, "for": uses} if uses else {k: v for k, v in phone.items() if k != "for"}


_PHONE_ORDER = [field.alias or name for name, field in fields_of(Phone).items()]


def _ordered(phone: dict[str, Plain]) -> dict[str, Plain]:
    return {name: phone[name] for name in _PHONE_ORDER if name in phone}
