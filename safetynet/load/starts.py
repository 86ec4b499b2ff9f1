"""Records that run into the one before: their dash is missing, another sign, or too far in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.load.document import Piece
from safetynet.load.yaml12 import Fault

STRAY_START = "yaml-record-start"
_ID = re.compile(
    r"^(?P<lead> *)(?P<dash>[-\u2010-\u2015\u2212\uff0d\u2022\u30fb\u00b7] +)?"
    r"(?P<field>id: +(?P<id>\S*).*)$",
    re.MULTILINE,
)
_KIND = re.compile(r"^[^#\n]*\bkind:\s", re.MULTILINE)
"""What every record has beside its id; without it an `id:` is only written twice."""
_FIELD_COLUMN = 2


@dataclass(frozen=True)
class Start:
    """Where a second record begins in a piece, and its text up to the next one."""

    id: str

    line: int
    """Line of the file, from 1."""
    text: str

    @property
    def moved(self) -> str | None:
        """The record with its dash in the first column; None where its lines are not in line."""
        head, *below = self.text.rstrip("\n").split("\n")
        found = _ID.match(head)
        fields = [line for line in below if line.strip() and not line.lstrip().startswith("#")]
        if found is None or not fields or any(not line.startswith(" ") for line in fields):
            return None
        column = min(len(line) - len(line.lstrip(" ")) for line in fields)
        if column not in (_FIELD_COLUMN, len(found["lead"]) + len(found["dash"] or "")):
            return None
        return "\n".join([f"- {found['field']}", *(_shifted(line, column) for line in below)])


def starts_in(piece: Piece) -> Iterator[Start]:
    """Each record that begins in a piece below its first one, and has a kind as that has."""
    found = list(_ID.finditer(piece.text))[1:]
    ends = [*(one.start() for one in found[1:]), len(piece.text)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        text, before = piece.text[match.start() : end], piece.text[: match.start()]
        if _KIND.search(text) and _KIND.search(before):
            yield Start(match["id"], piece.line + before.count("\n"), text)


def stray_starts(piece: Piece) -> Iterator[Fault]:
    """One fault for each of them."""
    for start in starts_in(piece):
        head = start.text.split("\n")[0].strip()
        yield Fault(STRAY_START, value=head, facts={"id": start.id}, line=start.line)


def _shifted(line: str, column: int) -> str:
    """A line whose neighbors begin at `column`, as far in as the fields of a record are."""
    rest = line.removeprefix(" " * column)
    return line if len(rest) == len(line) else " " * _FIELD_COLUMN + rest
