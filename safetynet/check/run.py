"""Runs every rule over what was loaded and gathers all findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from safetynet.check.case import Case
from safetynet.check.rules import FILE_RULES, RECORD_RULES
from safetynet.errors import Finding
from safetynet.load import SERVICES, Fault, Files, Loaded

RETIRED = "retired_ids.txt"


def check_directory(loaded: Loaded, today: dt.date) -> tuple[Finding, ...]:
    """All findings, of reading and of the rules, in the order of the files and their lines.

    When a file beside services.yaml could not be read there are only the findings of reading.
    """
    findings = [*loaded.findings, *_rule_findings(loaded, today)]
    return tuple(sorted(findings, key=_in_order))


def _in_order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.place.file.as_posix(), finding.place.line, finding.field, finding.code


def _rule_findings(loaded: Loaded, today: dt.date) -> Iterator[Finding]:
    if loaded.directory is None:
        return
    folder = loaded.files.documents[SERVICES].file.parent
    case = Case(
        directory=loaded.directory,
        items=loaded.items,
        ids=frozenset(loaded.files.ids),
        today=today,
        retired=_retired(folder / RETIRED),
        translated=loaded.translated,
    )
    for item, record in case.by_item:
        for rule in RECORD_RULES:
            for fault in rule(record, case):
                yield _finding(loaded.files, item, fault)
    for file_rule in FILE_RULES:
        for name, fault in file_rule(case):
            yield loaded.files.finding(name, fault)


def _finding(files: Files, item: int, fault: Fault) -> Finding:
    return files.finding(SERVICES, replace(fault, path=(item, *fault.path)))


def _retired(file: Path) -> frozenset[str]:
    """Ids one a line, `#` begins a comment; none when there is no such file."""
    if not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("#")[0].strip() for line in lines) - {""}
