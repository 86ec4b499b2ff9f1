"""Bringing a table of figures into data/indicators.yaml; nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from safetynet.check.report import sentences
from safetynet.directory import Directory
from safetynet.errors import DataError, Finding
from safetynet.load import Loaded
from safetynet.load.network import INDICATORS
from safetynet.staff.figures.columns import COLUMNS, NEEDED, by_heading, head
from safetynet.staff.figures.outcome import Outcome, outcome_of
from safetynet.staff.figures.plan import Planned, Planner, Refused, Unchanged
from safetynet.staff.figures.reading import Slip
from safetynet.staff.sheets.columns import folded
from safetynet.staff.sheets.grid import read_grid
from safetynet.staff.sheets.rejected import Rejected, rejected_bytes
from safetynet.staff.sheets.sheet import HEAD, Sheet, sheet_of
from safetynet.staff.writing import RecordsText
from safetynet.text import LOCALES, Locale, LocalizedText


@dataclass(frozen=True)
class Brought:
    """What the file would make of the figures."""

    before: Directory
    outcome: Outcome
    unchanged: int
    """Rows that change nothing."""
    rejected: tuple[Rejected, ...]
    rejected_file: bytes
    ignored: tuple[str, ...] = ()
    """Headings that mean no column."""


def bring(loaded: Loaded, file: Path, today: dt.date, locale: Locale = "zh") -> Brought:
    """What a file changes.

    Raises `CallError` for a wrong call, `DataError` for what is no list of figures, which is told
    in the locale's words.
    """
    directory = loaded.whole
    text = RecordsText.read(loaded.files.documents[INDICATORS].file)
    sheet = _sheet(file, directory, locale)
    plans = list(Planner(directory).plans(sheet.rows))
    outcome = outcome_of(loaded, text, [p for p in plans if isinstance(p, Planned)], today)
    refused = [
        *(Rejected(p.row, _slips(p, directory)) for p in plans if isinstance(p, Refused)),
        *(Rejected(one.row, tuple(_told(f) for f in found)) for one, found in outcome.refused),
    ]
    refused.sort(key=lambda one: one.row.number)
    return Brought(
        directory,
        outcome,
        sum(isinstance(plan, Unchanged) for plan in plans),
        tuple(refused),
        rejected_bytes(sheet.grid, sheet.head, refused) if refused else b"",
        sheet.ignored,
    )


def _sheet(file: Path, directory: Directory, locale: Locale) -> Sheet:
    strings, headings = directory.strings, by_heading(directory.strings)
    grid = read_grid(file, lambda row: sum(folded(cell) in headings for cell in row))
    known = {
        headings[one].key for row in grid.rows[:HEAD] for one in map(folded, row) if one in headings
    }
    if "value" not in known:
        needed = (head(column, strings, locale) for column in COLUMNS if column.key in NEEDED)
        facts = {
            "file": file.as_posix(),
            "columns": strings.say("asked.joint", locale).join(needed),
        }
        key = "figures.no_heads" if any(map(any, grid.rows)) else "figures.empty_file"
        raise DataError(strings.say(key, locale, **facts))
    return sheet_of(grid, headings, needs=("value",))


def _slips(plan: Refused, directory: Directory) -> tuple[LocalizedText, ...]:
    return tuple(_in_both(slip, directory) for slip in plan.slips)


def _in_both(slip: Slip, directory: Directory) -> LocalizedText:
    zh, en = (_say(slip, directory, locale) for locale in LOCALES)
    return LocalizedText(zh=zh, en=en)


def _say(slip: Slip, directory: Directory, locale: Locale) -> str:
    heads: Mapping[str, object] = {one.key: head(one, directory.strings, locale) for one in COLUMNS}
    facts: dict[str, object] = {
        name: fact.in_(locale) if isinstance(fact, LocalizedText) else heads.get(str(fact), fact)
        for name, fact in slip.facts.items()
    }
    reason = directory.strings.say(slip.key, locale, **facts)
    if not slip.column:
        return reason
    told = {"head": heads[slip.column], "value": slip.cell, "reason": reason}
    return directory.strings.say("sheet.cell", locale, **told)


def _told(finding: Finding) -> LocalizedText:
    zh, en = (sentences(finding, one) for one in LOCALES)
    return LocalizedText(zh=zh, en=en)
