"""Open an issue with a list, or update it; for scheduled workflows.

    safetynet stale --format md --limit 60 > calls.md
    python scripts/monthly_issue.py calls.md
    safetynet links --format md > links.md
    python scripts/monthly_issue.py --label links links.md

The first line of the file (`# …`) is the issue's title. There is one open issue with a title and
the label; where it is there already its text is replaced, and boxes that were ticked stay ticked.
With --update-only none is opened.

Environment, as GitHub Actions sets it: GITHUB_API_URL, GITHUB_REPOSITORY, and GITHUB_TOKEN, which
may write issues and nothing else. On GitLab: CI_API_V4_URL, CI_PROJECT_ID, and GITLAB_TOKEN (a
project access token with the scope `api`).

It needs nothing but Python and its neighbor host_api.py, and exits with 1 when the host refuses.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from host_api import Api, HostError, github, gitlab

LABEL = "freshness"
LONGEST = 65_000
"""Characters that an issue of GitHub can hold."""
PAGE = 100
"""Issues in one answer, at most what both hosts give."""
BOX = re.compile(r"^(?=[-*+] \[[ xX]\])", re.MULTILINE)
"""Where a site with its box begins."""
TICKED = re.compile(r"[-*+] \[[xX]\]")
ID = re.compile(r"^ +[-*+] `([\w-]+)`", re.MULTILINE)
"""The site's id in a line of its own; people write notes behind it."""


class IssueError(Exception):
    """The issue cannot be written; the text is for people."""


@dataclass(frozen=True)
class Host:
    """How a host is asked for issues."""

    api: Api
    """Its address is that of the issues of the project."""
    text: str
    """Name of the field that holds an issue's text."""
    open_state: str
    update: str
    """Method that changes an issue."""
    number: str
    """Name of the field that numbers an issue."""
    label: str = LABEL
    """Issues with another one are not looked at."""

    def find(self, title: str) -> dict[str, Any] | None:
        """The open issue with the title and our label."""
        page = 1
        while True:
            asked = {"state": self.open_state, "labels": self.label, "per_page": PAGE, "page": page}
            issues = self.api.call("GET", "?" + urllib.parse.urlencode(asked))
            for issue in issues:
                if issue["title"] == title and "pull_request" not in issue:
                    return dict(issue)
            if len(issues) < PAGE:
                return None
            page += 1


def host_in(environment: dict[str, str], label: str = LABEL) -> Host:
    """The host that the environment tells of. Raises `IssueError` without one."""
    try:
        if "GITHUB_REPOSITORY" in environment:
            api = github(environment)
            issues = Api(f"{api.url}/issues", api.headers)
            return Host(issues, "body", "open", "PATCH", "number", label)
        api = gitlab(environment, "GITLAB_TOKEN")
        issues = Api(f"{api.url}/projects/{environment['CI_PROJECT_ID']}/issues", api.headers)
        return Host(issues, "description", "opened", "PUT", "iid", label)
    except KeyError as error:
        msg = f"the variable {error} is not set"
        raise IssueError(msg) from error


def read_list(file: Path) -> tuple[str, str]:
    """Title and text of the list. Raises `IssueError` for a list too long or without a title."""
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    if not first.startswith("# "):
        msg = f"{file}: the first line is not a title: {first!r}"
        raise IssueError(msg)
    if len(rest) > LONGEST:
        msg = f"{file} has {len(rest)} characters, an issue holds {LONGEST}; use stale --limit"
        raise IssueError(msg)
    return first.removeprefix("# ").strip(), rest.strip() + "\n"


def with_ticks(text: str, old: str) -> str:
    """The text with the boxes ticked that were ticked in the old one, whatever was noted there."""
    ticked = {_site(box) for box in _boxes(old) if TICKED.match(box)}
    return "".join(
        box.replace("- [ ]", "- [x]", 1) if _site(box) and _site(box) in ticked else box
        for box in _boxes(text)
    )


def _boxes(text: str) -> list[str]:
    """The text in pieces, each but the first beginning with a box."""
    return BOX.split(text.replace("\r\n", "\n"))


def _site(box: str) -> str:
    """The id of the site that a piece is of; "" of one without."""
    found = ID.findall(box)
    return found[-1] if found else ""


def write_issue(host: Host, title: str, text: str, *, is_opened: bool = True) -> str:
    """Open or update the issue; gives what was done. None is opened unless `is_opened`."""
    old = host.find(title)
    if old is None and not is_opened:
        return "nothing to update:"
    if old is None:
        labels: Any = [host.label] if host.text == "body" else host.label
        issue = host.api.call("POST", body={"title": title, host.text: text, "labels": labels})
        return f"opened #{issue[host.number]}"
    number = old[host.number]
    host.api.call(host.update, f"/{number}", {host.text: with_ticks(text, old[host.text] or "")})
    return f"updated #{number}"


def main(arguments: list[str]) -> int:
    """Exit code 0 when the issue is written, 1 when not, 2 for a wrong call."""
    parser = argparse.ArgumentParser(description="Open an issue with a list, or update it.")
    parser.add_argument("list", type=Path, help="the list; its first line is the title")
    parser.add_argument("--label", default=LABEL, help="of the issue")
    parser.add_argument("--update-only", action="store_true", help="open none")
    asked = parser.parse_args(arguments)
    try:
        title, text = read_list(asked.list)
        host = host_in(dict(os.environ), asked.label)
        print(write_issue(host, title, text, is_opened=not asked.update_only), title)
    except (IssueError, HostError, OSError) as error:
        print(f"monthly_issue: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
