"""Drafts in YAML: each record once, what is not its own left out, a new source named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from sheet_rows import JINHU

from safetynet.load import Loaded
from safetynet.staff.sheets.bring import Brought, Call, bring

NEW = (
    "- id: kinmen-draft-site\n  kind: counseling-site\n  name: {zh: 草稿據點, en: Draft Site}\n"
    "  township: 金門縣金湖鎮\n  verified: {how: web}\n"
    "  sources: [{source: seed-000, fields: [name]}]\n"
)
COMMENTS = (
    "\n# sources.yaml\n# kinmen-2026-11-22:\n"
    "#   title: {zh: 函, en: Letter}\n#   date: 2026-11-22\n"
)
"""What the form puts below the record when its source is new."""
Draft = Callable[[str], Brought]


@pytest.fixture
def draft(county: Loaded, tmp_path: Path) -> Draft:
    """Brings a draft in; nothing is written."""

    def run(text: str) -> Brought:
        file = tmp_path / "draft.yaml"
        file.write_text(text, encoding="utf-8")
        return bring(county, Call(file, "zh", dt.date(2026, 11, 22)))

    return run


def test_second_draft_of_a_record_is_rejected(draft: Draft):
    """As a second row is: nothing of the first gets lost in silence."""
    result = draft(f"- id: {JINHU}\n  fee: free\n- id: {JINHU}\n  booking: required\n{NEW}{NEW}")

    after = result.after.by_id[JINHU]
    assert ("free", "unknown") == (after.fee, after.booking)
    assert [2, 4] == [one.row.number for one in result.rejected]
    assert f"第 1 列已經是同一筆紀錄（{JINHU}）" in result.rejected[0].reasons[0].zh


def test_confidential_record_is_not_changed_by_a_draft(draft: Draft, county: Loaded):
    """As it is not by a row."""
    secret = next(one.id for one in county.whole.records if one.confidential)

    result = draft(f"- id: {secret}\n  fee: free\n")

    assert (0, 1) == (len(result.changes), len(result.rejected))


def test_comments_below_a_record_stay_in_the_draft(draft: Draft):
    """They are no part of it."""
    result = draft(f"{NEW}{COMMENTS}")

    assert 1 == len(result.changes)
    assert "sources.yaml" not in result.outcome.text.text
    assert NEW in result.outcome.text.text


@pytest.mark.parametrize(
    ("comments", "lines"),
    [
        (COMMENTS, ["kinmen-2026-11-22:", "  title: {zh: 函, en: Letter}", "  date: 2026-11-22"]),
        ("", ["kinmen-2026-11-22:", "  title: {zh: …, en: …}"]),
    ],
)
def test_new_source_of_a_draft_is_told_with_its_lines(
    draft: Draft, comments: str, lines: list[str]
):
    """What to add to sources.yaml, also above the rejected record."""
    result = draft(NEW.replace("seed-000", "kinmen-2026-11-22") + comments)

    (rejected,) = result.rejected
    assert lines == rejected.reasons[0].zh.split("\n")[1:]
    kept = result.rejected_file.decode().split("- id:")[0].splitlines()
    assert all(line.startswith("# ") for line in kept)
    assert {f"# {line}" for line in lines} <= set(kept)
