"""Runs every rule over what was loaded and gathers all findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from safetynet.check.case import Case
from safetynet.check.corrections import corrected
from safetynet.check.rules import FILE_RULES, RECORD_RULES
from safetynet.directory import Directory
from safetynet.errors import Finding
from safetynet.load import SERVICES, Fault, Files, Loaded

RETIRED = "retired_ids.txt"
_NO_DOCUMENTS: Mapping[str, str] = MappingProxyType({})


def check_directory(
    loaded: Loaded,
    today: dt.date,
    reused: Collection[str] = (),
    documents: Mapping[str, str] = _NO_DOCUMENTS,
) -> tuple[Finding, ...]:
    """All findings, of reading and of the rules, in the order of the files and their lines.

    `reused` are ids that another place had before, as history tells; those of retired_ids.txt
    are known here. `documents` are the texts of sources that are at hand, by their codes.
    When a file beside services.yaml could not be read there are only the findings of reading.
    """
    found = (*loaded.findings, *_rule_findings(loaded, today, reused, documents))
    findings = (corrected(finding, loaded) for finding in _told_once(found))
    return tuple(sorted(findings, key=_in_order))


def _told_once(findings: Collection[Finding]) -> Iterator[Finding]:
    """Without the empty fields that are told of as missing: nobody should delete their lines."""
    missing = {one.path for one in findings if one.code in ("missing-field", "missing-language")}
    return (one for one in findings if one.code != "empty-value" or one.path not in missing)


def _in_order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.place.file.as_posix(), finding.place.line, finding.field, finding.code


def _rule_findings(
    loaded: Loaded, today: dt.date, reused: Collection[str], documents: Mapping[str, str]
) -> Iterator[Finding]:
    if loaded.directory is None:
        return
    case = case_of(loaded, loaded.directory, today)
    case = replace(case, retired=case.retired.union(reused), documents=documents)
    for item, record in case.by_item:
        for rule in RECORD_RULES:
            for fault in rule(record, case):
                yield _finding(loaded.files, item, fault)
    for file_rule in FILE_RULES:
        for name, fault in file_rule(case):
            yield loaded.files.finding(name, fault)


def case_of(loaded: Loaded, directory: Directory, today: dt.date) -> Case:
    """What the rules look at, for a directory that was loaded."""
    return Case(
        directory=directory,
        files=loaded.files,
        items=loaded.items,
        ids=frozenset(loaded.files.ids),
        today=today,
        retired=retired_ids(loaded.files.documents[SERVICES].file.parent),
        translated=loaded.translated,
    )


def _finding(files: Files, item: int, fault: Fault) -> Finding:
    return files.finding(SERVICES, replace(fault, path=(item, *fault.path)))


def retired_ids(folder: Path) -> frozenset[str]:
    """Ids of a data folder that are no longer used, one a line, `#` begins a comment."""
    file = folder / RETIRED
    if not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("#")[0].strip() for line in lines) - {""}
