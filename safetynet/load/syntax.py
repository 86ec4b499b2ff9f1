"""What a YAML parser's error means to the person who typed the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from safetynet.load.yaml12 import Fault, TooDeepError

KEY = r"^\s*(?:- +)*[\w.-]+"
"""The start of a line that gives a field: indentation, dashes, the field's name."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
SHOWN = 60
"""Characters of a faulty line that a finding repeats."""


@dataclass(frozen=True)
class _Spot:
    """Where the parser stopped, and where the construct it was in began; lines from 0."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    start: int

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.text(self.line)[: self.column]

    @property
    def after(self) -> str:
        return self.text(self.line)[self.column :]


_Test = Callable[[_Spot], int | None]
"""A question to the spot; the answer is the line (from 0) to blame, or None for no."""


def explain(error: YAMLError, text: str, first_line: int) -> Fault:
    """The finding for a syntax error in `text`, whose first line is `first_line` of its file."""
    if isinstance(error, ReaderError):
        return _control_character(text, first_line)
    if isinstance(error, TooDeepError) or not isinstance(error, MarkedYAMLError):
        return Fault("yaml-alias-bomb", line=first_line)
    spot = _spot(error, text)
    code, line = next(
        ((code, line) for code, test in _TESTS if (line := test(spot)) is not None),
        ("yaml-syntax", spot.line),
    )
    return Fault(code, value=spot.text(line).strip()[:SHOWN], line=first_line + line)


def _spot(error: MarkedYAMLError, text: str) -> _Spot:
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = f"{error.context or ''}: {error.problem or ''}"
    return _Spot(lines, problem, line, column, start.line if start else line)


def _control_character(text: str, first_line: int) -> Fault:
    found = CONTROL.search(text)
    line = text.count("\n", 0, found.start()) if found else 0
    value = f"U+{ord(found.group()):04X}" if found else ""
    return Fault("yaml-control-character", value=value, line=first_line + line)


def _on(pattern: str, *, line: Callable[[_Spot], int]) -> _Test:
    """A test: does `pattern` match that line of the text? It gives the line, or None."""
    compiled = re.compile(pattern)
    return lambda spot: line(spot) if compiled.search(spot.text(line(spot))) else None


def _says(words: str, *, line: Callable[[_Spot], int]) -> _Test:
    """A test: does the parser say `words`?"""
    return lambda spot: line(spot) if words in spot.problem else None


def _here(spot: _Spot) -> int:
    return spot.line


def _start(spot: _Spot) -> int:
    return spot.start


def _above(spot: _Spot) -> int:
    """The line with words above the one where the parser stopped."""
    above = (n for n in range(spot.line - 1, -1, -1) if spot.text(n).strip())
    return next(above, spot.line)


def _when(words: str, test: _Test) -> _Test:
    """A test: does the parser say `words`, and does `test` agree?"""
    return lambda spot: test(spot) if words in spot.problem else None


def _indent(spot: _Spot) -> int | None:
    """A second field that stands further in than the first reads as a value with a colon."""
    is_key = re.search(KEY + r"$", spot.before)
    return spot.line if is_key and not re.search(KEY + r":.*:", spot.before + ":") else None


def _missing_comma(spot: _Spot) -> int | None:
    has_wide_comma = "\uff0c" in spot.before
    is_next_key = re.search(r"[\"'\s][a-z_]+$", spot.before) or re.match(r"[a-z_]+:", spot.after)
    return spot.line if has_wide_comma or is_next_key else None


def _at_brace(spot: _Spot) -> int | None:
    return spot.line if spot.after.startswith(("{", "[")) else None


def _at_colon(spot: _Spot) -> int | None:
    return spot.line if spot.after.startswith(":") else None


def _unclosed_bracket(spot: _Spot) -> int | None:
    return spot.start if spot.line > spot.start else None


_NO_COLON = "could not find expected ':'"
_NO_VALUE = "mapping values are not allowed"
_NO_COMMA = "did not find expected ',' or"
_NO_KEY = "did not find expected key"

_TESTS: tuple[tuple[str, _Test], ...] = (
    ("yaml-merge-conflict", _on(r"^(<{7}|={7}|>{7})", line=_here)),
    ("yaml-merge-conflict", _on(r"^(<{7}|={7}|>{7})", line=_start)),
    ("yaml-tab", _on(r"^ *\t", line=_here)),
    ("yaml-wide-space", _on(r"^\s*[\u3000\u00a0]", line=_here)),
    ("yaml-wide-space", _on(r"^\s*[\u3000\u00a0]", line=_start)),
    ("yaml-missing-space", _on(r"^ *-[^\s-]", line=_here)),
    ("yaml-missing-space", _on(r"^ *-[^\s-]", line=_above)),
    ("yaml-full-width-colon", _when(_NO_COLON, _on(KEY + "\uff1a", line=_start))),
    ("yaml-missing-space", _when(_NO_COLON, _on(KEY + r":\S", line=_start))),
    ("yaml-full-width-colon", _when(_NO_VALUE, _on(KEY + "\uff1a", line=_above))),
    ("yaml-missing-space", _when(_NO_VALUE, _on(KEY + r":[^\s:]+$", line=_above))),
    ("yaml-indent", _when(_NO_VALUE, _indent)),
    ("yaml-colon-in-text", _says(_NO_VALUE, line=_here)),
    ("yaml-hash-in-text", _when(_NO_COMMA, _on(r"\s#", line=_start))),
    ("yaml-unclosed-bracket", _when(_NO_COMMA, _unclosed_bracket)),
    ("yaml-missing-comma", _when(_NO_COMMA, _missing_comma)),
    ("yaml-colon-in-text", _when(_NO_COMMA, _at_colon)),
    ("yaml-brace-in-text", _when(_NO_COMMA, _at_brace)),
    ("yaml-after-quote", _when(_NO_COMMA, _on(r"[\"']", line=_here))),
    ("yaml-after-quote", _when(_NO_KEY, _on(r"[\"']", line=_here))),
    ("yaml-indent", _says(_NO_KEY, line=_here)),
    ("yaml-indent", _says("did not find expected '-' indicator", line=_here)),
    ("yaml-indent", _says("block sequence entries are not allowed", line=_here)),
    ("yaml-unclosed-quote", _says("scanning a quoted scalar", line=_start)),
    ("yaml-escape", _says("parsing a quoted scalar", line=_here)),
    ("yaml-alias", _says("undefined alias", line=_here)),
    ("yaml-tag", _says("a tag:", line=_here)),
    ("yaml-reserved-character", _says("cannot start any token", line=_here)),
    ("yaml-reserved-character", _says("alias", line=_here)),
    ("yaml-reserved-character", _says("anchor", line=_here)),
    ("yaml-two-documents", _says("another document", line=_here)),
    ("yaml-missing-space", _on(r":[}\]]", line=_here)),
)
"""Code → test, the first that matches; a test gives the line (from 0) to blame, or None."""
