"""A data folder mended in a copy, round after round, until nothing more is plain."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from safetynet.check import check_directory
from safetynet.errors import CallError, DataError, Finding, Place
from safetynet.load import read_directory
from safetynet.staff.fix.applied import with_corrections
from safetynet.staff.writing import RecordsText

ROUNDS = 12
"""What was hidden by a slip shows in the next round; nothing is hidden deeper than this."""


@dataclass(frozen=True)
class Mended:
    """What would be, and what it answers; nothing is written yet."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    answered: tuple[Finding, ...]
    """Findings that the changes answer, in the order in which they were made."""
    changes: tuple[tuple[RecordsText, RecordsText], ...]
    """Text of each changed file before and after."""
    is_worse: bool = False
    """Something that could be read before would have more findings than it has: do not write."""

    def diff(self) -> str:
        """All changes as a unified diff."""
        return "".join(old.diff(new) for old, new in self.changes)

    def write(self) -> None:
        """Put the changes in place, each file in one move.

        Raises `CallError`, and writes nothing, when somebody changed a file in the meantime.
        """
        for old, _ in self.changes:
            old.check_unchanged()
        for _, new in self.changes:
            new.write()


def mend(data_dir: Path, today: dt.date) -> Mended:
    """What `safetynet fix` would do in a folder. Raises `CallError` when a file is missing."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "data"
        _copy(data_dir, work)
        before, was_whole = _check(work, today)
        after, answered = before, list[Finding]()
        for _ in range(ROUNDS):
            done = _round(work, after)
            if not done:
                break
            answered.extend(done)
            after, _ = _check(work, today)
        files = sorted({one.place.file.name for one in answered})
        changes = tuple(pair for pair in (_pair(data_dir, work, file) for file in files) if pair)
    home = [tuple(_moved(one, data_dir) for one in some) for some in (before, after, answered)]
    is_worse = (was_whole and _is_worse(before, after)) or _is_stuck(after, answered)
    return Mended(home[0], home[1], home[2], changes, is_worse)


def _copy(data_dir: Path, work: Path) -> None:
    """The folder's files, and links to its folders (data/geo is large and not mended)."""
    work.mkdir()
    if not data_dir.is_dir():
        msg = f"{data_dir.as_posix()} is not a folder"
        raise CallError(msg)
    for entry in data_dir.iterdir():
        if entry.is_dir():
            (work / entry.name).symlink_to(entry.resolve(), target_is_directory=True)
        elif not entry.name.startswith("."):
            shutil.copy(entry, work / entry.name)


def _check(work: Path, today: dt.date) -> tuple[tuple[Finding, ...], bool]:
    """All findings, and whether the rules could be run at all."""
    loaded = read_directory(work)
    return check_directory(loaded, today), loaded.directory is not None


def _round(work: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Writes what is plain into the copy; gives the findings it answers."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.correction:
            by_file.setdefault(finding.place.file.name, []).append(finding)
    done: list[Finding] = []
    for name, some in by_file.items():
        text = _text(work / name)
        changed, answered = with_corrections(text, some) if text else (text, ())
        if changed and changed != text:
            changed.write()
            done.extend(answered)
    return done


def _text(file: Path) -> RecordsText | None:
    try:
        return RecordsText.read(file)
    except DataError:  # not UTF-8: nothing in it can be trusted
        return None


def _pair(data_dir: Path, work: Path, name: str) -> tuple[RecordsText, RecordsText] | None:
    old = RecordsText.read(data_dir / name)
    new = replace(RecordsText.read(work / name), file=old.file, read_from=old.read_from)
    return (old, new) if old != new else None


def _moved(finding: Finding, data_dir: Path) -> Finding:
    """The finding as one in the folder that was copied."""
    place = Place(data_dir / finding.place.file.name, finding.place.line)
    return replace(finding, place=place)


def _is_worse(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether anything that could be read before has more findings now.

    A record that could not be read hid all that is wrong in it: what shows of it is no harm done.
    """
    hidden = {_whose(one) for one in before if one.code.startswith("yaml-")}
    hidden |= {(one.place.file.name, str(one.facts.get("id"))) for one in before}
    had, has = (Counter(map(_whose, some)) for some in (before, after))
    return any(count > had[whose] for whose, count in has.items() if whose not in hidden)


def _is_stuck(after: Iterable[Finding], answered: Iterable[Finding]) -> bool:
    """Whether something was changed that could not be read, and still cannot be."""
    touched = set(map(_whose, answered))
    return any(one.code.startswith("yaml-") and _whose(one) in touched for one in after)


def _whose(finding: Finding) -> tuple[str, str]:
    """File and record; of a record without id, or another file, the file."""
    return finding.place.file.name, finding.record
