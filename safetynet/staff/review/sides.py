"""The two states of the data that a review compares: as they were, and as they are to be."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from safetynet.check import check_directory
from safetynet.directory import Directory
from safetynet.errors import CallError, DataError, Finding, Place
from safetynet.load import SERVICES, Loaded, read_directory
from safetynet.model import Record
from safetynet.staff.git import Git

_ID = re.compile(rb"^(?:-|[ ]) +id: *[\"']?([a-z0-9-]+)", re.MULTILINE)
_NEEDED = ("vocabulary.yaml", "hotlines.yaml", "sources.yaml", "strings.yaml", "reach.yaml")
_ENOUGH = 0.5
"""A file that has at least this share of the ids is the same list under another name."""


@dataclass(frozen=True)
class Side:
    """The data in one state."""

    commit: str
    """What links point to; of a working tree the commit that it began from."""
    path: str
    """The data folder in the repository, "" where there was none."""
    services: str
    """The list of records in the repository: its name may have been another."""
    folder: Path
    """Where the files lie now."""
    working_tree: Path | None
    """The data folder whose files these are; None where they are those of `commit`."""
    directory: Directory
    loaded: Loaded
    findings: tuple[Finding, ...]
    """All that `safetynet check` finds; places are paths in the repository."""
    borrowed: tuple[str, ...]
    """Names of files that could not be read and were taken from the other state."""

    @property
    def records(self) -> Mapping[str, Record]:
        """Id → record, of those that could be read."""
        return self.directory.by_id

    @property
    def unread(self) -> frozenset[str]:
        """Ids of records that stand in the file but could not be read."""
        return frozenset(self.loaded.files.ids) - set(self.records) - {""}

    def place(self, id_: str) -> Place:
        """The record's line, its file named as in the repository."""
        line = self.directory.places[id_].line
        return Place(Path(self.services), line)


@dataclass(frozen=True)
class Sides:
    """Both states, and the repository that they come from."""

    git: Git
    before: Side
    after: Side

    def is_secret(self, id_: str) -> bool:
        """Whether a record is or was confidential: its values are not repeated."""
        both = (side.records.get(id_) for side in (self.before, self.after))
        return any(record.confidential for record in both if record)


@dataclass(frozen=True)
class Asked:
    """What is to be compared."""

    data_dir: Path
    base: str
    head: str
    """A branch or commit; "" = the files as they lie in the working tree."""
    today: dt.date


@contextmanager
def both_sides(git: Git, asked: Asked) -> Iterator[Sides]:
    """The data at the newest commit that base and head share, and at head.

    Files of commits are written to a temporary folder that lives as long as the context. Raises
    `CallError` when a commit is not there, `DataError` when head's records cannot be read at all.
    """
    head = git.commit(asked.head or "HEAD")
    base = git.merge_base(git.commit(asked.base), head)
    path = git.path_of(asked.data_dir).removeprefix(".")
    services = f"{path}/{SERVICES}" if path else SERVICES
    with TemporaryDirectory(prefix="safetynet-review-") as temporary:
        new, old = Path(temporary) / "after", Path(temporary) / "before"
        folder = asked.data_dir
        if asked.head:
            _write_after(git, head, path, asked.data_dir, new)
            folder = new
        _require(folder, asked)
        earlier = _earlier(git, base, head if asked.head else None, services, folder)
        _write_before(git, base, earlier, folder, old)
        spare = Path(temporary) / "mended"
        after = _read(folder, old, spare, asked.today)
        before = _read(old, after.folder, old, asked.today)
        yield Sides(
            git,
            before=_at_home(before, base, earlier or "", None),
            after=_at_home(after, head, services, None if asked.head else asked.data_dir),
        )


def _write_after(git: Git, head: str, path: str, data_dir: Path, target: Path) -> None:
    """The folder at head; geography that git does not keep as files is that of the working tree."""
    git.export(head, path, target)
    if not (target / "geo").is_dir() and (data_dir / "geo").is_dir():
        shutil.copytree(data_dir / "geo", target / "geo")


def _require(folder: Path, asked: Asked) -> None:
    if not (folder / SERVICES).is_file():
        where = f" at {asked.head}" if asked.head else ""
        msg = (
            f"{(asked.data_dir / SERVICES).as_posix()} is not there{where}; name the folder: --data"
        )
        raise CallError(msg)


def _earlier(git: Git, base: str, head: str | None, services: str, folder: Path) -> str | None:
    """The path that the list of records had at base: the same, as git says, or by its ids."""
    known = git.files(base)
    if services in known:
        return services
    renamed = git.renamed(base, head).get(services)
    if renamed:
        return renamed
    ids = set(_ID.findall((folder / SERVICES).read_bytes()))
    shares = {
        path: _share(set(_ID.findall(git.read(base, path) or b"")), ids)
        for path in known
        if path.endswith((".yaml", ".yml"))
    }
    best = max(shares, key=lambda path: shares[path], default=None)
    return best if best and shares[best] >= _ENOUGH else None


def _share(some: set[bytes], ids: set[bytes]) -> float:
    return len(some & ids) / max(len(some), 1)


def _write_before(git: Git, base: str, services: str | None, after: Path, target: Path) -> None:
    """The folder at base, with the list under its name of today and the geography of today."""
    target.mkdir()
    if services:
        place = PurePosixPath(services)
        git.export(base, "" if len(place.parts) == 1 else place.parent.as_posix(), target)
        (target / place.name).replace(target / SERVICES)
    else:
        (target / SERVICES).write_text("[]\n", encoding="utf-8")
    shutil.rmtree(target / "geo", ignore_errors=True)
    shutil.copytree(after / "geo", target / "geo")


@dataclass(frozen=True)
class _State:
    folder: Path
    directory: Directory
    loaded: Loaded
    findings: tuple[Finding, ...]
    borrowed: tuple[str, ...]


def _read(folder: Path, other: Path, spare: Path, today: dt.date) -> _State:
    """The data of a folder; files that cannot be read are taken from the other one.

    `spare` is where the folder is mended: itself, or a folder that is made.
    """
    findings: tuple[Finding, ...] = ()
    borrowed = _missing(folder, other)
    if not borrowed:
        loaded = read_directory(folder)
        findings = check_directory(loaded, today)
        if loaded.directory:
            return _State(folder, loaded.directory, loaded, findings, ())
        borrowed = _unreadable(loaded)
    if spare != folder:
        shutil.copytree(folder, spare)
    for name in borrowed:
        shutil.copyfile(other / name, spare / name)
    loaded = read_directory(spare)
    if loaded.directory is None:
        msg = "the data cannot be read, neither as they were nor as they are; run: safetynet check"
        raise DataError(msg, loaded.findings)
    mended = (_moved(one, spare, folder) for one in check_directory(loaded, today))
    both = {repr(finding): finding for finding in (*findings, *mended)}
    return _State(spare, loaded.directory, loaded, tuple(both.values()), borrowed)


def _missing(folder: Path, other: Path) -> tuple[str, ...]:
    """Files without which nothing can be read, that only the other state has."""
    return tuple(
        name for name in _NEEDED if (other / name).is_file() and not (folder / name).is_file()
    )


def _unreadable(loaded: Loaded) -> tuple[str, ...]:
    names = dict.fromkeys(finding.place.file.name for finding in loaded.findings)
    return tuple(name for name in names if name != SERVICES)


def _moved(finding: Finding, start: Path, end: Path) -> Finding:
    """The finding with its file in another folder."""
    file = finding.place.file
    if not file.is_relative_to(start):
        return finding
    return replace(finding, place=replace(finding.place, file=end / file.relative_to(start)))


def _at_home(state: _State, commit: str, services: str, working_tree: Path | None) -> Side:
    """The state with its findings placed in the repository."""
    home = PurePosixPath(services).parent
    path = "" if home.as_posix() == "." else home.as_posix()
    return Side(
        commit=commit,
        path=path,
        services=services,
        folder=state.folder,
        working_tree=working_tree,
        directory=state.directory,
        loaded=state.loaded,
        findings=tuple(_in_repository(state.findings, path)),
        borrowed=state.borrowed,
    )


def _in_repository(findings: Iterable[Finding], path: str) -> Iterator[Finding]:
    """Findings whose files are named as in the repository: all lie directly in the data folder."""
    for finding in findings:
        file = Path(path) / finding.place.file.name
        yield replace(finding, place=replace(finding.place, file=file))
