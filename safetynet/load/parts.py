"""One file of the folder, read as what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from safetynet.load.document import Document, read_list, read_mapping
from safetynet.load.shape import faults_of
from safetynet.load.yaml12 import Fault

T = TypeVar("T")
_CONTENT = re.compile(rb"^[ \t]*[^#\s]", re.MULTILINE)
"""A line that is more than a comment."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """One file, read as what it is; `value` is None when it is not that."""

    document: Document
    value: T | None
    faults: tuple[Fault, ...]


def read_one(file: Path, shape: type[T]) -> Part[T]:
    """A file that is a mapping. Raises `CallError` when it is missing."""
    document, values = read_mapping(file)
    return _validated(document, values, shape)


def read_many(file: Path, shape: type[T]) -> Part[tuple[T, ...]]:
    """A file that is a list. Raises `CallError` when it is missing."""
    document, values = read_list(file, lambda value, _: value)
    return _validated(document, values, tuple[shape, ...])  # type: ignore[valid-type]


def read_optional(file: Path, shape: type[T]) -> Part[tuple[T, ...]]:
    """A list that often has nothing on it, so the file may be missing, or hold only comments."""
    if not file.is_file() or not _CONTENT.search(file.read_bytes()):
        return Part(Document(file), (), ())
    return read_many(file, shape)


def _validated(document: Document, values: object, shape: type[T]) -> Part[T]:
    if document.faults and not values:
        return Part(document, None, document.faults)
    try:
        whole = TypeAdapter(shape).validate_python(values)
    except ValidationError as error:
        return Part(document, None, (*document.faults, *faults_of(error, shape, ())))
    return Part(document, whole, document.faults)
