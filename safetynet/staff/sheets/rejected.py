"""Rows that were not taken, in the format they came in, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetynet.check.catalogue import says, write
from safetynet.directory import Directory
from safetynet.errors import Finding
from safetynet.staff.field_words import FieldWords
from safetynet.staff.sheets.columns import column_of, label
from safetynet.staff.sheets.csv_file import csv_bytes
from safetynet.staff.sheets.edits import Problem
from safetynet.staff.sheets.geojson_file import geojson_bytes
from safetynet.staff.sheets.sheet import REASONS, Grid, Raw, Row
from safetynet.staff.sheets.xlsx_file import plain_book
from safetynet.text import LOCALES, Locale, LocalizedText


@dataclass(frozen=True)
class Rejected:
    """A row and why it was not taken, in both languages."""

    row: Row
    reasons: tuple[LocalizedText, ...]


@dataclass(frozen=True)
class Reasons:
    """Says what is wrong with rows."""

    directory: Directory

    def of_problem(self, problem: Problem) -> LocalizedText:
        """A cell that cannot be read, or a row that cannot be placed."""
        zh, en = (self._problem(problem, locale) for locale in LOCALES)
        return LocalizedText(zh=zh, en=en)

    def of_finding(self, finding: Finding) -> LocalizedText:
        """An error that the record would have, in the words of the rules."""
        zh, en = (self._finding(finding, locale) for locale in LOCALES)
        return LocalizedText(zh=zh, en=en)

    def _problem(self, problem: Problem, locale: Locale) -> str:
        facts = {name: self._fact(name, fact, locale) for name, fact in problem.facts.items()}
        reason = self.directory.strings.say(problem.key, locale, **facts)
        if problem.column is None:
            return reason
        head = label(problem.column, self.directory.strings, locale)
        value = problem.facts.get("entry", problem.value)
        return self._say("sheet.cell", locale, head=head, value=value, reason=reason)

    def _fact(self, name: str, fact: object, locale: Locale) -> object:
        column = column_of(str(fact)) if name == "column" else None
        if column:
            return label(column, self.directory.strings, locale)
        return fact.in_(locale) if isinstance(fact, LocalizedText) else fact

    def _finding(self, finding: Finding, locale: Locale) -> str:
        path = tuple(one.split("[")[0] for one in finding.field.split(".") if one)
        texts = self.directory.strings.texts
        known = tuple(one for one in path if f"field.{one}" in texts)
        told = f"{says(finding, locale)} {write(finding, locale)}".replace("。 ", "。")
        if not known:
            return told
        head = FieldWords(self.directory, locale).label(known)
        return self._say("sheet.finding", locale, head=head, reason=told)

    def _say(self, key: str, locale: Locale, **facts: object) -> str:
        return self.directory.strings.say(key, locale, **facts)


def rejected_bytes(grid: Grid, head: Sequence[Raw], rejected: Sequence[Rejected]) -> bytes:
    """The file of the rejected rows: the same columns, and the reason in both languages."""
    if grid.format == "geojson":
        return geojson_bytes((grid.features[one.row.number - 1], one.reasons) for one in rejected)
    places, width = _kept_places(head)
    rows = [[*_cells(row, places, width), *_heading(n, head)] for n, row in enumerate(head)]
    for one in rejected:
        cells = _cells(one.row.raw, places, width)
        reasons = (" ".join(text.in_(locale) for text in one.reasons) for locale in LOCALES)
        rows.append([*cells, *reasons])
    if grid.format == "xlsx":
        return plain_book(rows)
    return csv_bytes(rows, grid.encoding, grid.delimiter)


def _kept_places(head: Sequence[Raw]) -> tuple[Mapping[int, bool], int]:
    """Which columns stay: a file of rejected rows, mended, brings its old reasons along."""
    width = max(map(len, head))
    gone = {n for row in head for n, cell in enumerate(row) if cell in REASONS}
    return {n: n not in gone for n in range(width)}, width


def _cells(row: Raw, places: Mapping[int, bool], width: int) -> list[str]:
    padded = (*row, *[""] * (width - len(row)))
    return [cell for n, cell in enumerate(padded) if places.get(n, True)]


def _heading(n: int, head: Sequence[Raw]) -> Sequence[str]:
    """The names of the reasons stand in the last row of the heading."""
    return REASONS if n == len(head) - 1 else ("",) * len(REASONS)
