"""How wide words are, near enough for a box, and where they are broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_NARROW, _WIDE = frozenset("fijlrtI.,:;!|'()[]-–·"), frozenset("mwMW%—")
_NARROW_EM, _LOWER_EM, _UPPER_EM, _WIDE_EM, _SPACE_EM = 0.4, 0.58, 0.7, 0.9, 0.33
"""Shares of the size of the type. Fonts differ: these are those of wide ones."""
_UNIT = re.compile(
    r"\s+"
    r"|[「『（《〈]*[\u2e80-\u9fff\uf900-\ufaff][，。、；：！？）」』》〉…]*"
    r"|[^\s\u2e80-\u9fff\uf900-\ufaff]+"
)
"""What is never broken: a word; a Chinese character with the marks that cling to it."""
_PART = re.compile(r"[^：:]+[：:]?|[：:]")
"""What a colon ends."""


def width_of(text: str, size: float) -> float:
    """The width of a text on one line, in the unit of `size`, the height of the type."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character.isspace():
        return _SPACE_EM
    if character in _NARROW:
        return _NARROW_EM
    if character in _WIDE:
        return _WIDE_EM
    return _UPPER_EM if character.isupper() else _LOWER_EM


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """A text on as few lines as fit into `room`, these about equally long; () for no text.

    What needs several lines is broken after a colon first. A word that is wider than the room is
    broken where it must be.
    """
    if width_of(text, size) <= room:
        return (text.strip(),) if text.strip() else ()
    return tuple(line for part in _PART.findall(text) for line in _balanced(part, size, room))


def spaced(text: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a text, each with a space at its end where the text has one."""
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line)
        yield line + " " * text[at : at + 1].isspace()


def _balanced(text: str, size: float, room: float) -> tuple[str, ...]:
    lines = _greedy(text, size, room)
    words = [width_of(unit.strip(), size) for unit in _UNIT.findall(text)]
    narrowest = min(room, max(words, default=room))
    for tenth in range(4, 10):
        narrower = _greedy(text, size, max(narrowest, room * tenth / 10))
        if len(narrower) == len(lines):
            return narrower
    return lines


def _greedy(text: str, size: float, room: float) -> tuple[str, ...]:
    lines = [""]
    for unit in _UNIT.findall(text.strip()):
        if width_of((lines[-1] + unit).strip(), size) <= room:
            lines[-1] += unit
        elif not unit.isspace():
            lines += _broken(unit, size, room)
    return tuple(line.strip() for line in lines if line.strip())


def _broken(unit: str, size: float, room: float) -> list[str]:
    """A unit on a line of its own, or on several where one is too short for it."""
    parts = [""]
    for character in unit:
        if parts[-1] and width_of(parts[-1] + character, size) > room:
            parts.append("")
        parts[-1] += character
    return parts
