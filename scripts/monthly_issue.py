"""Open the month's issue with the list of calls, or update it; for scheduled workflows.

    safetynet stale --format md --limit 60 > calls.md
    python scripts/monthly_issue.py calls.md

The first line of the file (`# …`) is the issue's title. There is one open issue with a title and
the label; where it is there already its text is replaced, and boxes that were ticked stay ticked.

Environment, as GitHub Actions sets it: GITHUB_API_URL, GITHUB_REPOSITORY, and GITHUB_TOKEN, which
may write issues and nothing else. On GitLab: CI_API_V4_URL, CI_PROJECT_ID, and GITLAB_TOKEN (a
project access token with the scope `api`).

It needs nothing but Python, and exits with 1 when the host refuses.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABEL = "freshness"
LONGEST = 65_000
"""Characters that an issue of GitHub can hold."""
WAIT_S = 30
PAGE = 100
"""Issues in one answer, at most what both hosts give."""
BOX = re.compile(r"^- \[( |x)\] .*?^ {2}- `([\w-]+)`$", re.MULTILINE | re.DOTALL)
"""A site with its box, and its id on the last line."""


class IssueError(Exception):
    """The issue cannot be written; the text is for people."""


@dataclass(frozen=True)
class Host:
    """How a host is asked for issues."""

    url: str
    """Address of the issues of the project."""
    headers: dict[str, str]
    text: str
    """Name of the field that holds an issue's text."""
    open_state: str
    update: str
    """Method that changes an issue."""
    number: str
    """Name of the field that numbers an issue."""

    def ask(self, method: str, path: str = "", body: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """The answer to a request. Raises `IssueError` when it is refused."""
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(  # noqa: S310 - the address is the host's own
            self.url + path, data, {"Content-Type": "application/json"}, method=method
        )
        for name, value in self.headers.items():
            request.add_unredirected_header(name, value)  # the token follows to no other host
        try:
            with urllib.request.urlopen(request, timeout=WAIT_S) as answer:  # noqa: S310
                return json.load(answer)
        except urllib.error.HTTPError as error:
            said = error.read().decode("utf-8", "replace")[:500]
            msg = f"{method} {self.url}{path}: {error.code} {said}"
            raise IssueError(msg) from error
        except urllib.error.URLError as error:
            msg = f"{self.url} cannot be reached: {error.reason}"
            raise IssueError(msg) from error

    def find(self, title: str) -> dict[str, Any] | None:
        """The open issue with the title and our label."""
        page = 1
        while True:
            asked = {"state": self.open_state, "labels": LABEL, "per_page": PAGE, "page": page}
            issues = self.ask("GET", "?" + urllib.parse.urlencode(asked))
            for issue in issues:
                if issue["title"] == title and "pull_request" not in issue:
                    return dict(issue)
            if len(issues) < PAGE:
                return None
            page += 1


def host_in(environment: dict[str, str]) -> Host:
    """The host that the environment tells of. Raises `IssueError` without one."""
    try:
        if "GITHUB_REPOSITORY" in environment:
            api = environment.get("GITHUB_API_URL", "https://api.github.com")
            return Host(
                url=f"{api}/repos/{environment['GITHUB_REPOSITORY']}/issues",
                headers={
                    "Authorization": f"Bearer {environment['GITHUB_TOKEN']}",
                    "Accept": "application/vnd.github+json",
                },
                text="body",
                open_state="open",
                update="PATCH",
                number="number",
            )
        return Host(
            url=f"{environment['CI_API_V4_URL']}/projects/{environment['CI_PROJECT_ID']}/issues",
            headers={"PRIVATE-TOKEN": environment["GITLAB_TOKEN"]},
            text="description",
            open_state="opened",
            update="PUT",
            number="iid",
        )
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
    """The text with the boxes ticked that were ticked in the old one."""
    ticked = {found[2] for found in BOX.finditer(old) if found[1] == "x"}

    def tick(found: re.Match[str]) -> str:
        return found[0].replace("- [ ]", "- [x]", 1) if found[2] in ticked else found[0]

    return BOX.sub(tick, text)


def write_issue(host: Host, title: str, text: str) -> str:
    """Open or update the issue; gives what was done."""
    old = host.find(title)
    if old is None:
        labels: Any = [LABEL] if host.text == "body" else LABEL
        issue = host.ask("POST", body={"title": title, host.text: text, "labels": labels})
        return f"opened #{issue[host.number]}"
    number = old[host.number]
    host.ask(host.update, f"/{number}", {host.text: with_ticks(text, old[host.text] or "")})
    return f"updated #{number}"


def main(arguments: list[str]) -> int:
    """Exit code 0 when the issue is written, 1 when not, 2 for a wrong call."""
    if len(arguments) != 1:
        print("usage: monthly_issue.py LIST.md", file=sys.stderr)
        return 2
    try:
        title, text = read_list(Path(arguments[0]))
        print(write_issue(host_in(dict(os.environ)), title, text), title)
    except (IssueError, OSError) as error:
        print(f"monthly_issue: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
