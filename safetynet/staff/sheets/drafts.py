"""A draft in YAML, such as the snippet that the form makes: records as rows of an import."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from safetynet.errors import Finding
from safetynet.load import SERVICES, Files, Loaded
from safetynet.load.document import Document, read_list
from safetynet.load.yaml12 import Value
from safetynet.staff.sheets.edits import Edit
from safetynet.staff.sheets.plan import Planned, Unchanged
from safetynet.staff.sheets.sheet import Row
from safetynet.staff.writing import Plain, RecordsText, record_text, with_value

_TRUE_OR_FALSE = {"true": True, "false": False}


def draft_plans(
    file: Path, loaded: Loaded, base: RecordsText
) -> tuple[list[Planned | Unchanged], list[tuple[Row, tuple[Finding, ...]]]]:
    """What each record of the draft would write, and those that cannot be read.

    One with the id of a record that is there gives only the fields that change. Raises
    `CallError` without the file.
    """
    document, values = read_list(file, lambda value, _: value)
    ids = tuple(_text(one, "id") for one in values)
    files = Files({SERVICES: document}, ids)
    findings: dict[int, list[Finding]] = {}
    for fault in document.faults:
        at = fault.path[0] if fault.path and isinstance(fault.path[0], int) else 0
        findings.setdefault(at, []).append(files.finding(SERVICES, fault))
    plans, bad = list[Planned | Unchanged](), list[tuple[Row, tuple[Finding, ...]]]()
    for n in range(max(len(values), len(document.pieces), min(len(findings), 1))):
        row = Row(n + 1, {}, (_piece(document, n),))
        value = values[n] if n < len(values) else None
        if n in findings or not isinstance(value, dict):
            bad.append((row, tuple(findings.get(n, ()))))
        else:
            plans.append(_plan(row, value, loaded, base))
    return plans, bad


def _plan(
    row: Row, value: dict[str, Value], loaded: Loaded, base: RecordsText
) -> Planned | Unchanged:
    id_ = _text(value, "id")
    directory = loaded.directory
    values = cast("dict[str, Plain]", {name: _plain(name, one) for name, one in value.items()})
    edits = tuple(Edit((name,), one) for name, one in values.items())
    if id_ not in loaded.files.ids or directory is None:
        text = row.raw[0].rstrip() + "\n" if row.raw[0].startswith("- ") else record_text(values)
        return Planned(row, id_, "new", None, text, edits, _county(value, loaded))
    item = loaded.files.ids.index(id_)
    old = text = base.items[item].text
    for edit in edits:
        text = with_value(text, edit.path, edit.value)
    if text == old:
        return Unchanged(row, id_, "id")
    return Planned(row, id_, "id", item, text, edits, "")


def _county(value: dict[str, Value], loaded: Loaded) -> str:
    directory = loaded.directory
    if directory is None:
        return ""
    township = directory.geography.find_township(_text(value, "township"))
    county = directory.geography.find_county(_text(value, "county"))
    return township.county if township else county.code if county else ""


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
