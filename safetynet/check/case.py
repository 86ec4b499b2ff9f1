"""What a rule is given: the directory, the day, and what was read beside it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from pydantic import BaseModel

from safetynet.directory import Directory
from safetynet.load import Fault, Path
from safetynet.model import Record
from safetynet.text import LocalizedText


@dataclass(frozen=True)
class Case:
    """All that the rules look at."""

    directory: Directory
    items: tuple[int, ...]
    """Position in services.yaml (from 0) of each record of the directory."""
    ids: frozenset[str]
    """Ids in services.yaml, also of records that are left out because of their faults."""
    today: dt.date
    retired: frozenset[str] = frozenset()
    """Ids that records had which are gone; no other record may take them."""
    translated: Mapping[str, str] = field(default_factory=dict)
    """`id.field` → fingerprint of the Chinese that its English was made from."""

    @cached_property
    def by_item(self) -> tuple[tuple[int, Record], ...]:
        """Position in services.yaml and record, for all records."""
        return tuple(zip(self.items, self.directory.records, strict=True))

    @cached_property
    def hotline_numbers(self) -> frozenset[str]:
        """Numbers of hotlines.yaml."""
        return frozenset(hotline.number for hotline in self.directory.hotlines)

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


def texts_of(value: object, at: Path = ()) -> Iterator[tuple[Path, LocalizedText]]:
    """Every text in two languages inside a record or another model, with its path."""
    if isinstance(value, LocalizedText):
        yield at, value
    elif isinstance(value, BaseModel):
        for attribute, name in _worded_fields(type(value)):
            yield from texts_of(getattr(value, attribute), (*at, name))
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from texts_of(one, (*at, n))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(one, (*at, key))


@functools.cache
def _worded_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML name of each field of a model that may hold words or more models."""
    plain = ("str", "bool", "float", "int")
    return tuple(
        (attribute, field.alias or attribute)
        for attribute, field in model.model_fields.items()
        if getattr(field.annotation, "__name__", "") not in plain
    )
