"""The text of data/services.yaml with records set, added and written back, byte for byte."""

from __future__ import annotations

import difflib
import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path as FilePath
from typing import Self

from safetynet.errors import CallError, DataError
from safetynet.load import Loaded, Path
from safetynet.load.document import Piece, items_of
from safetynet.load.yaml12 import compose
from safetynet.load.yaml_text import Plain
from safetynet.staff.writing.edit import with_value
from safetynet.staff.writing.entries import record_text
from safetynet.staff.writing.nodes import end_of, line_end

BOM = "\ufeff"


@dataclass(frozen=True)
class RecordsText:
    """The text of a file of records, its lines ended by a line feed; each change gives a new one.

    Items count from 0, as in `safetynet.load`.
    """

    file: FilePath
    text: str
    newline: str = "\n"
    """How the file ends its lines."""
    has_bom: bool = False
    read_from: bytes | None = field(default=None, compare=False, repr=False)
    """What the file held when it was read; None where it may hold anything."""

    @classmethod
    def read(cls, file: FilePath) -> Self:
        """The text of `file`. Raises `CallError` without it, `DataError` when it is not UTF-8."""
        content = _content(file)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            msg = f"{file.as_posix()} is not UTF-8; run: safetynet check"
            raise DataError(msg) from error
        is_dos = 0 < text.count("\n") == text.count("\r\n")  # a mixture stays as it is
        plain = text.removeprefix(BOM)
        return cls(
            file,
            plain.replace("\r\n", "\n") if is_dos else plain,
            "\r\n" if is_dos else "\n",
            has_bom=text.startswith(BOM),
            read_from=content,
        )

    @cached_property
    def items(self) -> tuple[Piece, ...]:
        """The records' own texts. Raises `DataError` when their dashes are not in column one."""
        pieces = tuple(items_of(self.text))
        if not pieces and self.text.strip():
            msg = f"{self.file.as_posix()} is not a list of records; run: safetynet check"
            raise DataError(msg)
        return pieces

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Position of each record, and of the end of the text."""
        sizes = [len(piece.text) for piece in self.items]
        return tuple(accumulate(sizes, initial=len(self.text) - sum(sizes)))

    def with_text(self, item: int, text: str) -> Self:
        """With another text in the place of a record's."""
        return self.with_span(self._starts[item], self._starts[item + 1], text)

    def with_texts(self, texts: Mapping[int, str]) -> Self:
        """With other texts in the places of many records': in one go, however many there are."""
        pieces = (texts.get(n, piece.text) for n, piece in enumerate(self.items))
        return replace(self, text="".join((self.text[: self._starts[0]], *pieces)))

    def with_value(self, item: int, path: Path, value: Plain | None) -> Self:
        """With a value of a record set, or (None) taken out; see `edit.with_value`."""
        old = self.items[item].text
        new = with_value(old, path, value)
        return self if old == new else self.with_text(item, new)

    def with_record(self, values: Mapping[str, Plain], after: int | None = None) -> Self:
        """With a new record after that of another item, by default the last."""
        text = record_text(values)
        if not self.items:
            return replace(self, text=f"{self.text.rstrip()}\n\n{text}".lstrip("\n"))
        item = len(self.items) - 1 if after is None else after
        return self.with_text(item, with_records_below(self.items[item].text, [text]))

    def with_span(self, start: int, end: int, text: str) -> Self:
        """With other characters between two positions of the text."""
        return replace(self, text=self.text[:start] + text + self.text[end:])

    def encoded(self) -> bytes:
        """The bytes of the file, with the mark and line ends it had."""
        text = self.text if self.newline == "\n" else self.text.replace("\n", self.newline)
        return ((BOM if self.has_bom else "") + text).encode("utf-8")

    def write(self) -> None:
        """Put the text in place in one move.

        Raises `CallError`, and writes nothing, when the file cannot be written or has changed
        since it was read: somebody's work would be lost.
        """
        self.check_unchanged()
        fresh = self.file.with_name(f".{self.file.name}.new")
        try:
            mode = self.file.stat().st_mode
            if not mode & stat.S_IWUSR:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            fresh.write_bytes(self.encoded())
            fresh.chmod(mode)
            fresh.replace(self.file)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            msg = f"{self.file.as_posix()} cannot be written: {error.strerror}"
            raise CallError(msg) from error

    def check_unchanged(self) -> None:
        """Raises `CallError` when the file is not what it was when it was read."""
        if self.read_from is not None and _content(self.file) != self.read_from:
            msg = f"{self.file.as_posix()} has changed meanwhile; nothing was written, run it again"
            raise CallError(msg)

    def diff(self, after: Self) -> str:
        """What `after` changes, as a unified diff; "" when nothing does."""
        name = self.file.as_posix()
        lines = difflib.unified_diff(
            self.text.splitlines(keepends=True), after.text.splitlines(keepends=True), name, name
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _content(file: FilePath) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        msg = f"{file.as_posix()}: {error.strerror}"
        raise CallError(msg) from error


def with_records_below(text: str, records: Iterable[str]) -> str:
    """Other records after the one in `text`, before the comments that stand below it."""
    end = end_of_record(text)
    head = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return head + "".join(f"\n{one}" for one in records) + text[end:]


def end_of_record(text: str) -> int:
    """Position after the last line of a record, before what stands below it."""
    whole = compose(text)
    end = end_of(whole, text) if whole else len(text)
    return min(line_end(text, end) + 1, len(text))


def last_of_county(loaded: Loaded, county: str) -> int | None:
    """Position in services.yaml of the last record of a county; None where it has none."""
    pairs = zip(loaded.items, loaded.whole.records, strict=True)
    return max((item for item, record in pairs if record.county == county), default=None)
