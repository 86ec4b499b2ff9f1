"""Corrections put into the text of a file; every other character stays."""

from __future__ import annotations

from collections.abc import Sequence

from yaml import YAMLError

from safetynet.errors import DataError, Finding, NewLine, NewValue
from safetynet.load import Path
from safetynet.staff.writing import RecordsText


def with_corrections(
    text: RecordsText, findings: Sequence[Finding]
) -> tuple[RecordsText, tuple[Finding, ...]]:
    """The text with what was meant, and the findings that this answers.

    Slips of a line come first: they move the lines below, and may split a record in two. So the
    values of a file wait for the next round when one of its lines changes.
    """
    lines = {
        one.correction.line: one
        for one in reversed(findings)
        if isinstance(one.correction, NewLine)
    }
    if lines:
        return _with_lines(text, lines), tuple(lines[line] for line in sorted(lines))
    return _with_values(text, findings)


def _with_lines(text: RecordsText, findings: dict[int, Finding]) -> RecordsText:
    lines = text.text.split("\n")
    for number in sorted(findings, reverse=True):
        correction = findings[number].correction
        if isinstance(correction, NewLine):
            new = [] if correction.text is None else [correction.text]
            lines[number - 1 : number - 1 + correction.count] = new
    return text.with_span(0, len(text.text), "\n".join(lines))


def _with_values(
    text: RecordsText, findings: Sequence[Finding]
) -> tuple[RecordsText, tuple[Finding, ...]]:
    """Later items of a list before earlier ones, as one may become two."""
    done: list[Finding] = []
    paths: list[Path] = []
    for finding in sorted(findings, key=_by_path, reverse=True):
        correction = finding.correction
        if not isinstance(correction, NewValue) or _is_touched(correction.path, paths):
            continue
        changed = _with_value(text, correction)
        if changed != text:
            text = changed
            done.append(finding)
            paths.append(correction.path)
    return text, tuple(reversed(done))


def _with_value(text: RecordsText, correction: NewValue) -> RecordsText:
    """With the value in its place; unchanged where the file has no such place."""
    item, *rest = correction.path
    if not isinstance(item, int) or not rest:
        return text
    try:
        return text.with_value(item, tuple(rest), correction.value)
    except (DataError, YAMLError):
        return text


def _is_touched(path: Path, others: Sequence[Path]) -> bool:
    """Whether something above or below has been changed in this round."""
    return any(path[: len(one)] == one[: len(path)] for one in others)


def _by_path(finding: Finding) -> tuple[tuple[int, str], ...]:
    path = finding.correction.path if isinstance(finding.correction, NewValue) else ()
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)
