"""Files within a ZIP archive: always the same bytes, whenever and by whomever it is made."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file inside: none that anybody could mistake for one."""
_READABLE = 0o644 << 16


def undated(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """The entry of a file, without a time or an owner of its own."""
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = compression
    entry.external_attr = _READABLE
    return entry
