"""Which record a row is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.staff.sheets.columns import COUNTY, ID, NAME, TOWNSHIP
from safetynet.staff.sheets.damage import with_zero
from safetynet.staff.sheets.edits import Problem
from safetynet.text import fold
from safetynet.typed import narrow, phones_in

By = Literal["id", "name", "phone"]
How = Literal["id", "name", "phone", "new"]
BY: tuple[By, ...] = ("id", "name")
_NOT_COMPARED = re.compile(r"[\s()（）「」『』,，.。·・、\-–—_'’]")


@dataclass(frozen=True)
class Match:
    """The record of a row; None = it is a new one."""

    record: Record | None
    how: How


@dataclass
class Matcher:
    """Finds the records of rows, one row a record."""

    directory: Directory
    by: tuple[By, ...] = BY
    _given: dict[str, int] = field(default_factory=dict)
    """Id → row that was about it."""

    def match(self, cells: Mapping[str, str], row: int) -> Match | Problem:
        """The record that a row is about; a problem where it could be more than one."""
        for by in self.by:
            found = self._ways[by](cells)
            if len(found) > 1:
                ids = ", ".join(one.id for one in found)
                return Problem(f"sheet.two_by_{by}", {"ids": ids})
            if found:
                return self._once(Match(found[0], by), row)
        return Match(None, "new")

    def _once(self, match: Match, row: int) -> Match | Problem:
        id_ = match.record.id if match.record else ""
        first = self._given.setdefault(id_, row)
        if first != row:
            return Problem("sheet.same_record", {"row": first, "id": id_})
        if match.record and match.record.confidential:
            return Problem("sheet.is_confidential", {"id": id_})
        return match

    @cached_property
    def _ways(self) -> Mapping[By, Callable[[Mapping[str, str]], tuple[Record, ...]]]:
        return {"id": self._by_id, "name": self._by_name, "phone": self._by_phone}

    def _by_id(self, cells: Mapping[str, str]) -> tuple[Record, ...]:
        record = self.directory.by_id.get(id_in(cells))
        return (record,) if record else ()

    def _by_name(self, cells: Mapping[str, str]) -> tuple[Record, ...]:
        """Same name, and the same township where both say one, else the same county."""
        some = self._names.get(plain_name(cells.get(NAME, "")), ())
        return tuple(one for one in some if self._is_there(one, cells))

    def _by_phone(self, cells: Mapping[str, str]) -> tuple[Record, ...]:
        text = cells.get("phones.1") or cells.get("phones") or ""
        found = phones_in(with_zero(text) or text) or ()
        some = {
            one.id: one
            for phone in found
            for one in self._phones.get((phone["number"], phone.get("extension", "")), ())
            if self._is_there(one, cells)
        }
        return tuple(some.values())

    def _is_there(self, record: Record, cells: Mapping[str, str]) -> bool:
        geography = self.directory.geography
        township = geography.find_township(cells.get(TOWNSHIP, ""))
        county = geography.find_county(cells.get(COUNTY, ""))
        if township and record.township:
            return township.code == record.township
        place = county.code if county else township.county if township else record.county
        return place == record.county

    @cached_property
    def _names(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.directory.records:
            found.setdefault(plain_name(record.name.zh), []).append(record)
        return {name: some for name, some in found.items() if name}

    @cached_property
    def _phones(self) -> Mapping[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for record in self.directory.records:
            for phone in record.phones:
                found.setdefault((phone.number, phone.extension), []).append(record)
        return found


def id_in(cells: Mapping[str, str]) -> str:
    """The id that a row gives, "" for none."""
    return narrow(cells.get(ID, "")).strip().lower()


def plain_name(name: str) -> str:
    """A name as it is compared: any width and case, 台 as 臺, no spaces or brackets."""
    return _NOT_COMPARED.sub("", fold(name))
