"""Files inside a workbook: replaced one by one, always with the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from safetynet.exports.archive import undated

WHEN = b"2000-01-01T00:00:00Z"
"""Stands for all times in the text of a file, where a date is wanted."""
_LEVEL = 4
"""Of compression: twice as fast as the usual one, and hardly larger."""
_WRITTEN_AT = re.compile(
    rb"(<(dcterms:modified|dcterms:created|meta:creation-date|dc:date)\b[^>]*>)[^<]*"
)
_SMALL_METADATA = ("docProps/core.xml", "meta.xml")


def repack(
    shell: BinaryIO, to: Path | BinaryIO, parts: Mapping[str, Iterable[bytes]] | None = None
) -> None:
    """Write the archive `shell` to a file, some of its files made of other pieces (`parts`)."""
    replaced = parts or {}
    with zipfile.ZipFile(shell) as before, zipfile.ZipFile(to, "w") as after:
        for entry in before.infolist():
            with after.open(_entry(entry), "w") as out:
                for piece in replaced.get(entry.filename) or [_content(before, entry)]:
                    out.write(piece)


def _entry(before: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = undated(before.filename, before.compress_type)  # that of `mimetype` must stay none
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - public from 3.13 on
    return entry


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    content = archive.read(entry)
    is_dated = entry.filename in _SMALL_METADATA
    return _WRITTEN_AT.sub(rb"\g<1>" + WHEN, content) if is_dated else content
