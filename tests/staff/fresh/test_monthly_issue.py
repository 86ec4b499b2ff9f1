"""The month's issue: opened once, then updated, on a host of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from fake_host import Host, served
from site_build import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from monthly_issue import with_ticks

LIST = (
    "# 2026年11月查證名單\n\n- [ ] **甲**\n  - 電話：1\n  - `a-site`\n- [ ] **乙**\n  - `b-site`\n"
)
GITHUB = {"GITHUB_REPOSITORY": "county/atlas", "GITHUB_TOKEN": "t"}
GITLAB = {"CI_PROJECT_ID": "7", "GITLAB_TOKEN": "t"}


@pytest.fixture
def tracker() -> Iterator[Host]:
    """An empty host."""
    with served(Host()) as host:
        yield host


def run(
    tracker: Host, file: Path, text: str, variables: dict[str, str] = GITHUB, *words: str
) -> str:
    """What the script prints; its exit code stands first."""
    file.write_text(text, encoding="utf-8")
    urls = {"GITHUB_API_URL": tracker.url, "CI_API_V4_URL": tracker.url} if variables else {}
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts/monthly_issue.py", *words, file],
        env={"PATH": os.environ["PATH"], **urls, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{answer.returncode} {answer.stdout}{answer.stderr}"


def test_one_issue_a_month_and_ticks_stay(tracker: Host, tmp_path: Path):
    """The second run finds the issue; what was ticked meanwhile is ticked in the new text."""
    file = tmp_path / "calls.md"

    first = run(tracker, file, LIST)
    tracker.issues[0]["body"] = tracker.issues[0]["body"].replace("[ ] **乙", "[x] **乙")
    second = run(tracker, file, LIST.replace("電話：1", "電話：2"))

    assert "0 opened #1 2026年11月查證名單\n" == first
    assert "0 updated #1 2026年11月查證名單\n" == second
    (issue,) = tracker.issues
    assert ["freshness"] == issue["labels"]
    assert "- [ ] **甲**\n  - 電話：2\n" in issue["body"]
    assert "- [x] **乙**" in issue["body"]
    path = "/repos/county/atlas/issues"
    asked = [f"{method} {where.partition('?')[0]}" for method, where, _ in tracker.asked]
    assert [f"GET {path}", f"POST {path}", f"GET {path}", f"PATCH {path}/1"] == asked


@pytest.mark.parametrize(
    ("old", "ticked"),
    [
        (LIST.replace("[ ] **甲", "[x] **甲").replace("\n", "\r\n"), "甲"),
        (LIST.replace("[ ] **甲", "[X] **甲"), "甲"),
        (LIST.replace("[ ] **甲", "[x] **甲").replace("`a-site`", "`a-site` 已更新"), "甲"),
        (LIST.replace("[ ] **乙", "[x] **乙").replace("  - `a-site`\n", ""), "乙"),
        (LIST.replace("[ ] **甲", "[x] **甲").replace("電話：1", "打過 `b-site` 了"), "甲"),
    ],
)
def test_ticks_stay_with_their_sites(old: str, ticked: str):
    """Whatever a browser makes of line breaks, and whatever people write beside a box."""
    text = with_ticks(LIST, old)

    assert LIST.replace(f"[ ] **{ticked}", f"[x] **{ticked}") == text


def test_next_month_has_its_own_issue_and_pages_are_read(tracker: Host, tmp_path: Path):
    """The issue is found behind a hundred others; a pull request of that title is none."""
    others = [{"number": n, "title": f"other {n}", "body": ""} for n in range(1, 101)]
    ours = {"number": 101, "title": "2026年11月查證名單", "body": None}
    tracker.issues = [*others, ours]
    tracker.issues[0] |= {"title": ours["title"], "pull_request": {}}

    found = run(tracker, tmp_path / "calls.md", LIST)
    next_month = run(tracker, tmp_path / "calls.md", LIST.replace("11月", "12月"))

    assert found.startswith("0 updated #101")
    assert next_month.startswith("0 opened #102")


def test_gitlab_has_the_same(tracker: Host, tmp_path: Path):
    """The project's own API, its own names."""
    file = tmp_path / "calls.md"

    outputs = [run(tracker, file, LIST, GITLAB), run(tracker, file, LIST, GITLAB)]

    assert [True, True] == [o.startswith(s) for o, s in zip(outputs, ("0 op", "0 up"), strict=True)]
    assert "freshness" == tracker.issues[0]["labels"]
    assert "`a-site`" in tracker.issues[0]["description"]
    assert ("PUT", "/projects/7/issues/1") == tracker.asked[-1][:2]


def test_each_label_has_its_own_issue(tracker: Host, tmp_path: Path):
    """Links and calls never meet; with --update-only none is opened, and an open one is renewed."""
    file, links = tmp_path / "links.md", ("--label", "links")

    quiet = run(tracker, file, "# 外部連結檢查\n\nfine\n", GITHUB, *links, "--update-only")
    opened = run(tracker, file, "# 外部連結檢查\n\ndead\n", GITHUB, *links)
    renewed = run(tracker, file, "# 外部連結檢查\n\nfine\n", GITHUB, *links, "--update-only")

    assert "0 nothing to update: 外部連結檢查\n" == quiet
    assert [True, True] == [opened.startswith("0 opened #1"), renewed.startswith("0 updated #1")]
    (issue,) = tracker.issues
    assert (["links"], "fine\n") == (issue["labels"], issue["body"])
    assert all("labels=links" in path for method, path, _ in tracker.asked if method == "GET")


@pytest.mark.parametrize(
    ("text", "variables", "said"),
    [
        ("no title\n", GITHUB, "the first line is not a title"),
        ("# t\n" + "x" * 70_000, GITHUB, "use stale --limit"),
        (LIST, {}, "the variable 'CI_API_V4_URL' is not set"),
    ],
)
def test_what_cannot_be_written_is_said(
    tracker: Host, tmp_path: Path, text: str, variables: dict[str, str], said: str
):
    """Exit 1 with one line, and no issue."""
    output = run(tracker, tmp_path / "calls.md", text, variables)

    assert output.startswith("1 monthly_issue: ")
    assert said in output
    assert [] == tracker.issues


def test_refusal_is_shown(tracker: Host, tmp_path: Path):
    """Without the right to write issues, the host's own words are printed."""
    tracker.refuses = True

    output = run(tracker, tmp_path / "calls.md", LIST)

    assert output.startswith("1 ")
    assert "403" in output
    assert "not accessible" in output


def test_workflow_may_write_issues_and_nothing_else():
    """Scheduled and by hand; the token can do one thing; what it calls is there."""
    file = ROOT / ".github/workflows/freshness.yml"
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    steps = workflow["jobs"]["list"]["steps"]
    runs = " ".join(step.get("run", "") for step in steps)

    assert {"contents": "read", "issues": "write"} == workflow["permissions"]
    assert {"schedule", "workflow_dispatch"} == set(workflow[True])
    assert "safetynet stale --format md" in runs
    assert "scripts/monthly_issue.py" in runs
    assert (ROOT / "scripts/monthly_issue.py").is_file()
