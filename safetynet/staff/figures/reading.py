"""From the cells of a row to the values of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from safetynet.errors import CallError
from safetynet.model import is_value
from safetynet.staff.asked import find_county
from safetynet.staff.figures.unknown import told_unknown
from safetynet.staff.figures.words import CellWords
from safetynet.staff.sheets import damage
from safetynet.staff.sheets.edits import is_delete
from safetynet.staff.sheets.reading import UnreadableError, alike
from safetynet.typed import amount_in, choice_in, month_or_day_in, period_in

Values = dict[str, str | None]
"""Column key → text as data/indicators.yaml has it; None takes the value out."""


@dataclass(frozen=True)
class Slip:
    """Why a cell, or a row, cannot be taken."""

    key: str
    """Sentence of data/strings.yaml."""
    facts: Mapping[str, object] = field(default_factory=dict)
    column: str = ""
    cell: str = ""


@dataclass(frozen=True)
class FigureReading:
    """Reads rows: codes or their words, and what people type."""

    words: CellWords

    def values(self, cells: Mapping[str, str]) -> tuple[Values, tuple[Slip, ...]]:
        """What the filled cells say, and what cannot be read. Empty cells say nothing."""
        values: Values = {}
        slips: list[Slip] = []
        for key, cell in cells.items():
            if not cell:
                continue
            if is_delete(cell):
                values[key] = None
                continue
            try:
                values[key] = self._value(key, cell, values)
            except UnreadableError as error:
                slips.append(Slip(error.key, error.facts, key, cell))
        return values, tuple(slips)

    def _value(self, key: str, cell: str, read: Values) -> str:
        if damage.is_error(cell):
            raise UnreadableError(key="sheet.bad_error")
        way = self._ways.get(key)
        if way:
            return way(cell, read)
        if key in ("quote", "note.zh", "note.en"):
            return cell
        return self._choice(key, cell, read)

    @cached_property
    def _ways(self) -> Mapping[str, Callable[[str, Values], str]]:
        return {
            "period": lambda cell, _: _period(cell),
            "value": lambda cell, _: cell,  # what it may be depends on the unit: see `amount`
            "township": lambda cell, _: self._township(cell),
        }

    def _choice(self, key: str, cell: str, read: Values) -> str:
        topic = read.get("topic") or ""
        labels = self.words.labels(key, topic)
        code = cell.rpartition("|")[2].strip()
        found = code if code in labels else choice_in(cell, labels)
        if found is None and key == "county":
            return self._county(cell)
        if found is None:
            raise told_unknown(self.words, key, cell, topic)
        return found

    def _county(self, cell: str) -> str:
        try:
            return find_county(self.words.directory, cell).slug
        except CallError as error:
            known = alike(cell, self.words.labels("county"))
            raise UnreadableError(key="sheet.bad_county", known=known) from error

    def _township(self, cell: str) -> str:
        places = self.words.directory.geography
        for text in (cell.rpartition("|")[2].strip(), damage.with_code_zero(cell), cell):
            found = places.find_township(text or "")
            if found:
                return found.code
        raise UnreadableError(key="sheet.bad_township")

    def amount(self, cell: str, unit: str) -> str:
        """The value of a cell, given the unit. Raises `UnreadableError`."""
        sort = self.words.directory.network.terms.units[unit].sort
        if sort == "date":
            return _found(damage.day_of_serial(cell) or month_or_day_in(cell), "figures.bad_date")
        if damage.is_exponent(cell):
            raise UnreadableError(key="sheet.bad_exponent")
        read = amount_in(damage.without_mark(cell))
        if read is None:
            raise UnreadableError(key="figures.bad_value")
        if read.is_percent and sort != "share":
            raise UnreadableError(key="figures.bad_percent")
        if not is_value(read.text):
            raise UnreadableError(key="figures.bad_digits")
        return read.text


def _period(cell: str) -> str:
    found = damage.month_of_word(cell) or period_in(damage.without_mark(cell))
    return _found(found, "figures.bad_period")


def _found(text: str | None, key: str) -> str:
    if text is None:
        raise UnreadableError(key=key)
    return text
