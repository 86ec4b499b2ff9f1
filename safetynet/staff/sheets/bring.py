"""Bringing a file into the records: read, match, plan, check; nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from safetynet.check.case import texts_of
from safetynet.check.translated import note_texts
from safetynet.check.words import fingerprint
from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.load import SERVICES, Loaded, dotted, nearest
from safetynet.staff.changes import RecordChange, changes_between
from safetynet.staff.sheets.base import Base
from safetynet.staff.sheets.columns import by_heading, folded
from safetynet.staff.sheets.csv_file import BIG5, as_big5
from safetynet.staff.sheets.drafts import draft_plans
from safetynet.staff.sheets.edits import Rows
from safetynet.staff.sheets.geojson_file import read_geojson
from safetynet.staff.sheets.grid import read_grid
from safetynet.staff.sheets.mapping import Mapped, read_mapped
from safetynet.staff.sheets.match import BY, Matcher
from safetynet.staff.sheets.outcome import Outcome, outcome_of
from safetynet.staff.sheets.plan import Fixed, Planned, Planner, Refused, Unchanged
from safetynet.staff.sheets.rejected import Reasons, Rejected, rejected_bytes
from safetynet.staff.sheets.sheet import Grid, Raw, Row, Sheet, sheet_of, tidy
from safetynet.staff.sheets.words import Words
from safetynet.staff.writing import RecordsText
from safetynet.text import Locale

DRAFTS = (".yaml", ".yml")
POINTS = (".geojson", ".json")


@dataclass(frozen=True)
class Call:
    """What somebody asks to be brought in."""

    file: Path
    locale: Locale
    today: dt.date
    mapping: Path | None = None
    source: str = ""
    """Code of the source of all rows that name none."""


@dataclass(frozen=True)
class Brought:
    """What the file would make of the records."""

    before: Directory
    outcome: Outcome
    unchanged: tuple[Unchanged, ...]
    rejected: tuple[Rejected, ...]
    """In the order of the file."""
    rejected_file: bytes
    ignored: tuple[str, ...] = ()
    """Headings that mean no column."""
    changes: tuple[RecordChange, ...] = field(default=())

    @property
    def after(self) -> Directory:
        """The directory as it would be."""
        return self.outcome.loaded.whole

    def write(self) -> None:
        """Writes the records, and notes the English that came with its Chinese as made from it.

        Raises `CallError` when they cannot be written or their file has changed meanwhile.
        """
        text = self.outcome.text
        text.write()
        note_texts(text.file.parent, dict(self._translated()))

    def _translated(self) -> Iterator[tuple[str, str]]:
        """`id.field` and fingerprint of every text that is new in both languages."""
        for change in self.changes:
            old = dict(texts_of(change.before)) if change.before else {}
            for path, text in texts_of(change.after) if change.after else ():
                was = old.get(path)
                if was is None or (was.zh != text.zh and was.en != text.en):
                    yield f"{change.id}.{dotted(path)}", fingerprint(text)


def bring(loaded: Loaded, call: Call) -> Brought:
    """What a file changes. Raises `CallError` for a wrong call, `DataError` for what is no list."""
    base = Base(loaded, RecordsText.read(loaded.files.documents[SERVICES].file))
    way = _draft if call.file.suffix.lower() in DRAFTS else _rows
    return way(base, call)


def _draft(base: Base, call: Call) -> Brought:
    plans, refused = draft_plans(call.file, base)
    return _brought(base, plans, refused, call, _draft_bytes)


def _draft_bytes(rejected: Sequence[Rejected]) -> bytes:
    """The records of the draft that were rejected, their reasons above them as comments."""
    parts = []
    for one in rejected:
        lines = (line for text in one.reasons for line in f"{text.zh}\n{text.en}".splitlines())
        told = (f"# {line}\n" for line in lines)
        parts.append("".join(told) + one.row.raw[0].rstrip() + "\n")
    return "\n".join(parts).encode()


def _rows(base: Base, call: Call) -> Brought:
    mapped = read_mapped(call.mapping, base.directory, call.locale) if call.mapping else None
    sheet = _sheet(call, mapped, base.directory)
    planner = _planner(base, mapped, call)
    if sheet.grid.encoding == BIG5:
        planner = replace(planner, rows=replace(planner.rows, saved=as_big5))
    reasons = Reasons(base.directory)
    plans, refused = list[Planned | Unchanged](), list[Rejected]()
    for row in _translated(sheet.rows, mapped):
        plan = planner.plan(row)
        if isinstance(plan, Refused):
            refused.append(Rejected(row, tuple(map(reasons.of_problem, plan.problems))))
        else:
            plans.append(plan)
    to_bytes = partial(rejected_bytes, sheet.grid, sheet.head)
    return replace(_brought(base, plans, refused, call, to_bytes), ignored=sheet.ignored)


def _planner(base: Base, mapped: Mapped | None, call: Call) -> Planner:
    directory = base.directory
    if call.source and call.source not in directory.sources:
        near = nearest(call.source, directory.sources)
        msg = f"data/sources.yaml has no {call.source!r}" + (
            f"; did you mean {near}?" if near else ""
        )
        raise CallError(msg)
    fixed = mapped.fixed if mapped else Fixed()
    return Planner(
        base,
        Rows(Words(directory)),
        Matcher(directory, mapped.match if mapped else BY),
        replace(fixed, source=call.source),
    )


def _sheet(call: Call, mapped: Mapped | None, directory: Directory) -> Sheet:
    own = by_heading(directory.strings)
    headings = {**own, **mapped.headings} if mapped else own
    grid = _grid(call.file, lambda row: sum(folded(cell) in headings for cell in row), mapped)
    if mapped is None:
        return sheet_of(grid, headings)
    there = {folded(cell) for row in grid.rows[:10] for cell in row}
    missing = [heading for heading in mapped.named if folded(heading) not in there]
    if missing:
        msg = f"{call.file.as_posix()} has no column {', '.join(missing)} (see {call.mapping})"
        raise CallError(msg)
    points = {key: own[key] for key in ("point.lon", "point.lat") if grid.features}
    return sheet_of(grid, {**points, **mapped.headings}, joins=True)


def _grid(file: Path, score: Callable[[Raw], int], mapped: Mapped | None) -> Grid:
    if file.suffix.lower() in POINTS:
        return read_geojson(file)
    if mapped:
        return read_grid(file, score, mapped.sheet, mapped.encoding, mapped.delimiter)
    return read_grid(file, score)


def _translated(rows: Sequence[Row], mapped: Mapped | None) -> Sequence[Row]:
    """The rows with the words of the list as the mapping file says what they mean."""
    if mapped is None or not mapped.values:
        return rows
    values = {
        key: {tidy(word): to for word, to in some.items()} for key, some in mapped.values.items()
    }

    def cells(row: Row) -> Mapping[str, str]:
        return {key: values.get(key, {}).get(text, text) for key, text in row.cells.items()}

    return [replace(row, cells=cells(row)) for row in rows]


def _brought(
    base: Base,
    plans: Sequence[Planned | Unchanged],
    refused: Sequence[Rejected],
    call: Call,
    to_bytes: Callable[[Sequence[Rejected]], bytes],
) -> Brought:
    planned = [one for one in plans if isinstance(one, Planned)]
    outcome = outcome_of(base, planned, call.today)
    tell = Reasons(base.directory).of_finding
    by_rules = [Rejected(one.row, tuple(map(tell, findings))) for one, findings in outcome.refused]
    rejected = sorted([*refused, *by_rules], key=lambda one: one.row.number)
    return Brought(
        base.directory,
        outcome,
        tuple(one for one in plans if isinstance(one, Unchanged)),
        tuple(rejected),
        to_bytes(rejected) if rejected else b"",
        changes=changes_between(base.directory.by_id, outcome.loaded.whole.by_id),
    )
