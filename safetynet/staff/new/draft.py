"""What was answered so far, as the values of a record, and what the check says of it."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from safetynet.check.case import Case
from safetynet.check.rules import AMONG_RECORDS, RECORD_RULES
from safetynet.check.run import case_of
from safetynet.directory import Directory
from safetynet.errors import Finding, Place
from safetynet.load import SERVICES, Fault, Path, dotted, read_directory
from safetynet.load.records import read_record
from safetynet.model import Record
from safetynet.staff.ids import TakenIds
from safetynet.staff.writing import Plain, RecordsText
from safetynet.text import Locale

SOURCES = "sources.yaml"
NEW = "+"
"""In the place of a source's code: it is not in sources.yaml yet."""
NEW_SOURCE = "new"
"""First step of the paths of a new source's answers."""


@dataclass
class Draft:
    """A record in the making; `answers` keeps the order in which they were given."""

    folder: FilePath
    """The data folder."""
    locale: Locale
    today: dt.date
    answers: dict[Path, Plain | None] = field(default_factory=dict)
    """Path of the value → the value; None = not known."""

    def __post_init__(self) -> None:
        """Reads the files first, so that a change of them is noticed whenever it is made."""
        self.services = RecordsText.read(self.folder / SERVICES)
        self.sources = RecordsText.read(self.folder / SOURCES)
        self.loaded = read_directory(self.folder)
        self.taken = TakenIds.of(self.loaded)

    def anew(self) -> Draft:
        """The same answers on the data as they are now."""
        return dataclasses.replace(self)

    @cached_property
    def directory(self) -> Directory:
        """The records there are. Raises `DataError` when they cannot be read."""
        return self.loaded.whole

    def get(self, *path: str | int) -> Any:  # noqa: ANN401  # whatever the field holds
        """An answer; None when it was not given."""
        return self.answers.get(path)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the dialog."""
        return self.directory.strings.say(key, self.locale, **facts)

    @property
    def values(self) -> dict[str, Plain]:
        """The record as it will be written: only what was given."""
        whole: dict[str, Any] = {}
        for path, value in self.answers.items():
            if value is not None and path[0] != NEW_SOURCE:
                is_new = path[0] == "sources" and path[-1] == "source" and value == NEW
                _set(whole, path, self.get(NEW_SOURCE, path[1], "code") if is_new else value)
        return {name: whole[name] for name in Record.model_fields if name in whole}

    @property
    def new_sources(self) -> dict[str, dict[str, Plain]]:
        """Code → values of the sources that are to be added."""
        found: dict[Any, dict[str, Any]] = {}
        for path, value in self.answers.items():
            if path[0] == NEW_SOURCE and value is not None:
                _set(found.setdefault(path[1], {}), path[2:], value)
        return {str(one.pop("code")): one for one in found.values() if "code" in one}

    @property
    def county(self) -> str:
        """Code of the county it is in, "" while that is not known."""
        geography = self.directory.geography
        township = geography.find_township(str(self.get("township") or ""))
        return township.county if township else str(self.get("county") or "")

    def findings(self) -> tuple[Finding, ...]:
        """What the check says of the whole record."""
        return tuple(map(self._finding, self._faults(self.values)))

    def findings_at(self, path: Path) -> tuple[Finding, ...]:
        """What it says of one answer, while others are still missing."""
        faults = self._faults(self._completed())
        return tuple(self._finding(one) for one in faults if _is_about(one, path))

    def _completed(self) -> dict[str, Any]:
        """The values with something harmless where a record needs more than was answered."""
        values: dict[str, Any] = copy.deepcopy(self.values)
        directory = self.directory
        values.setdefault("id", "new-record")
        values.setdefault("kind", next(iter(directory.vocabulary.kinds)))
        values.setdefault("verified", {}).setdefault("how", "document")
        if "point" in values:
            values["point"].setdefault("precision", "address")
        if "township" not in values:
            values.setdefault("county", self._likely_county())
        known = {"source": next(iter(directory.sources)), "fields": list(Record.model_fields)}
        values["sources"] = [known]
        values.setdefault("name", {"zh": "尚未填寫"})
        _complete_words(values)
        return values

    def _likely_county(self) -> str:
        """That of the point; the first one while nothing is known."""
        geography, point = self.directory.geography, self.get("point")
        township = geography.township_near(**point) if point else None
        return geography.county_of(township).code if township else geography.counties[0].code

    def _faults(self, values: Mapping[str, Any]) -> Iterator[Fault]:
        read = read_record(copy.deepcopy(dict(values)), (), self.directory.geography)
        yield from read.faults
        if read.record is None:
            return
        item = max(self.loaded.items, default=-1) + 1
        case = self._case(read.record, item)
        for rule in RECORD_RULES:
            yield from rule(read.record, case)
        for file_rule in AMONG_RECORDS:
            for _, fault in file_rule(case):
                if fault.path[:1] == (item,):
                    yield dataclasses.replace(fault, path=fault.path[1:])

    def _case(self, record: Record, item: int) -> Case:
        directory, sources = self.directory, dict(self.directory.sources)
        for code in self.new_sources:
            sources[code] = next(iter(directory.sources.values()))
        directory = dataclasses.replace(
            directory, records=(*directory.records, record), sources=sources
        )
        return dataclasses.replace(
            case_of(self.loaded, directory, self.today),
            items=(*self.loaded.items, item),
            ids=frozenset((*self.loaded.files.ids, record.id)),
            retired=self.taken.before,
        )

    def _finding(self, fault: Fault) -> Finding:
        place = Place(self.loaded.files.documents[SERVICES].file)
        name, facts = str(self.get("id") or ""), dict(fault.facts)
        return Finding(fault.code, place, name, dotted(fault.path), fault.value, facts)


def _set(whole: dict[str, Any], path: Path, value: Any) -> None:  # noqa: ANN401
    """Put a value at its path; lists grow by one."""
    inner: Any = whole
    for step, following in itertools.pairwise(path):
        fresh: Any = [] if isinstance(following, int) else {}
        if isinstance(inner, list):
            if step == len(inner):
                inner.append(fresh)
            inner = inner[int(step)]
        else:
            inner = inner.setdefault(step, fresh)
    inner[path[-1]] = copy.deepcopy(value)


def _complete_words(value: Any) -> None:  # noqa: ANN401
    """English for every text that has none yet."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inside:
        _complete_words(one)
    if isinstance(value, dict) and "zh" in value:
        value.setdefault("en", "Not yet given")


def _is_about(fault: Fault, path: Path) -> bool:
    """Whether a fault lies at a path, in it, or round it; one of the record where its place is."""
    if not fault.path:
        return path in (("township",), ("phones",))
    if path in (("township",), ("county",)) and fault.path[0] == "point":
        return True
    return all(one == other for one, other in zip(fault.path, path, strict=False))
