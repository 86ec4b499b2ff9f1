"""What goes wrong beside the data (disks, rights, packages) in one sentence: what, where, what now.

Bugs of the program are not among it: they keep their traceback.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from safetynet.errors import STOPPED
from safetynet.site.staging import room_of

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_SENTENCES = {
    errno.EROFS: "that disk is read-only: name another folder with --site-dir",
    errno.EBUSY: "it is the top of a disk, which cannot be replaced: name a folder in it",
    errno.EFBIG: "files may not become so large here: raise the limit (ulimit -f)",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n)",
    errno.ENAMETOOLONG: "its path is too long: name a folder nearer to the top",
    errno.ENOTDIR: "a part of its path is a file, no folder: name another folder",
    errno.EIO: "the disk does not answer: look at its health before anything else",
}
"""What to do about an error of the system."""
STOPS = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end a program, and would leave no time to clean up."""


def sentence(error: Exception, target: Path) -> str | None:
    """The sentence for what stopped a build into `target`; None for a bug of the program."""
    if isinstance(error, OSError):
        return _of_system(error, target)
    if isinstance(error, UnicodeError):
        return f"a file is not UTF-8 text ({error}): save it as UTF-8, then build again"
    if isinstance(error, MemoryError):
        return "this machine has too little memory: close other programs, then build again"
    return _of_template(error) if isinstance(error, TemplateError) else None


def _of_template(error: TemplateError) -> str:
    where = "a template"
    if isinstance(error, TemplateNotFound):
        where = f"the template {error.name}"
    elif isinstance(error, TemplateSyntaxError):
        where = f"{error.filename or error.name}:{error.lineno}"
    return f"{where} cannot be used: {error.message}"


def _of_system(error: OSError, target: Path) -> str:
    file = str(error.filename or "")
    is_ours = not file or _is_in(file, target) or error.errno in {*_FULL, errno.EROFS, errno.EFBIG}
    if is_ours:
        return f"the site cannot be written to {target}: {_why(error, target.parent)}"
    verb = "cannot be read" if Path(file).exists() else "cannot be used"
    return f"{file} {verb}: {_why(error, Path(file).parent)}"


def _is_in(file: str, target: Path) -> bool:
    """Whether a file lies in the site, or in the folder beside it that it is built in."""
    return any(Path(file).absolute().is_relative_to(one) for one in (target, room_of(target)))


def _why(error: OSError, folder: Path) -> str:
    if error.errno in _FULL:
        return f"the disk is full ({_free(folder)}): make room, then build again"
    if error.errno in _FORBIDDEN:
        return f"{_who()} may not use {error.filename or folder}: change its rights or its owner"
    if error.errno == errno.ENOENT:
        return "it is not there"
    return _SENTENCES.get(error.errno or 0, error.strerror or str(error))


def _free(folder: Path) -> str:
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), Path("/"))
    return f"{shutil.disk_usage(there).free / 1e6:.0f} MB are free at {there}"


def _who() -> str:
    return f"the user with the number {os.geteuid()}"


@contextmanager
def stoppable() -> Iterator[None]:
    """A signal to end (SIGTERM, SIGHUP) unwinds the program as Ctrl+C does, and cleans up.

    Raises `SystemExit` with 128 and the signal's number, as shells have it.
    """

    def stop(number: int, _frame: FrameType | None) -> None:
        os.write(2, f"safetynet: {STOPPED}\n".encode())
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, stop) for number in STOPS}
    try:
        yield
    finally:
        for number, usual in before.items():
            signal.signal(number, usual)
