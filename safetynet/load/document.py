"""A YAML file in memory: its values, what is wrong with its text, and the line of every value.

A file that is a list is read item by item: a slip in one record hides none of the others, and
the nodes of only one item are in memory at a time (measured with 10,000 records: 0.8 s and no
memory to speak of, against 4 s and 430 MB for the nodes of the whole file).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TypeAlias, TypeVar

from yaml import Node, YAMLError

from safetynet.errors import CallError, Place
from safetynet.load.syntax import explain
from safetynet.load.yaml12 import Fault, Path, Reader, Value, child_of, compose, line_in

T = TypeVar("T")
Convert: TypeAlias = Callable[[Value, Path], T]
"""What a caller makes of an item, given its values and its path."""

ITEM = re.compile(r"^-(?=\s|$)", re.MULTILINE)
"""A dash in the first column begins an item of the file's list."""
PREAMBLE_LINE = re.compile(r"\s*(#.*)?|---\s*(#.*)?|%YAML 1\.[12]\s*")
"""A line that may stand before the first item."""


@dataclass(frozen=True)
class Piece:
    """A part of a file that is read by itself."""

    text: str
    line: int
    """Line of the file, from 1, on which it begins."""
    item: int | None = None
    """Position of the item it holds in the file's list; None = it is the whole file."""


@dataclass(frozen=True)
class Document:
    """The text of one file, and what is wrong with it."""

    file: FilePath
    pieces: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()

    def line(self, path: Path) -> int:
        """Line of the value at `path`, from 1; of what stands round it, when it is not there."""
        piece, rest = self._piece_of(path)
        try:
            node = _composed(piece.text)
        except YAMLError:
            return piece.line
        return piece.line + (line_in(node, rest) - 1 if node else 0)

    def value(self, path: Path) -> Value:
        """The value at `path` as it stands in the file; None where there is none to read."""
        piece, rest = self._piece_of(path)
        try:
            node = _composed(piece.text)
        except YAMLError:
            return None
        for step in rest:
            node = child_of(node, step) if node else None
        return Reader().read(node) if node else None

    def piece_at(self, line: int) -> Piece | None:
        """The piece that a line of the file belongs to; None before the first item."""
        return next((piece for piece in reversed(self.pieces) if piece.line <= line), None)

    def place(self, item: int) -> Place:
        """Where an item of the file's list begins."""
        is_own_piece = self.pieces and self.pieces[0].item is not None
        line = self.pieces[item].line if is_own_piece else self.line((item,))
        return Place(self.file, line)

    def _piece_of(self, path: Path) -> tuple[Piece, Path]:
        first = path[0] if path else 0
        if not self.pieces:
            return Piece("", 1), ()
        if self.pieces[0].item is None:
            return self.pieces[0], path
        return self.pieces[first if isinstance(first, int) else 0], (0, *path[1:])


Look: TypeAlias = Callable[[Piece], Iterable[Fault]]
"""What is wrong with the text of an item, whatever YAML makes of it."""


@functools.lru_cache(maxsize=2)
def _composed(text: str) -> Node | None:
    """The nodes of a piece; kept a moment, as one record often has several findings."""
    return compose(text)


def read_mapping(file: FilePath) -> tuple[Document, dict[str, Value]]:
    """A file that is a mapping, and its values ({} when there is none to read).

    Raises `CallError` when the file is not there.
    """
    text, faults = _text(file)
    if faults:
        return Document(file, faults=faults), {}
    document, (value,) = _parse(file, (Piece(text, 1),), _as_it_is)
    if isinstance(value, dict):
        return document, value
    return _with_shape_fault(document, "file-not-mapping"), {}


def read_list(
    file: FilePath, convert: Convert[T], look: Look | None = None
) -> tuple[Document, list[T | None]]:
    """A file that is a list, each item converted; None for an item that could not be read.

    Items are converted one by one, so that only one is in memory as bare values. `look` sees the
    text of each before it is read; one with faults is not read, as it is not what it seems to be.
    Raises `CallError` when the file is not there.
    """
    text, faults = _text(file)
    if faults:
        return Document(file, faults=faults), []
    document, values = _parse(file, tuple(items_of(text)), convert, look)
    if document.pieces and not any(fault.code == "yaml-alias" for fault in document.faults):
        return document, values
    whole, (value,) = _parse(file, (Piece(text, 1),), _as_it_is)
    if isinstance(value, list):
        return whole, [convert(item, (n,)) for n, item in enumerate(value)]
    if document.pieces:
        return document, values
    return _with_shape_fault(whole, "file-not-list"), []


def _text(file: FilePath) -> tuple[str, tuple[Fault, ...]]:
    """The text of a file without BOM, its lines ended by a line feed; or why it is not text."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        todo = "; let whoever runs this read it" if isinstance(error, PermissionError) else ""
        msg = f"{file.as_posix()}: {error.strerror}{todo}"
        raise CallError(msg) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", (Fault("not-utf8", value=f"0x{raw[error.start]:02X}", line=line),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def items_of(text: str) -> Iterator[Piece]:
    """One piece for each item, if the file is a list whose dashes stand in the first column."""
    starts = [match.start() for match in ITEM.finditer(text)]
    head = text[: starts[0]].split("\n") if starts else []
    if not starts or not all(map(PREAMBLE_LINE.fullmatch, head)):
        return
    line = text.count("\n", 0, starts[0]) + 1
    for item, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        piece = text[start:end]
        yield Piece(piece, line, item)
        line += piece.count("\n")


def _parse(
    file: FilePath, pieces: tuple[Piece, ...], convert: Convert[T], look: Look | None = None
) -> tuple[Document, list[T | None]]:
    """The document, and what each piece holds; None for one that could not be read."""
    values: list[T | None] = []
    faults: list[Fault] = []
    for piece in pieces:
        path = () if piece.item is None else (piece.item,)
        if seen := [replace(fault, path=path) for fault in (look(piece) if look else ())]:
            faults.extend(seen)
            values.append(None)
            continue
        reader = Reader(piece.line)
        try:
            node = compose(piece.text)
            inner = node.value[0] if node and path else node
            value = reader.read(inner, path) if inner else None
        except YAMLError as error:
            faults.append(replace(explain(error, piece.text, piece.line), path=path))
            values.append(None)
            continue
        faults.extend(reader.faults)
        values.append(convert(value, path) if inner else None)
    return Document(file, pieces, tuple(faults)), values


def _as_it_is(value: Value, path: Path) -> Value:
    del path
    return value


def _with_shape_fault(document: Document, code: str) -> Document:
    """The document with a finding for its shape, unless its text could not even be read."""
    return document if document.faults else replace(document, faults=(Fault(code, line=1),))
