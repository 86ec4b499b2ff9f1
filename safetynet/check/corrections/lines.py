"""Slips in the text of a line: marks, spaces, tabs and quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from yaml import YAMLError

from safetynet.check.corrections.slip import Meant, Slip
from safetynet.errors import NewLine
from safetynet.load.syntax import CONTROL, explain
from safetynet.load.yaml12 import COLON, Reader, compose
from safetynet.load.yaml_text import scalar_text

_Candidates: TypeAlias = Callable[[Slip], Iterable[str]]
_LEAD = re.compile(r"[\s\u3000\u00a0]*")
_START = r"(?P<start>\s*(?:- +)*"
_KEY = re.compile(rf"{_START}[\w.-]+)[:\uff1a][ \u3000]*(?P<rest>.*)")
_BLOCK = re.compile(rf"{_START}[\w.-]+: +)(?P<rest>\S.*?)\s*")
_DASH = re.compile(r"(\s*)-(\S.*)")
_FLOW = re.compile(rf"{_START}(?:[\w.-]+: +)?){{(?P<inside>.*)}}\s*")
_FLOW_LIST = re.compile(r"\[[^\]]*\]")
_NEXT_KEY = re.compile(r"\s*[,\uff0c]\s*(?=[a-z_]+:(?:\s|$))")
_BEFORE_KEY = re.compile(r"(?<=[^\s,{])\s*[\uff0c\u3001]?\s+(?=[a-z_]+: )|\uff0c\s*(?=[a-z_]+: )")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_BESIDE = 2
"""Lines; a field given twice so near was repeated by a slip."""
_CLOSING = {"[": "]", "{": "}"}
_WIDE_MARKS = str.maketrans("\uff5b\uff5d\uff3b\uff3d\uff1a\uff0c\u3000", "{}[]:, ")


def corrected_line(slip: Slip) -> Meant | None:
    """The first of the candidates that makes the line readable; None where none does."""
    for line in LINES[slip.finding.code](slip):
        if line != slip.line and _is_better(slip, line):
            return Meant(NewLine(slip.finding.place.line, line))
    return None


def deleted_line(slip: Slip) -> Meant | None:
    """The line goes: it holds nothing but the mark."""
    return Meant(NewLine(slip.finding.place.line, None)) if slip.line.strip() == "---" else None


def repeated_line(slip: Slip) -> Meant | None:
    """A field given twice in the same words needs its second line no more."""
    piece = slip.document.piece_at(slip.finding.place.line)
    first = slip.finding.facts["first"]
    if slip.finding.place.line - first > _BESIDE:
        return None  # two records may have run into one
    lines = piece.text.split("\n") if piece else []
    is_same = piece and lines[first - piece.line].strip(" -") == slip.line.strip()
    is_whole = _BLOCK.fullmatch(slip.line) is not None
    return Meant(NewLine(slip.finding.place.line, None)) if is_same and is_whole else None


def _is_better(slip: Slip, line: str) -> bool:
    """Whether the record can be read with this line, or at least further than this line."""
    place = slip.finding.place.line
    piece = slip.document.piece_at(place)
    if piece is None:
        return False
    lines = piece.text.split("\n")
    lines[place - piece.line] = line
    text = "\n".join(lines)
    reader = Reader(piece.line)
    try:
        node = compose(text)
        if node:
            reader.read(node)
    except YAMLError as error:
        return explain(error, text, piece.line).line > place
    return not any(
        fault.line == place and fault.code == slip.finding.code for fault in reader.faults
    )


def _indented(slip: Slip) -> Iterator[str]:
    """Two spaces for each tab or wide space; else as far in as a line beside it."""
    lead = _LEAD.match(slip.line)
    start, rest = lead.group() if lead else "", slip.line.lstrip()
    if start.strip(" "):
        yield re.sub(r"[^ ]", "  ", start) + rest
    yield from (indent + rest for indent in dict.fromkeys(_indents_beside(slip)))


def _indents_beside(slip: Slip) -> Iterator[str]:
    piece = slip.document.piece_at(slip.finding.place.line)
    lines = piece.text.split("\n") if piece else []
    place = slip.finding.place.line - (piece.line if piece else 0)
    beside = [line for line in reversed(lines[:place]) if line.strip()][:1]
    beside += [line for line in lines[place + 1 :] if line.strip()][:1]
    for line in beside:
        found = re.match(r" *(?:- +)?", line)
        yield " " * len(found.group()) if found else ""


def _aligned(slip: Slip) -> Iterator[str]:
    """As far in as the lines beside it, where that is one place only."""
    indents = dict.fromkeys(_indents_beside(slip))
    better = [indent + slip.line.lstrip() for indent in indents]
    readable = [line for line in better if _is_better(slip, line)]
    yield from readable if len(readable) == 1 else ()


def _spaced(slip: Slip) -> Iterator[str]:
    """A space after the colon or the dash, an ordinary colon; in braces, or at the line's start."""
    line, found = slip.line, COLON.fullmatch(slip.text)
    if found and line.count(slip.text) == 1 and line.strip("- ") != slip.text:
        yield line.replace(slip.text, f"{found['key']}: {scalar_text(found['value'].strip())}")
    yield re.sub(r":(?=[}\]])", ": ", line)
    if dash := _DASH.fullmatch(line):
        yield f"{dash[1]}- {dash[2]}"
    if key := _KEY.fullmatch(line):
        yield f"{key['start']}: {key['rest']}"
        if not key["rest"].startswith(("{", "[")):
            yield f"{key['start']}: {scalar_text(key['rest'].rstrip())}"


def _quoted_rest(slip: Slip) -> Iterator[str]:
    """The text after the field's name in quotes."""
    if block := _BLOCK.fullmatch(slip.line):
        yield block["start"] + _in_quotes(block["rest"])


def _quoted(slip: Slip) -> Iterator[str]:
    """Texts that need quotes in quotes: inside braces, or after the field's name."""
    yield slip.line.translate(_WIDE_MARKS)
    flow = _FLOW.fullmatch(slip.line)
    if flow is None:
        yield from _quoted_rest(slip)
        return
    parts = [_quoted_entry(part) for part in _NEXT_KEY.split(flow["inside"])]
    yield f"{flow['start']}{{{', '.join(parts)}}}"


def _quoted_entry(entry: str) -> str:
    name, colon, rest = entry.partition(": ")
    is_plain = _QUOTED.fullmatch(rest) or _FLOW_LIST.fullmatch(rest) or rest.startswith(("[", "{"))
    if not colon or is_plain:
        return entry
    return f"{name}: {scalar_text(rest) if rest[0] not in _QUOTES else _in_quotes(rest)}"


_QUOTES = "\"'"


def _in_quotes(text: str) -> str:
    """Text in double quotes; quotes that stood at its ends are dropped, where they are a pair."""
    for quote in _QUOTES:
        if text.startswith(quote) and text.endswith(quote) and len(text) > 1:
            return scalar_text(text[1:-1].replace(quote * 2, quote), '"')
    return scalar_text(text, '"')


def _requoted(slip: Slip) -> Iterator[str]:
    """Double quotes round a text with an apostrophe: 'Women's Center'."""
    if flow := _FLOW.fullmatch(slip.line):
        entries = [_with_apostrophe(part) for part in _NEXT_KEY.split(flow["inside"])]
        yield f"{flow['start']}{{{', '.join(entries)}}}"
    elif _BLOCK.fullmatch(slip.line):
        yield _with_apostrophe(slip.line.rstrip())


def _with_apostrophe(entry: str) -> str:
    name, colon, rest = entry.partition(": ")
    is_whole = rest.startswith("'") and rest.endswith("'") and '"' not in rest
    return f"{name}{colon}{scalar_text(rest[1:-1], _DOUBLE)}" if is_whole else entry


_DOUBLE = '"'


def _closed(slip: Slip) -> Iterator[str]:
    """The quotes or brackets that are missing at the end of the line."""
    line = slip.line.rstrip()
    bare = _QUOTED.sub("", line)
    for quote in _QUOTES:
        if bare.count(quote) == 1:
            yield line + quote
            yield re.sub(r"([}\]]*)$", rf"{quote}\1", line)
    stack: list[str] = []
    for mark in bare:
        if mark in _CLOSING:
            stack.append(_CLOSING[mark])
        elif stack and mark == stack[-1]:
            stack.pop()
    if stack:
        yield line + "".join(reversed(stack))


def _with_commas(slip: Slip) -> Iterator[str]:
    """An ordinary comma before each field in braces."""
    yield _BEFORE_KEY.sub(", ", slip.line)
    yield slip.line.translate(_WIDE_MARKS)


def _single_quoted(slip: Slip) -> Iterator[str]:
    r"""A backslash means itself in single quotes: "A\B" → 'A\B'."""
    yield _QUOTED.sub(lambda found: _in_single(found.group()), slip.line)


def _in_single(text: str) -> str:
    return f"'{text[1:-1]}'" if "\\" in text and "'" not in text else text


def _without_controls(slip: Slip) -> Iterator[str]:
    yield CONTROL.sub("", slip.line)


LINES: Mapping[str, _Candidates] = {
    "yaml-tab": _indented,
    "yaml-wide-space": _indented,
    "yaml-indent": _aligned,
    "yaml-full-width-colon": _spaced,
    "yaml-missing-space": _spaced,
    "yaml-colon-in-text": _quoted,
    "yaml-comma-in-text": _quoted,
    "yaml-hash-in-text": _quoted,
    "yaml-brace-in-text": _quoted,
    "yaml-reserved-character": _quoted,
    "yaml-tag": _quoted,
    "yaml-alias": _quoted,
    "yaml-after-quote": _requoted,
    "yaml-unclosed-quote": _closed,
    "yaml-unclosed-bracket": _closed,
    "yaml-missing-comma": _with_commas,
    "yaml-escape": _single_quoted,
    "yaml-control-character": _without_controls,
    "not-text": _quoted_rest,
}
"""Code → lines that may have been meant, the likeliest first."""
