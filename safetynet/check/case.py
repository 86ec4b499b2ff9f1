"""What a rule is given: the directory, the day, and what was read beside it."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
import typing
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias, cast

from safetynet.check.loose_names import LooseNames, is_telling
from safetynet.check.place_names import id_pattern, place_pattern
from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.load import SERVICES, Fault, Files, Path
from safetynet.model import Record, fields_of
from safetynet.text import LocalizedText

SHORTEST_NAME = 6
"""Characters of a name that can be only one place's: 庇護所 is a word."""


@dataclass(frozen=True)
class Case:
    """All that the rules look at."""

    directory: Directory
    files: Files
    items: tuple[int, ...]
    """Position in services.yaml (from 0) of each record of the directory."""
    ids: frozenset[str]
    """Ids in services.yaml, also of records that are left out because of their faults."""
    today: dt.date
    retired: frozenset[str] = frozenset()
    """Ids that records had which are gone; no other record may take them."""
    translated: Mapping[str, str] = field(default_factory=dict)
    """`id.field` → fingerprint of the Chinese that its English was made from."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Code of a source → text of its document, where that is at hand."""

    _texts: dict[str, tuple[tuple[Path, LocalizedText], ...]] = field(default_factory=dict)
    _strings: dict[int, tuple[tuple[Path, str], ...]] = field(default_factory=dict)

    def texts(self, record: Record) -> tuple[tuple[Path, LocalizedText], ...]:
        """Every text of a record with its path; several rules ask for them one after another."""
        if record.id not in self._texts:
            self._texts.clear()
            self._texts[record.id] = tuple(texts_of(record))
        return self._texts[record.id]

    def strings(self, record: Record) -> tuple[tuple[Path, str], ...]:
        """Every string of a record with its path, kept as `texts` are.

        Not by its id, which another record may have by mistake: one of them may be confidential.
        """
        if id(record) not in self._strings:
            self._strings.clear()
            self._strings[id(record)] = tuple(strings_of(record))
        return self._strings[id(record)]

    @cached_property
    def by_item(self) -> tuple[tuple[int, Record], ...]:
        """Position in services.yaml and record, for all records."""
        return tuple(zip(self.items, self.directory.records, strict=True))

    def line_of(self, item: int, name: str = SERVICES) -> int:
        """Line of a file that is a list on which an item begins."""
        return self.files.finding(name, Fault("", (item,))).place.line

    def free_id(self, id_: str) -> str:
        """The first id with a number behind it that no record has or had."""
        return free_id(id_, self.ids | self.retired)

    @cached_property
    def counties(self) -> Mapping[str, County]:
        """Slug → county."""
        return {county.slug: county for county in self.directory.geography.counties}

    @cached_property
    def hotline_numbers(self) -> frozenset[str]:
        """Numbers of hotlines.yaml."""
        return frozenset(hotline.number for hotline in self.directory.hotlines)

    @cached_property
    def place_pattern(self) -> re.Pattern[str]:
        """Matches the name of any township or village."""
        return place_pattern(self.directory.geography)

    @cached_property
    def id_pattern(self) -> re.Pattern[str]:
        """Matches the name of any township or village in an id."""
        return id_pattern(self.directory.geography)

    @cached_property
    def secret_ids(self) -> frozenset[str]:
        """Ids of the confidential records."""
        return frozenset(record.id for record in self.directory.records if record.confidential)

    @cached_property
    def secret_names(self) -> frozenset[str]:
        """Names of common words by which a confidential record is called; not the shortest."""
        names = _names(record for record in self.directory.records if record.confidential)
        return frozenset(
            name for name in names if len(name) >= SHORTEST_NAME and not is_telling(name)
        )

    @cached_property
    def loose_secret_names(self) -> LooseNames:
        """Names of confidential records, found in any spelling."""
        return LooseNames.of(_names(r for r in self.directory.records if r.confidential))

    @cached_property
    def placed_names(self) -> LooseNames:
        """Names of the records with a place, found in any spelling."""
        return LooseNames.of(
            _names(r for r in self.directory.records if r.township or r.address or r.point)
        )

    @cached_property
    def township_of(self) -> Mapping[tuple[float, float], str | None]:
        """(lon, lat) of every record's point → code of the township it lies in, if any."""
        points = list({(r.point.lon, r.point.lat) for r in self.directory.records if r.point})
        geography = self.directory.geography
        codes = geography.townships_at([p[0] for p in points], [p[1] for p in points])
        return dict(zip(points, codes, strict=True))


RecordRule: TypeAlias = Callable[[Record, Case], Iterable[Fault]]
"""A rule on one record; paths begin at the record."""
FileRule: TypeAlias = Callable[[Case], Iterable[tuple[str, Fault]]]
"""A rule on more than one record or on another file; gives the file's name and the fault."""


def at(name: str, start: Path, faults: Iterable[Fault]) -> Iterator[tuple[str, Fault]]:
    """Faults of what stands at `start` of a file, with paths that begin at the file."""
    return ((name, replace(fault, path=(*start, *fault.path))) for fault in faults)


def texts_of(value: object, at: Path = ()) -> Iterator[tuple[Path, LocalizedText]]:
    """Every text in two languages inside a record or another model, with its path."""
    if isinstance(value, LocalizedText):
        yield at, value
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from texts_of(one, (*at, n))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(one, (*at, key))
    else:
        for attribute, name in _worded_fields(cast("Hashable", type(value))):
            below = getattr(value, attribute)
            if below:
                yield from texts_of(below, (*at, name))


def strings_of(value: object, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every string inside a record or another model, codes and numbers too, with its path."""
    if isinstance(value, str):
        yield at, str(value)
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from strings_of(one, (*at, n))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings_of(one, (*at, key))
    else:
        for attribute, name in _named_fields(cast("Hashable", type(value))):
            below = getattr(value, attribute)
            if below:
                yield from strings_of(below, (*at, name))


@functools.cache
def _named_fields(shape: Hashable) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML name of each field of a model."""
    return tuple((name, field.alias or name) for name, field in fields_of(shape).items())


@functools.cache
def _worded_fields(shape: Hashable) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML name of each field of a model that may hold words in two languages."""
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in fields_of(shape).items()
        if _may_hold_words(field.annotation)
    )


def _may_hold_words(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, LocalizedText):
        return True
    inside = (*typing.get_args(annotation), *(f.annotation for f in fields_of(annotation).values()))
    return any(_may_hold_words(one) for one in inside)


def _names(records: Iterable[Record]) -> Iterator[str]:
    return (n for one in records for n in (one.name.zh, one.name.en, *one.alternate_names))


def free_id(id_: str, taken: Collection[str]) -> str:
    """The first id with a number behind it that is not taken."""
    numbered = (f"{id_}-{n}" for n in itertools.count(2))
    return next(one for one in numbered if one not in taken)
