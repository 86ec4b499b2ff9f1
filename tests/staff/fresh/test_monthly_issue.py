"""The month's issue: opened once, then updated, on a host of the test's own."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_build import ROOT

LIST = (
    "# 2026年11月查證名單\n\n- [ ] **甲**\n  - 電話：1\n  - `a-site`\n- [ ] **乙**\n  - `b-site`\n"
)
GITHUB = {"GITHUB_REPOSITORY": "county/atlas", "GITHUB_TOKEN": "t"}
GITLAB = {"CI_PROJECT_ID": "7", "GITLAB_TOKEN": "t"}


class Tracker(http.server.ThreadingHTTPServer):
    """A host of issues: keeps them, and writes down what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.issues: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.refuses = False
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    """Both hosts in one: GitHub numbers by `number`, GitLab by `iid`."""

    server: Tracker

    def answer(self) -> None:
        """Keep or give issues."""
        tracker = self.server
        url = urllib.parse.urlsplit(self.path)
        tracker.asked.append(f"{self.command} {url.path}")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if tracker.refuses:
            return self.send(403, {"message": "Resource not accessible by integration"})
        if self.command == "GET":
            page = int(dict(urllib.parse.parse_qsl(url.query))["page"])
            return self.send(200, tracker.issues[100 * (page - 1) : 100 * page])
        if self.command == "POST":
            number = len(tracker.issues) + 1
            tracker.issues.append({"number": number, "iid": number, **json.loads(body)})
            return self.send(201, tracker.issues[-1])
        issue = tracker.issues[int(url.path.rsplit("/", 1)[1]) - 1]
        issue.update(json.loads(body))
        return self.send(200, issue)

    do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 - their names in the library

    def send(self, status: int, value: object) -> None:
        """A JSON answer."""
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    """An empty host."""
    with Tracker() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def run(tracker: Tracker, file: Path, text: str, variables: dict[str, str] = GITHUB) -> str:
    """What the script prints; its exit code stands first."""
    file.write_text(text, encoding="utf-8")
    urls = {"GITHUB_API_URL": tracker.url, "CI_API_V4_URL": tracker.url}
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts/monthly_issue.py", file],
        env={"PATH": os.environ["PATH"], **urls, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{answer.returncode} {answer.stdout}{answer.stderr}"


def test_one_issue_a_month_and_ticks_stay(tracker: Tracker, tmp_path: Path):
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
    assert [f"GET {path}", f"POST {path}", f"GET {path}", f"PATCH {path}/1"] == tracker.asked


def test_next_month_has_its_own_issue_and_pages_are_read(tracker: Tracker, tmp_path: Path):
    """The issue is found behind a hundred others; a pull request of that title is none."""
    others = [{"number": n, "title": f"other {n}", "body": ""} for n in range(1, 101)]
    ours = {"number": 101, "title": "2026年11月查證名單", "body": None}
    tracker.issues = [*others, ours]
    tracker.issues[0] |= {"title": ours["title"], "pull_request": {}}

    found = run(tracker, tmp_path / "calls.md", LIST)
    next_month = run(tracker, tmp_path / "calls.md", LIST.replace("11月", "12月"))

    assert found.startswith("0 updated #101")
    assert next_month.startswith("0 opened #102")


def test_gitlab_has_the_same(tracker: Tracker, tmp_path: Path):
    """The project's own API, its own names."""
    file = tmp_path / "calls.md"

    outputs = [run(tracker, file, LIST, GITLAB), run(tracker, file, LIST, GITLAB)]

    assert [True, True] == [o.startswith(s) for o, s in zip(outputs, ("0 op", "0 up"), strict=True)]
    assert "freshness" == tracker.issues[0]["labels"]
    assert "`a-site`" in tracker.issues[0]["description"]
    assert "PUT /projects/7/issues/1" == tracker.asked[-1]


@pytest.mark.parametrize(
    ("text", "variables", "said"),
    [
        ("no title\n", GITHUB, "the first line is not a title"),
        ("# t\n" + "x" * 70_000, GITHUB, "use stale --limit"),
        (LIST, {}, "the variable 'CI_PROJECT_ID' is not set"),
    ],
)
def test_what_cannot_be_written_is_said(
    tracker: Tracker, tmp_path: Path, text: str, variables: dict[str, str], said: str
):
    """Exit 1 with one line, and no issue."""
    output = run(tracker, tmp_path / "calls.md", text, variables)

    assert output.startswith("1 monthly_issue: ")
    assert said in output
    assert [] == tracker.issues


def test_refusal_is_shown(tracker: Tracker, tmp_path: Path):
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
