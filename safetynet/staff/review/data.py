"""All that a review found out, and the same as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetynet.check.report import render_json
from safetynet.errors import Finding
from safetynet.staff.changes import RecordChange
from safetynet.staff.review.compare import Comparison
from safetynet.staff.review.looking import Looking
from safetynet.staff.review.reach import Reached
from safetynet.staff.review.remarks import Moved, Remark
from safetynet.staff.review.sides import Sides


@dataclass(frozen=True)
class Reviewed:
    """All that was found out."""

    sides: Sides
    comparison: Comparison
    reached: Reached
    moved: tuple[Moved, ...]
    looking: tuple[Looking, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that the change brings."""
        return (*self.comparison.reused.findings, *self.comparison.new_findings)


def data_text(reviewed: Reviewed) -> str:
    """The review for programs; of confidential records it says no value."""
    return json.dumps(_data(reviewed), ensure_ascii=False, indent=2) + "\n"


def _data(reviewed: Reviewed) -> Mapping[str, object]:
    comparison, sides = reviewed.comparison, reviewed.sides
    return {
        "base": sides.before.commit,
        "head": sides.after.commit,
        "records": [_record(one) for one in comparison.changes],
        "renamed": [
            {"old": one.before.id if one.before else "", "new": one.id}
            for one in comparison.renamed
        ],
        "unread": comparison.unread,
        "findings": json.loads(render_json(reviewed.findings, "zh"))["findings"],
        "older_findings": comparison.older_findings,
        "remarks": [_remark(one) for one in comparison.remarks],
        "stale": [{"id": one.record, "field": one.path} for one in comparison.stale],
        "reach": _reach_data(reviewed.reached),
        "points": [dataclasses.asdict(one) for one in reviewed.moved],
        "files": [{"name": one.name, "change": one.sort} for one in comparison.files],
        "history_is_whole": comparison.reused.is_whole,
    }


def _record(change: RecordChange) -> Mapping[str, object]:
    fields = sorted({str(field.path[0]) for field in change.fields})
    return {"id": change.id, "change": change.sort, "fields": fields}


def _remark(remark: Remark) -> Mapping[str, object]:
    facts = {
        name: fact for name, fact in remark.facts.items() if isinstance(fact, (int, float, str))
    }
    return {"code": remark.code, "id": remark.record, **facts}


def _reach_data(reached: Reached) -> Sequence[Mapping[str, object]]:
    return [
        {
            "sort": one.change.subject.sort,
            "kind": one.change.subject.code,
            "gains": one.change.gains(""),
            "townships": {
                town.code: gains
                for town in reached.directory.geography.townships
                if any(gains := one.change.gains(town.code))
            },
        }
        for one in reached.changes
    ]
