"""Files written by the small process: all there, letter for letter, and failures told."""

from __future__ import annotations

import errno
import resource
from pathlib import Path

import pytest

from safetynet.site.files import FileWriter


def test_every_file_is_written_into_its_folder(tmp_path: Path) -> None:
    """New folders, deep folders, the same folder twice, Chinese text."""
    texts = {f"sites/probe-{n}/index.html": f"頁面 {n}\n" * 500 for n in range(50)}
    texts |= {"en/a/b/index.html": "deep", "en/a/b/other.html": "same folder", "top.html": "top"}
    with FileWriter(tmp_path) as writer:
        for path, text in texts.items():
            writer.write(path, text)

    written = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*") if p.is_file()}
    assert texts == {name: path.read_text(encoding="utf-8") for name, path in written.items()}


def test_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """The reason of the other process reaches the caller."""
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")

    with pytest.raises(OSError, match="taken"), FileWriter(tmp_path) as writer:
        writer.write("taken/index.html", "x")


def test_error_of_the_caller_ends_the_writer(tmp_path: Path) -> None:
    """Nothing waits for files that will never come."""

    def stopped(writer: FileWriter) -> None:
        writer.write("a/index.html", "x")
        msg = "stop"
        raise ValueError(msg)

    with pytest.raises(ValueError, match="stop"), FileWriter(tmp_path) as writer:
        stopped(writer)

    assert writer._process.returncode is not None


def test_file_that_was_cut_off_is_an_error(tmp_path: Path) -> None:
    """A disk that fills up takes a part of a file without a word; the rest says why."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)

    def cut_off() -> None:
        with FileWriter(tmp_path) as writer:
            writer.write("a/index.html", "x" * 5_000)

    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, usual[1]))
    try:
        with pytest.raises(OSError, match="too large") as caught:
            cut_off()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert errno.EFBIG == caught.value.errno


def test_writer_that_is_killed_is_told(tmp_path: Path) -> None:
    """By the signal; a machine short of memory kills so."""

    def killed() -> None:
        with FileWriter(tmp_path) as writer:
            writer._process.kill()
            writer._process.wait()
            writer.write("a/index.html", "x")

    with pytest.raises(OSError, match="ended by signal 9"):
        killed()
