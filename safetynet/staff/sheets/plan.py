"""From rows to records: what each row would make of the record that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from safetynet.directory import Directory
from safetynet.load.yaml12 import Reader, compose
from safetynet.model import CITABLE, Record
from safetynet.staff.ids import propose_id
from safetynet.staff.sheets.base import Base
from safetynet.staff.sheets.columns import COUNTY, ID, LAT, LON, NAME_EN, TOWNSHIP
from safetynet.staff.sheets.edits import Edit, Edits, Problem, Rows
from safetynet.staff.sheets.match import How, Match, Matcher, id_in
from safetynet.staff.sheets.place import Place, place_of
from safetynet.staff.sheets.sheet import Row
from safetynet.staff.writing import Plain, record_text, with_value

PRECISION, DATE = "point.precision", "verified.date"
_NEEDED = ("kind", "name.zh", "name.en", "verified.how")
"""Columns that a new record cannot do without."""
Citation = Mapping[str, Plain]


@dataclass(frozen=True)
class Planned:
    """What a row would write."""

    row: Row
    id: str
    how: How
    item: int | None
    """Position in services.yaml; None = a new record."""
    text: str
    """The record's text as it would be."""
    edits: tuple[Edit, ...]
    county: str
    """Code; a new record goes to those of its county."""


@dataclass(frozen=True)
class Refused:
    """A row that cannot be taken, and why."""

    row: Row
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Unchanged:
    """A row that says what its record says."""

    row: Row
    id: str
    how: How


@dataclass(frozen=True)
class Fixed:
    """What holds for all rows, from a mapping file and from the command."""

    cells: Mapping[str, str] = field(default_factory=dict)
    """Column key → text for new records; what is verified also holds for changed ones."""
    citations: tuple[Citation, ...] = ()
    source: str = ""
    """Code of the source of all rows that name none."""


@dataclass(frozen=True)
class Planner:
    """Plans rows one after another."""

    base: Base
    rows: Rows
    matcher: Matcher
    fixed: Fixed = Fixed()

    @property
    def directory(self) -> Directory:
        """The records as they are."""
        return self.base.directory

    def plan(self, row: Row) -> Planned | Unchanged | Refused:
        """What a row means for its record."""
        geography = self.directory.geography
        place = place_of(row.cells, geography)
        found = place if isinstance(place, Place) else Place("", "")
        match = self.matcher.match({**row.cells, **self._named(found)}, row.number)
        if isinstance(match, Problem):
            return Refused(row, (match,))
        if match.record:
            return self._changed(row, match, match.record)
        if isinstance(place, Problem):
            return Refused(row, (place,))
        return self._new(row, place)

    def _named(self, place: Place) -> Mapping[str, str]:
        """The place as cells; nothing where it is not known."""
        pairs = {COUNTY: place.county, TOWNSHIP: place.township}
        return {key: code for key, code in pairs.items() if code}

    def _changed(self, row: Row, match: Match, record: Record) -> Planned | Unchanged | Refused:
        read = self.rows.edits({k: v for k, v in row.cells.items() if k != ID}, record)
        if not read.edits and not read.problems:
            return Unchanged(row, record.id, match.how)
        read = self._with_fixed(read, record)
        problems = (*read.problems, *self._too_old(record))
        if problems:
            return Refused(row, problems)
        edits = (*read.edits, *self._county(read.edits, record), *self._cited(read, record))
        item = self.base.items[record.id]
        text = self.base.text.items[item].text
        for edit in edits:
            text = with_value(text, edit.path, self._as_spelled(text, edit))
        return Planned(row, record.id, match.how, item, text, edits, record.county)

    def _as_spelled(self, text: str, edit: Edit) -> Plain | None:
        """The value; townships that stay are spelled as their author did."""
        if edit.path != ("serves",) or not isinstance(edit.value, list):
            return edit.value
        node = compose(text)
        values = Reader().read(node.value[0]) if node else None
        old = values.get("serves") if isinstance(values, dict) else None
        names = [str(one) for one in old] if isinstance(old, list) else []
        find = self.directory.geography.find_township
        spelled = {township.code: name for name in names if (township := find(name))}
        codes = map(str, edit.value)
        return [spelled.get(code, code) for code in codes]

    def _with_fixed(self, read: Edits, record: Record) -> Edits:
        """With the day and way of the list, and how exact its points are, if the row has some."""
        given = {edit.path for edit in read.edits}
        is_moved = bool(given & {("point", "lon"), ("point", "lat")})
        cells = {
            key: text
            for key, text in self.fixed.cells.items()
            if tuple(key.split(".")) not in given
            and (key.startswith("verified.") or (key == PRECISION and is_moved))
        }
        more = self.rows.edits(cells, record)
        return replace(
            read, edits=(*read.edits, *more.edits), problems=(*read.problems, *more.problems)
        )

    def _too_old(self, record: Record) -> Iterator[Problem]:
        """A list from before the day on which the record was verified would undo what is newer."""
        listed = self.fixed.cells.get(DATE, "")
        known = record.verified.date.isoformat() if record.verified.date else ""
        if listed and known > listed:
            yield Problem("sheet.older", {"listed": listed, "known": known})

    def _county(self, edits: Sequence[Edit], record: Record) -> Iterator[Edit]:
        """The county of another township, where the row does not name it."""
        new = {edit.path: edit.value for edit in edits}
        code = new.get(("township",))
        if isinstance(code, str) and ("county",) not in new:
            county = self.directory.geography.county_of(code).code
            if county != record.county:
                yield Edit(("county",), county)

    def _cited(self, read: Edits, record: Record) -> Iterator[Edit]:
        """The sources that the row or the list names, for what changed."""
        fields = [name for name in _fields(read.edits) if name in CITABLE]
        source = read.source or self.fixed.source
        named: list[Citation] = [{"source": source}] if source else []
        wanted = [*named, *(() if named else self.fixed.citations)]
        added = 0
        for citation in wanted if fields else ():
            code = citation["source"]
            known = [n for n, one in enumerate(record.sources) if one.source == code]
            covered = {name for n in known for name in record.sources[n].fields}
            missing = [name for name in fields if name not in covered]
            bare = next((n for n in known if not record.sources[n].quote), None)
            if missing and bare is not None:
                yield Edit(("sources", bare, "fields"), [*record.sources[bare].fields, *missing])
            elif missing:
                at = ("sources", len(record.sources) + added)
                yield Edit(at, {**citation, "fields": missing})
                added += 1

    def _new(self, row: Row, place: Place) -> Planned | Refused:
        cells = {**self.fixed.cells, **{key: text for key, text in row.cells.items() if text}}
        if LON not in cells or LAT not in cells:
            cells.pop(PRECISION, None)
        read = self.rows.edits({k: v for k, v in cells.items() if k != ID}, None)
        problems = (*read.problems, *self._missing(read, place))
        if problems:
            return Refused(row, problems)
        values = _nested(read.edits)
        values = {**values, **self._named(place)}
        county = self.directory.geography.county(place.county)
        name, kind = cells.get(NAME_EN, ""), str(values["kind"])
        id_ = id_in(row.cells) or propose_id(county.slug, name, kind, self.base.taken)
        values = {"id": id_, **values, "sources": self._sources(read, values)}
        self.base.taken.now.add(id_)
        return Planned(row, id_, "new", None, record_text(values), read.edits, place.county)

    def _missing(self, read: Edits, place: Place) -> Iterator[Problem]:
        """What a new record cannot do without, said in the words of the sheet."""
        told = {problem.column.path for problem in read.problems if problem.column}
        given = told | {edit.path for edit in read.edits}
        for key in _NEEDED:
            if tuple(key.split(".")) not in given:
                yield Problem("sheet.missing", {"column": key})
        if not place.county:
            yield Problem("sheet.missing_place")
        if not (read.source or self.fixed.source or self.fixed.citations):
            yield Problem("sheet.missing_source")

    def _sources(self, read: Edits, values: Mapping[str, Plain]) -> list[Plain]:
        source = read.source or self.fixed.source
        fields = [name for name in CITABLE if name in values]
        if source or not self.fixed.citations:
            return [{"source": source, "fields": fields}]
        return [{**one, "fields": one.get("fields") or fields} for one in self.fixed.citations]


def _fields(edits: Sequence[Edit]) -> tuple[str, ...]:
    """The fields that get a value, each once."""
    return tuple(dict.fromkeys(str(edit.path[0]) for edit in edits if edit.value is not None))


def _nested(edits: Sequence[Edit]) -> dict[str, Plain]:
    """Values by path → a record's values."""
    values: dict[str, Plain] = {}
    for edit in edits:
        inner: dict[str, Plain] = values
        for step in edit.path[:-1]:
            below = inner.setdefault(str(step), {})
            assert isinstance(below, dict)  # noqa: S101 - paths of columns never meet a text
            inner = below
        if edit.value is not None:
            inner[str(edit.path[-1])] = edit.value
    return values
