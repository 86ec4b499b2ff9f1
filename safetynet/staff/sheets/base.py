"""What an import is laid over: the directory, the text of its records, the ids that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.directory import Directory
from safetynet.load import Loaded
from safetynet.staff.ids import TakenIds
from safetynet.staff.writing import RecordsText


@dataclass(frozen=True)
class Base:
    """A data folder as it was read."""

    loaded: Loaded
    text: RecordsText
    """What the file of the records said."""

    @property
    def directory(self) -> Directory:
        """Its records. Raises `DataError` when they cannot be read."""
        return self.loaded.whole

    @cached_property
    def taken(self) -> TakenIds:
        """Ids that no new record may have; those given by this import are added."""
        return TakenIds.of(self.loaded)

    @cached_property
    def items(self) -> Mapping[str, int]:
        """Id → position in services.yaml of the first record that has it."""
        return {id_: n for n, id_ in reversed(tuple(enumerate(self.loaded.files.ids)))}
