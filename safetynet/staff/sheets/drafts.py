"""A draft in YAML, such as the snippet that the form makes: records as rows of an import."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from safetynet.errors import Finding
from safetynet.load import SERVICES, Files
from safetynet.load.document import Document, read_list
from safetynet.load.yaml12 import Value
from safetynet.staff.sheets.base import Base
from safetynet.staff.sheets.edits import Edit, Problem
from safetynet.staff.sheets.plan import Planned, Unchanged
from safetynet.staff.sheets.rejected import Reasons, Rejected
from safetynet.staff.sheets.sheet import Row
from safetynet.staff.writing import Plain, end_of_record, record_text, with_value

_TRUE_OR_FALSE = {"true": True, "false": False}
_COMMENT = re.compile(r"^# ?(.*)$", re.MULTILINE)


def draft_plans(file: Path, base: Base) -> tuple[list[Planned | Unchanged], list[Rejected]]:
    """What each record of the draft would write, and those that cannot be taken.

    One with the id of a record that is there gives only the fields that change. Comments below
    a record are not its own. Raises `CallError` without the file.
    """
    document, values = read_list(file, lambda value, _: value)
    faulty = _faulty(document, values)
    comments = "\n".join(_COMMENT.findall("".join(piece.text for piece in document.pieces)))
    drafts = _Drafts(base, comments)
    reasons, plans, refused = Reasons(base.directory), list[Planned | Unchanged](), list[Rejected]()
    for n in range(max(len(values), len(document.pieces), min(len(faulty), 1))):
        row = Row(n + 1, {}, (_piece(document, n),))
        value = values[n] if n < len(values) else None
        if n in faulty or not isinstance(value, dict):
            refused.append(Rejected(row, tuple(map(reasons.of_finding, faulty.get(n, ())))))
        elif problems := tuple(drafts.problems(row, value)):
            refused.append(Rejected(row, tuple(map(reasons.of_problem, problems))))
        else:
            plans.append(drafts.plan(row, value))
    return plans, refused


def _faulty(document: Document, values: Sequence[Value]) -> dict[int, list[Finding]]:
    """Place of a record → what is wrong with its text."""
    files = Files({SERVICES: document}, tuple(_text(one, "id") for one in values))
    findings: dict[int, list[Finding]] = {}
    for fault in document.faults:
        at = fault.path[0] if fault.path and isinstance(fault.path[0], int) else 0
        findings.setdefault(at, []).append(files.finding(SERVICES, fault))
    return findings


@dataclass
class _Drafts:
    """The records of one draft."""

    base: Base
    comments: str
    """All its comments: the form puts the lines of new sources there."""
    given: dict[str, int] = field(default_factory=dict)
    """Id → row that was about it."""

    def problems(self, row: Row, value: dict[str, Value]) -> Iterator[Problem]:
        """Why a record of the draft cannot be taken, apart from the rules."""
        id_ = _text(value, "id")
        first = self.given.setdefault(id_, row.number)
        record = self.base.directory.by_id.get(id_)
        if first != row.number and id_:
            yield Problem("sheet.same_record", {"row": first, "id": id_})
        if record and record.confidential:
            yield Problem("sheet.is_confidential", {"id": id_})
        sources = value.get("sources")
        named = (_text(one, "source") for one in sources) if isinstance(sources, list) else ()
        for code in dict.fromkeys(named):
            if code and code not in self.base.directory.sources:
                yield Problem("sheet.draft_source", {"code": code, "lines": self._lines_of(code)})

    def _lines_of(self, code: str) -> str:
        """The lines of a new source, as the draft's comments have them; else what they need."""
        found = re.search(rf"^{re.escape(code)}:.*(?:\n[ ]+.*)*", self.comments, re.MULTILINE)
        return found.group() if found else f"{code}:\n  title: {{zh: …, en: …}}"

    def plan(self, row: Row, value: dict[str, Value]) -> Planned | Unchanged:
        """What a record of the draft would write."""
        id_ = _text(value, "id")
        values = cast("dict[str, Plain]", {name: _plain(name, one) for name, one in value.items()})
        edits = tuple(Edit((name,), one) for name, one in values.items())
        item = self.base.items.get(id_) if id_ else None
        if item is None:
            text = _own_text(row.raw[0]) or record_text(values)
            return Planned(row, id_, "new", None, text, edits, self._county(value))
        old = text = self.base.text.items[item].text
        for edit in edits:
            text = with_value(text, edit.path, edit.value)
        if text == old:
            return Unchanged(row, id_, "id")
        return Planned(row, id_, "id", item, text, edits, "")

    def _county(self, value: dict[str, Value]) -> str:
        geography = self.base.directory.geography
        township = geography.find_township(_text(value, "township"))
        county = geography.find_county(_text(value, "county"))
        return township.county if township else county.code if county else ""


def _own_text(piece: str) -> str:
    """A record as its author wrote it, without what stands below it; "" for no such text."""
    return piece[: end_of_record(piece)].rstrip() + "\n" if piece.startswith("- ") else ""


def _plain(name: str, value: Value) -> object:
    """A value as it is written: numbers and yes or no without quotes."""
    if isinstance(value, dict):
        return {inner: _plain(inner, one) for inner, one in value.items()}
    if isinstance(value, list):
        return [_plain(name, one) for one in value]
    if name in ("confidential", "office_mobile"):
        return _TRUE_OR_FALSE.get(str(value), value)
    if name in ("lon", "lat"):
        try:
            return float(str(value))
        except ValueError:
            return value
    return value


def _text(value: Value, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _piece(document: Document, n: int) -> str:
    pieces = document.pieces
    return pieces[n].text if n < len(pieces) else ""
