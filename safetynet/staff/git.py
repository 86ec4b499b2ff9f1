"""What git knows of the data: files at a commit, what was renamed, and ids that were given up.

Only commands that read are called, with fixed arguments and without a shell; no working tree is
touched and nothing is fetched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from safetynet.errors import CallError

TIMEOUT_S = 60
"""No command on a history of thousands of commits takes so long."""
_SETTINGS = {
    "core.quotePath": "false",
    "core.fsmonitor": "false",
    "diff.noprefix": "false",
    "diff.mnemonicPrefix": "false",
    "log.showSignature": "false",
}
"""What a person may have set otherwise, and what would be run or change the answers."""
_SAFE = tuple(word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}"))
_PLAIN = ("--no-ext-diff", "--no-textconv", "--text", "--no-color")
"""A diff of the bytes: what .gitattributes or a person's settings say changes nothing."""
_REF = re.compile(r"(?!-)(?!.*\.\.)[^\s:\0]+")
"""No option, no range, no file of a commit."""
_ID_LINE = re.compile(rb"([-+])(?:-|[ ]) +id: *[\"']?([a-z0-9-]+)")
_PATH_LINE = re.compile(rb"^(---|\+\+\+) \"?[ab]/(.+?)\"?\t?$", re.MULTILINE)
_FILE = "100"
"""Modes of ordinary files begin so; links and other repositories do not."""


@dataclass(frozen=True)
class Gone:
    """An id that a file had once."""

    id: str
    commit: str
    """The last commit in which the file had it."""
    path: str
    """The file's path there."""
    back: str
    """The commit in which the file had the id again; "" where that is in none."""
    back_path: str


@dataclass(frozen=True)
class Git:
    """A repository that is read."""

    root: Path
    """Its top folder."""

    def commit(self, ref: str) -> str:
        """The full name of the commit that a branch, tag or shortened name means.

        A branch that is only known as one of `origin` is that one, as `git switch` has it. Raises
        `CallError` for what is no commit here, and says how to get it.
        """
        if not _REF.fullmatch(ref):
            msg = f"{ref!r} is not the name of a branch or commit"
            raise CallError(msg)
        for name in (ref, f"refs/remotes/origin/{ref}"):
            wanted = f"{name}^{{commit}}"
            found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
            if found is not None:
                return found.decode().strip()
        msg = f"this repository has no commit {ref!r}; fetch it first: {self._fetch(ref)}"
        raise CallError(msg)

    def _fetch(self, ref: str) -> str:
        """How to get a commit; of a branch so that it then has a name here."""
        branch = ref.removeprefix("origin/")
        is_id = re.fullmatch(r"[0-9a-f]{7,64}", ref)
        target = ref if is_id else f"{branch}:refs/remotes/origin/{branch}"
        return f"git fetch {'--unshallow ' if self.is_shallow else ''}origin {target}"

    @property
    def is_shallow(self) -> bool:
        """Whether only the newest commits were fetched."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def merge_base(self, base: str, head: str) -> str:
        """The newest commit that both have. Raises `CallError` when none is known here."""
        found = self._try("merge-base", base, head)
        if found is None and self.is_shallow:
            msg = (
                f"{base[:12]} and {head[:12]} have no commit in common in this shallow clone; fetch"
                " more: git fetch --deepen=1000 (or --unshallow; GitHub: fetch-depth: 0; GitLab:"
                ' GIT_DEPTH: "0")'
            )
            raise CallError(msg)
        if found is None:
            msg = f"{base[:12]} and {head[:12]} have no commit in common: they cannot be compared"
            raise CallError(msg)
        return found.decode().split()[0]

    def files(self, commit: str, folder: str = "") -> Mapping[str, str]:
        """Path → fingerprint of every ordinary file of a commit, or of a folder in it."""
        where = ("--", f"{folder}/") if folder else ()
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit, *where)
        return dict(_tree(listed))

    def read(self, commit: str, path: str) -> bytes | None:
        """The bytes of a file in a commit; None where it has no such file."""
        return self._try("cat-file", "blob", f"{commit}:{path}")

    def export(self, commit: str, folder: str, target: Path) -> None:
        """Write the files of a folder as they were in a commit; no links, nothing run."""
        for path in self.files(commit, folder):
            file = target / path.removeprefix(f"{folder}/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.read(commit, path) or b"")

    def renamed(self, before: str, after: str | None) -> Mapping[str, str]:
        """New path → old path of the files renamed between two commits.

        `after` is None for the files as they lie in the working tree (those that git knows).
        """
        ends = (before, after) if after else (before,)
        found = self._run("diff", "--name-status", "-z", "--find-renames=40%", *_PLAIN, *ends, "--")
        words = iter(found.decode(errors="surrogateescape").split("\0"))
        pairs: dict[str, str] = {}
        for status in words:
            if status[:1] in ("R", "C"):
                old, new = next(words), next(words)
                pairs[new] = old
            elif status:
                next(words)
        return pairs

    def gone(self, commit: str, path: str) -> Iterator[Gone]:
        """Ids that a file lost on the way to a commit, newest loss first, also before renames.

        The way is that of first parents: what the branch itself had, not what was tried on
        branches. Ids stand in lines of their own, as in services.yaml.
        """
        lines = self._run(
            *("log", "--first-parent", "-m", "--follow", "-p", "-U0", "--format=%x00%H %P"),
            *(*_PLAIN, commit, "--", path),
        )
        back: dict[str, tuple[str, str]] = {}
        for entry in lines.split(b"\0")[1:]:
            head, _, diff = entry.partition(b"\n")
            own, *parents = head.decode().split()
            paths = {m[1]: m[2].decode() for m in _PATH_LINE.finditer(diff)}
            found = [m.groups() for line in diff.split(b"\n") if (m := _ID_LINE.match(line))]
            lost = dict.fromkeys(id_.decode() for sign, id_ in found if sign == b"-")
            new = dict.fromkeys(id_.decode() for sign, id_ in found if sign == b"+")
            for id_ in lost:
                if id_ not in new and parents and b"---" in paths:
                    yield Gone(id_, parents[0], paths[b"---"], *back.get(id_, ("", "")))
            back |= {id_: (own, paths.get(b"+++", path)) for id_ in new if id_ not in lost}

    def path_of(self, file: Path) -> str:
        """The path of a file or folder in the repository. Raises `CallError` outside of it."""
        try:
            path = file.resolve().relative_to(self.root.resolve())
        except ValueError:
            msg = f"{file.as_posix()} is not in the repository {self.root.as_posix()}"
            raise CallError(msg) from None
        return path.as_posix()

    def _run(self, *words: str) -> bytes:
        done = _call(self.root, *words)
        if done.returncode:
            msg = f"git {words[0]}: {_first_line(done.stderr) or f'exit code {done.returncode}'}"
            raise CallError(msg)
        return done.stdout

    def _try(self, *words: str) -> bytes | None:
        done = _call(self.root, *words)
        return None if done.returncode else done.stdout


def git_at(folder: Path) -> Git:
    """The repository that a folder lies in. Raises `CallError` where there is none, or no git."""
    start = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    done = _call(start, "rev-parse", "--show-toplevel")
    if done.returncode:
        why = _first_line(done.stderr)
        msg = f"{folder.as_posix()} is in no git repository: {why}"
        raise CallError(msg)
    return Git(Path(os.fsdecode(done.stdout.rstrip(b"\n"))))


def _call(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        msg = "git is not installed: a change can only be reviewed in a git repository"
        raise CallError(msg)
    command = [program, "-C", str(folder), "--no-pager", *_SAFE, *words]
    asked_nothing = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    environment = {**os.environ, **asked_nothing, "GIT_NO_LAZY_FETCH": "1"}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, refs are checked, no shell
            command, capture_output=True, check=False, timeout=TIMEOUT_S, env=environment
        )
    except subprocess.TimeoutExpired as error:
        msg = f"git {words[0]} took longer than {TIMEOUT_S} seconds"
        raise CallError(msg) from error


def _tree(listed: bytes) -> Iterator[tuple[str, str]]:
    for entry in listed.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, _, fingerprint = about.decode().split()
        if mode.startswith(_FILE):
            yield os.fsdecode(path), fingerprint


def _first_line(text: bytes) -> str:
    return next(iter(text.decode(errors="replace").strip().splitlines()), "")
