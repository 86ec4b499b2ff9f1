"""What each row would make of the figure that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from safetynet.directory import Directory
from safetynet.model import Indicator
from safetynet.staff.figures.columns import COLUMNS, NEEDED
from safetynet.staff.figures.reading import FigureReading, Slip, Values
from safetynet.staff.figures.words import CellWords, plain
from safetynet.staff.sheets.edits import is_delete
from safetynet.staff.sheets.reading import UnreadableError
from safetynet.staff.sheets.sheet import Row

KEY = ("county", "topic", "item", "part", "township", "basis", "period", "unit", "source")
"""What a figure is known by: no source may state two for the same."""
KEYS = tuple(key for key in NEEDED if key not in ("quote", "source"))
"""What every row has to say, also of a figure that is there."""
DEFAULTS: Mapping[str, str] = {
    name: plain(field.default)
    for name, field in Indicator.model_fields.items()
    if not field.is_required() and field.default is not None
}
"""What is not written, because it holds where nothing is."""
Identity = tuple[str, ...]


@dataclass(frozen=True)
class Planned:
    """What a row would write."""

    row: Row
    item: int | None
    """Position in data/indicators.yaml; None = a new figure."""
    figure: Indicator
    """As it would be."""
    edits: Values
    """What changes, or all that a new figure says."""


@dataclass(frozen=True)
class Unchanged:
    """A row that says what its figure says."""

    row: Row


@dataclass(frozen=True)
class Refused:
    """A row that cannot be taken, and why."""

    row: Row
    slips: tuple[Slip, ...]


Plan = Planned | Unchanged | Refused


@dataclass(frozen=True)
class Planner:
    """Plans rows against the figures that are there."""

    directory: Directory

    def plans(self, rows: Sequence[Row]) -> Iterator[Plan]:
        """A plan for each row. Of rows on one figure that differ none is taken, else the first."""
        read = [(row, *self._read(row)) for row in rows]
        same: dict[Identity, list[tuple[int, Values]]] = {}
        for row, values, slips in read:
            if not slips:
                same.setdefault(_identity(values), []).append((row.number, values))
        for row, values, slips in read:
            rivals = same.get(_identity(values), ())
            number = next((n for n, one in rivals if n < row.number or one != values), None)
            if slips:
                yield Refused(row, slips)
            elif number is None:
                yield self._plan(row, values)
            else:
                yield Refused(row, (Slip("figures.same_row", {"row": number}),))

    def _read(self, row: Row) -> tuple[Values, tuple[Slip, ...]]:
        """The values of a row; what is wrong with them, and what is missing."""
        ordered = {one.key: row.cells.get(one.key, "") for one in COLUMNS}
        values, slips = self._reading.values(ordered)
        missing = [key for key in KEYS if not ordered[key]]
        missing += [key for key in NEEDED if is_delete(ordered[key])]
        slips += tuple(Slip("figures.missing", {"column": key}) for key in missing)
        value, unit = values.get("value"), values.get("unit")
        if value and unit:
            try:
                values["value"] = self._reading.amount(value, unit)
            except UnreadableError as error:
                slips += (Slip(error.key, error.facts, "value", value),)
        return values, slips

    @cached_property
    def _reading(self) -> FigureReading:
        return FigureReading(CellWords(self.directory))

    @cached_property
    def _known(self) -> Mapping[Identity, int]:
        figures = self.directory.network.indicators
        return {_identity(written(one)): n for n, one in enumerate(figures)}

    def _plan(self, row: Row, values: Values) -> Plan:
        item = self._known.get(_identity(values))
        if item is None:
            return self._new(row, values)
        old = self.directory.network.indicators[item]
        had = written(old)
        edits = {key: one for key, one in values.items() if key not in KEY and had.get(key) != one}
        edits = {key: one for key, one in edits.items() if one != DEFAULTS.get(key) or key in had}
        if _is_number(edits.get("value"), old.value):  # 98 for 98.0: spreadsheets drop the zero
            del edits["value"]
        return self._checked(row, item, had | edits, edits) if edits else Unchanged(row)

    def _new(self, row: Row, values: Values) -> Plan:
        missing = [key for key in ("source", "quote") if not values.get(key)]
        if missing:
            return Refused(row, tuple(Slip("figures.missing", {"column": key}) for key in missing))
        said: Values = {
            k: one for k, one in values.items() if one is not None and one != DEFAULTS.get(k)
        }
        return self._checked(row, None, said, said)

    def _checked(self, row: Row, item: int | None, values: Values, edits: Values) -> Plan:
        if bool(values.get("note.zh")) != bool(values.get("note.en")):
            return Refused(row, (Slip("figures.note_in_both"),))
        try:
            figure = Indicator.model_validate(nested(values))
        except ValidationError as error:
            keys = dict.fromkeys(".".join(map(str, one["loc"])) for one in error.errors())
            return Refused(row, tuple(_not_so(key, row) for key in keys))
        return Planned(row, item, figure, edits)


def written(one: Indicator) -> Values:
    """The figure by column keys, as texts; what is not there or the default is left out."""
    values: Values = {}
    for column in COLUMNS:
        value: object = one
        for step in column.path:
            value = getattr(value, str(step), None)
        if value is not None and plain(value) != DEFAULTS.get(column.key):
            values[column.key] = plain(value)
    return values


def nested(values: Values) -> dict[str, object]:
    """Values by column key as the model has them: `note.zh` in a note."""
    found: dict[str, object] = {}
    for key, value in values.items():
        name, _, part = key.partition(".")
        if value is None:
            continue
        if part:
            inner = found.setdefault(name, {})
            assert isinstance(inner, dict)  # noqa: S101 - only notes have parts
            inner[part] = value
        else:
            found[name] = value
    return found


def _not_so(key: str, row: Row) -> Slip:
    """A cell that no rule above has caught, but the figure cannot have."""
    return Slip("figures.bad_cell", {}, key, row.cells.get(key, ""))


def _identity(values: Values) -> Identity:
    return tuple(values.get(key) or DEFAULTS.get(key, "") for key in KEY)


def _is_number(text: str | None, number: object) -> bool:
    try:
        return isinstance(number, (int, float)) and float(text or "") == number
    except ValueError:
        return False
