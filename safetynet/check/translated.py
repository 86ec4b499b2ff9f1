"""Notes which Chinese the English of a record was made from (`safetynet translated`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from safetynet.check.words import translations_of
from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.load import TRANSLATIONS, read_translations, write_translations


def note_translated(directory: Directory, data_dir: Path, ids: Collection[str] | None) -> int:
    """Writes the fingerprints of these records (None = all), and drops those of records gone.

    Gives the number of texts noted. Raises `CallError` for an id that no record has, and when
    what was noted before cannot be read: writing would lose it.
    """
    chosen = directory.by_id if ids is None else frozenset(ids)
    if unknown := sorted(name for name in chosen if name not in directory.by_id):
        msg = f"no record has the id {', '.join(unknown)}"
        raise CallError(msg)
    kept = {
        field: mark
        for field, mark in _noted(data_dir, is_all=ids is None).items()
        if (name := field.split(".")[0]) in directory.by_id and name not in chosen
    }
    new: dict[str, str] = {}
    for name in chosen:
        new |= translations_of(directory.by_id[name])
    write_translations(data_dir, kept | new)
    return len(new)


def note_texts(data_dir: Path, new: Mapping[str, str]) -> None:
    """Adds the fingerprints of single texts (`id.field`), once any were noted in the folder.

    Raises `CallError` when what was noted before cannot be read: writing would lose it.
    """
    noted = _noted(data_dir, is_all=False)
    if noted and new:
        write_translations(data_dir, {**noted, **new})


def _noted(data_dir: Path, *, is_all: bool) -> Mapping[str, str]:
    """The fingerprints to keep some of; none when all are made anew."""
    if is_all:
        return {}
    _, marks, faults = read_translations(data_dir)
    if faults:
        msg = f"{(data_dir / TRANSLATIONS).as_posix()} has faults; mend it, or say --all"
        raise CallError(msg)
    return marks
