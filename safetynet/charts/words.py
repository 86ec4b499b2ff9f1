"""How much room words take: the fonts of readers differ, so it is estimated, rather too wide."""

from __future__ import annotations

import re
import unicodedata

TEXT = 13.0
"""Size of the letters, in units of the sheet."""
_EM = {
    **dict.fromkeys("ijl.,:;'|!", 0.3),
    **dict.fromkeys("frtI()[]/- ", 0.42),
    **dict.fromkeys("mwMW%@&—…", 1.0),
}
_WIDE, _CAPITAL, _OTHER = 1.0, 0.74, 0.62
_STRONG = 1.14
# A word with its spaces, or one wide character; signs stay with what they open or close.
_HAN = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
_CLOSING = "，。、；：！？）」』》〉…"
_PIECE = re.compile(rf"[（「『《〈]*(?:[{_HAN}]|[^\s{_HAN}]+|\s+)[{_CLOSING}]*\s*")


def width(text: str, *, strong: bool = False) -> float:
    """The width of one line, in units of the sheet."""
    return sum(map(_em, text)) * TEXT * (_STRONG if strong else 1)


def wrap(text: str, room: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text in lines that are no wider than the room, in units of the sheet."""
    lines = [""]
    for piece in _pieces(text, room, strong=strong):
        if lines[-1] and width((lines[-1] + piece).rstrip(), strong=strong) > room:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    return _EM.get(character, _CAPITAL if character.isupper() else _OTHER)


def _pieces(text: str, room: float, *, strong: bool) -> list[str]:
    pieces = _PIECE.findall(text)
    return [
        part
        for piece in pieces
        for part in (piece if width(piece.rstrip(), strong=strong) > room else [piece])
    ]
