"""Writing files: data for scripts, and very many small pages on the second core."""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

WRITER = Path(__file__).with_name("writer.py")


def write_json(path: Path, value: object) -> None:
    """Write a value as compact JSON, UTF-8, into a folder that is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


class FileWriter:
    """Writes files below a folder by a small process of its own; use it with `with`.

    Making 20,000 folders and files takes a tenth of a large build, and no memory to speak of.
    An `OSError` with the reason is raised when a file cannot be written. Pages that may have
    inline code are in `suspects` afterwards: the second core looks for it meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-I", "-S", str(WRITER), str(folder)]
        self.suspects: tuple[str, ...] = ()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        """Ready to write."""
        return self

    def write(self, path: str, text: str) -> None:
        """Have `text` written to `path` (from the folder), UTF-8."""
        self._send((path, text.encode()))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait until everything is written; after an error stop at once."""
        if error is not None:
            self._process.kill()
            self._process.communicate()
            return
        self._send(None)
        named, told = self._process.communicate()
        if self._process.returncode:
            raise _fault(told, self._process.returncode)
        self.suspects = tuple(os.fsdecode(named).splitlines())

    def _send(self, item: tuple[str, bytes] | None) -> None:
        pipe = cast("BinaryIO", self._process.stdin)
        try:
            pipe.write(marshal.dumps(item))
            pipe.flush()  # the writer begins at once
        except BrokenPipeError:
            _, told = self._process.communicate()
            raise _fault(told, self._process.returncode) from None


def _fault(told: bytes, code: int) -> OSError:
    """What the writer told at its end, or what ended it."""
    if code < 0:
        return OSError(f"the process that writes the files was ended by signal {-code}")
    last = told.decode(errors="replace").strip().rpartition("\n")[2]
    number, _, reason = last.partition("\t")
    if not number.isdigit():
        return OSError(last)
    strerror, _, file = reason.partition("\t")
    return OSError(int(number), strerror, file or None)
