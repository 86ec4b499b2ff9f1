"""Where a build writes: a folder of its own beside the site, which takes its place in one move.

Nothing is kept in the folder once the build is done. Whoever holds the lock on its file `owner`
builds; the kernel lets go of the lock when the process ends, however it ends, and so the next
build knows what a dead one left behind from the work of a living one.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from safetynet.errors import CallError

Tell = Callable[[str], None]
"""Takes a sentence about the progress."""
MARKS_OF_A_SITE = (".nojekyll", "404.html", "index.html")
"""Files that every finished site has."""
PATIENCE_S = 600
"""So long a build waits for another one of the same site."""
LOOK_S = 0.2
_OWNER, _FRESH, _OLD = "owner", "site", "old"
_ENDING = ".build"
_AT_CWD, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""
_NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""Some file systems of networks have none; then only one build at a time is up to people."""


@dataclass(frozen=True)
class Staging:
    """The folder of one build."""

    final: Path
    """Where the site will stand; no link."""
    room: Path

    @property
    def fresh(self) -> Path:
        """The folder to build into."""
        return self.room / _FRESH

    def publish(self) -> None:
        """Put the new site where the old one is; the old one goes with the folder.

        Both change places at once where the system can do it. Elsewhere there is a moment
        without a site, and a build killed in it is mended by the next one. The disk has everything
        before that: one `sync` takes 0.05 s for 1,000 files, one for each of them 2 s.
        """
        require_replaceable(self.final)
        os.sync()
        if not self.final.exists():
            self.fresh.rename(self.final)
        elif not _exchanged(self.fresh, self.final):
            self._swap()

    def _swap(self) -> None:
        self.final.rename(self.room / _OLD)
        try:
            self.fresh.rename(self.final)
        except OSError:
            (self.room / _OLD).rename(self.final)
            raise

    def clear(self) -> None:
        """Delete what a build wrote; a site that a killed one had put aside goes back first."""
        old = self.room / _OLD
        if old.exists() and not self.final.exists():
            old.rename(self.final)
        for folder in (self.fresh, old):
            if folder.exists():
                shutil.rmtree(folder)


def room_of(final: Path) -> Path:
    """The folder beside a site that builds of it work in."""
    return final.parent / f".{final.name}{_ENDING}"


def final_of(folder: Path) -> Path:
    """The site that a folder is built for: itself, unless it is the folder of a build."""
    room = folder.parent
    if folder.name != _FRESH or not (room / _OWNER).is_file():
        return folder
    return room.parent / room.name.removeprefix(".").removesuffix(_ENDING)


def require_replaceable(final: Path) -> None:
    """Only an earlier site or an empty folder may be replaced: never somebody's own files."""
    if os.path.ismount(final):
        msg = f"{final} is the top of a disk, which cannot be replaced: name a folder in it"
        raise CallError(msg)
    if not final.exists() or (final.is_dir() and not any(final.iterdir())):
        return
    if not all((final / name).is_file() for name in MARKS_OF_A_SITE):
        msg = f"{final} holds something else than an earlier site: name another folder"
        raise CallError(msg)


@contextmanager
def staged(final: Path, tell: Tell, patience_s: float = PATIENCE_S) -> Iterator[Staging]:
    """The folder of this build, which nobody else writes to until it is left.

    Another build of the same site is waited for, because this one may have newer data. Raises
    `CallError` when that takes longer than `patience_s`, or when the folder's name is taken.
    """
    staging = Staging(final, room_of(final))
    owner = _owned(staging.room, tell, patience_s)
    try:
        staging.clear()
        yield staging
    finally:
        _leave(staging, owner)


def _owned(room: Path, tell: Tell, patience_s: float) -> int:
    """The file that says whose the folder is, locked."""
    until, is_told = time.monotonic() + patience_s, False
    while True:
        room.mkdir(parents=True, exist_ok=True)
        _require_ours(room)
        with suppress(FileNotFoundError):  # the other build has just left, with its folder
            owner = os.open(room / _OWNER, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
            if _is_locked(owner, room):
                _sign(owner)
                return owner
            who = os.pread(owner, 100, 0).decode(errors="replace").strip() or "another one"
            os.close(owner)
            if not is_told:
                tell(f"Another build of this site is at work (process {who}); waiting for it")
                is_told = True
        if time.monotonic() > until:
            msg = f"another build of this site is still at work: wait, or end it ({room / _OWNER})"
            raise CallError(msg)
        time.sleep(LOOK_S)


def _require_ours(room: Path) -> None:
    """A folder of that name that somebody made for something else is left alone."""
    if room.is_symlink() or not {p.name for p in room.iterdir()} <= {_OWNER, _FRESH, _OLD}:
        msg = f"{room} holds something else than an unfinished site: move it away"
        raise CallError(msg)


def _is_locked(owner: int, room: Path) -> bool:
    """Whether we hold it, and it still is the folder's: else it went with another's folder."""
    try:
        fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return os.path.samestat((room / _OWNER).stat(), os.fstat(owner))


def _sign(owner: int) -> None:
    os.truncate(owner, 0)
    os.pwrite(owner, f"{os.getpid()}, since {time.strftime('%H:%M:%S')}\n".encode(), 0)


def _leave(staging: Staging, owner: int) -> None:
    """Delete the folder; who waits for it makes its own. What stays is the next build's to clear.

    Errors are not told: the site is in place, or the reason why not is on its way.
    """
    with suppress(OSError):
        staging.clear()
        (staging.room / _OWNER).unlink()
        staging.room.rmdir()
    os.close(owner)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step; False where the system cannot do it."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = (_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other))
    if rename(*paths, ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))
