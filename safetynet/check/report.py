"""Findings as text for a terminal, as JSON, as a Markdown table, and as notes for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from safetynet.check.catalogue import corrected_text, example, says, severity, write
from safetynet.check.markdown import escaped, printable
from safetynet.errors import Finding, Severity
from safetynet.text import LOCALES, Locale, LocalizedText

Format = Literal["text", "json", "markdown", "github"]
Renderer: TypeAlias = Callable[[Sequence[Finding], Locale], str]

_SEVERITY = {
    Severity.ERROR: LocalizedText(zh="錯誤", en="error"),
    Severity.WARNING: LocalizedText(zh="提醒", en="warning"),
}
_TOLD = LocalizedText(zh="{says}{write}例：{example}", en="{says} {write} Example: {example}")
_CORRECTED = LocalizedText(zh="{says}{write}", en="{says} {write}")
_LABELLED = LocalizedText(zh="{label}：{told}", en="{label}: {told}")
_SUMMARY = LocalizedText(
    zh="共 {errors} 個錯誤、{warnings} 個提醒。",
    en="{errors} errors, {warnings} warnings.",
)
_NOTHING = LocalizedText(
    zh="資料檢查完成，沒有發現問題。", en="The data are checked; nothing is wrong."
)
_HINT = LocalizedText(
    zh="其中 {count} 項可以由程式更正：safetynet fix",
    en="{count} of them can be corrected by: safetynet fix",
)
_HEAD = LocalizedText(
    zh="| | 位置 | 資料 | 欄位 | 說明 | 代碼 |", en="| | Place | Record | Field | What | Code |"
)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything keeps the site from being built."""
    return any(severity(finding) is Severity.ERROR for finding in findings)


def render(findings: Sequence[Finding], report_format: Format, locale: Locale) -> str:
    """All findings in one of the formats, with a line break at the end."""
    return RENDERERS[report_format](findings, locale)


def summary(findings: Sequence[Finding], locale: Locale) -> str:
    """How many errors and warnings there are, in one sentence."""
    if not findings:
        return _NOTHING.in_(locale)
    counts = _counts(findings)
    return _SUMMARY.in_(locale).format_map(counts)


def render_text(findings: Sequence[Finding], locale: Locale) -> str:
    """One line a finding: place, record, field, what is wrong, what to write, example, code."""
    lines = [*(told_line(one, locale) for one in findings), summary(findings, locale)]
    plain = sum(one.correction is not None for one in findings)
    if plain:
        lines.append(_HINT.in_(locale).format(count=plain))
    return "".join(f"{line}\n" for line in lines)


def told_line(finding: Finding, locale: Locale) -> str:
    """Place, record, field, what is wrong, what to write, code."""
    place = f"{finding.place.file.as_posix()}:{finding.place.line}"
    label = _SEVERITY[severity(finding)].in_(locale)
    told = _LABELLED.in_(locale).format(label=label, told=_told(finding, locale))
    parts = (place, finding.record, finding.field, told, f"[{finding.code}]")
    return "  ".join(one for one in map(printable, parts) if one)


def sentences(finding: Finding, locale: Locale) -> str:
    """What is wrong and what to write, without an example."""
    facts = {"says": says(finding, locale), "write": write(finding, locale)}
    return _CORRECTED.in_(locale).format(**facts)


def _told(finding: Finding, locale: Locale) -> str:
    """What is wrong and what to write; with an example, where it is not plain what was meant."""
    sentence = _CORRECTED if finding.correction and not finding.is_secret else _TOLD
    return sentence.in_(locale).format(
        says=says(finding, locale),
        write=write(finding, locale),
        example=example(finding, locale),
    )


def render_json(findings: Sequence[Finding], locale: Locale) -> str:
    """Every finding with both languages; `locale` changes nothing."""
    del locale
    whole = {"counts": _counts(findings), "findings": [_as_json(one) for one in findings]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_json(finding: Finding) -> Mapping[str, object]:
    return {
        "code": finding.code,
        "severity": severity(finding),
        "file": finding.place.file.as_posix(),
        "line": finding.place.line,
        "record": finding.record,
        "field": finding.field,
        "value": None if finding.value is None or finding.is_secret else str(finding.value),
        "says": {locale: says(finding, locale) for locale in LOCALES},
        "write": {locale: write(finding, locale) for locale in LOCALES},
        "corrected": _corrected(finding),
        "example": {locale: example(finding, locale) for locale in LOCALES},
    }


def _corrected(finding: Finding) -> str | None:
    """What to write, where that is plain; it would repeat what a confidential record says."""
    if finding.correction is None or finding.is_secret:
        return None
    return corrected_text(finding.correction)


def render_markdown(findings: Sequence[Finding], locale: Locale) -> str:
    """A summary and a table, for a comment on a change."""
    lines = [summary(findings, locale)]
    if findings:
        lines += ["", _HEAD.in_(locale), "| --- " * 6 + "|"]
        lines += ["| " + " | ".join(_cells(one, locale)) + " |" for one in findings]
    return "\n".join(lines) + "\n"


def _cells(finding: Finding, locale: Locale) -> tuple[str, ...]:
    place = f"{finding.place.file.as_posix()}:{finding.place.line}"
    label = _SEVERITY[severity(finding)].in_(locale)
    plain = (label, place, finding.record, finding.field, _told(finding, locale), finding.code)
    return tuple(escaped(cell) for cell in plain)


def render_github(findings: Sequence[Finding], locale: Locale) -> str:
    """Notes that GitHub shows beside the lines of a change, and the summary."""
    notes = [_note(finding, locale) for finding in findings]
    return "".join(f"{line}\n" for line in (*notes, summary(findings, locale)))


def _note(finding: Finding, locale: Locale) -> str:
    file, line = finding.place.file.as_posix(), finding.place.line
    title = " ".join(one for one in (finding.record, finding.field, f"[{finding.code}]") if one)
    where = f"file={_property(file)},line={line},title={_property(title)}"
    return f"::{severity(finding)} {where}::{_message(_told(finding, locale))}"


def _message(text: str) -> str:
    """Escaped as GitHub's workflow commands want a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as GitHub's workflow commands want a property."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    counted = Counter(severity(finding) for finding in findings)
    return {"errors": counted[Severity.ERROR], "warnings": counted[Severity.WARNING]}


RENDERERS: Mapping[Format, Renderer] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
    "github": render_github,
}
