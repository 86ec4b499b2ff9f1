#!/usr/bin/env python3
"""Posts the review of a change as one comment that is updated: on GitHub and on GitLab.

Runs with write access, so only from the default branch, and it runs nothing of the change. What
the change's own job made is taken as hostile text. Python's own library is enough.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from host_api import Api, HostError, github, gitlab
from hostile_text import harmless, shortened

ARTIFACT = "review"
REVIEW, NUMBER = "review.md", "number"
LARGEST_ARCHIVE = 5_000_000
LARGEST_REVIEW = 1_000_000
PAGES = 20
"""So many pages of a hundred comments are looked through."""
MARKER = "<!-- safetynet-review -->"
MAP = "https://www.openstreetmap.org/"
LEAD = (
    "這段文字由修改內容裡的程式產生，請以「檔案變更」為準。"
    "This text was made by the code of the change itself; the changed files are what counts."
)
REST = (
    "全文太長，請看附件 review.md。 "
    "The whole text is too long for a comment: see review.md among the files."
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What Python's library raises for an archive that is none, or a broken one."""
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")


class Refused(Exception):  # noqa: N818 - what happened, not an error of the program
    """Something in the change's files is not what it should be; nothing was posted."""


class Outdated(Exception):  # noqa: N818 - what happened, nothing is wrong
    """The change went on while it was checked; its next review will be posted."""


def _refuse(why: str) -> NoReturn:
    raise Refused(why)


def files_of(archive: bytes) -> Mapping[str, str]:
    """The two texts of the artifact; nothing is unpacked to the disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return {name: _text(opened, name) for name in (REVIEW, NUMBER)}
    except _BROKEN as error:
        _refuse(f"the artifact cannot be read: {error!r}")


def _text(opened: zipfile.ZipFile, name: str) -> str:
    with opened.open(name) as file:
        found = file.read(LARGEST_REVIEW + 1)
    if len(found) > LARGEST_REVIEW:
        _refuse(f"{name} is larger than {LARGEST_REVIEW} bytes")
    return found.decode("utf-8")


def body_of(review: str, home: str) -> str:
    """The comment: who made the text, then the text with nothing harmful in it.

    The text may fold away or hide what follows it, so nothing of ours does. It is cut before it is
    looked at as well, so that a huge one costs nothing.
    """
    text = shortened(harmless(shortened(review, REST), (home, MAP)), REST)
    return f"{MARKER}\n{LEAD}\n\n{text}\n"


def comment_on_github(environment: Mapping[str, str]) -> str:
    """Posts what the run of another workflow made on the pull request that it ran for."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run, repository = event["workflow_run"], environment["GITHUB_REPOSITORY"]
    api = github(environment)
    archive = _artifact(api, run["id"])
    if archive is None:
        return "the run left no review: nothing to post"
    files = files_of(archive)
    number = _pull_request(api, files[NUMBER].strip(), run, repository)
    home = f"{environment['GITHUB_SERVER_URL']}/{repository}"
    author = environment.get("COMMENT_AUTHOR") or "github-actions[bot]"
    comments = _Comments(api, f"/issues/{number}/comments", "/issues/comments", "login", author)
    return comments.put(body_of(files[REVIEW], home), "PATCH")


def _artifact(api: Api, run: int) -> bytes | None:
    """The archive of the review; None where the run ended before it made one."""
    listed = api.call("GET", f"/actions/runs/{int(run)}/artifacts?name={ARTIFACT}&per_page=10")
    found = [one for one in listed["artifacts"] if one["name"] == ARTIFACT and not one["expired"]]
    if not found:
        return None
    if found[0]["size_in_bytes"] > LARGEST_ARCHIVE:
        _refuse(f"the artifact has {found[0]['size_in_bytes']} bytes")
    return api.fetch("GET", f"/actions/artifacts/{int(found[0]['id'])}/zip", None, LARGEST_ARCHIVE)


def _pull_request(api: Api, number: str, run: Mapping[str, Any], repository: str) -> int:
    """The number, once the host says that the run was made for this pull request's commit."""
    if run["event"] != "pull_request" or not _NUMBER.fullmatch(number):
        _refuse("the artifact names no pull request")
    pull = api.call("GET", f"/pulls/{number}")
    head, checked = pull["head"], run["head_sha"]
    if pull["base"]["repo"]["full_name"] != repository:
        _refuse(f"pull request {number} is not of this repository")
    if pull["state"] != "open":
        msg = f"pull request {number} is closed by now"
        raise Outdated(msg)
    if head["sha"] != checked and not _went_on(head, run):
        _refuse(f"pull request {number} is not the one that was checked")
    if head["sha"] != checked:
        msg = f"pull request {number} has newer commits by now"
        raise Outdated(msg)
    return int(number)


def _went_on(head: Mapping[str, Any], run: Mapping[str, Any]) -> bool:
    """Whether the run was made for an earlier commit of the branch that a pull request has."""
    branch, home = run.get("head_branch"), (run.get("head_repository") or {}).get("full_name")
    return branch is not None and (head.get("ref"), (head.get("repo") or {}).get("full_name")) == (
        branch,
        home,
    )


@dataclass(frozen=True)
class _Comments:
    """The comments of one change."""

    api: Api
    every: str
    """Path of all of them."""
    one: str
    """Path below which each stands by its id."""
    name: str
    """What the host calls the name of an author."""
    author: str

    def put(self, body: str, method: str) -> str:
        """Writes the comment over our earlier one, or as a new one."""
        known = self._own()
        if known is None:
            self.api.call("POST", self.every, {"body": body})
            return "posted"
        self.api.call(method, f"{self.one}/{known}", {"body": body})
        return "updated"

    def _own(self) -> int | None:
        """The id of our comment: ours by its author, not only by its marker."""
        for page in range(1, PAGES + 1):
            found = self.api.call("GET", f"{self.every}?per_page=100&page={page}")
            for comment in found:
                by = (comment.get("user") or comment.get("author") or {}).get(self.name)
                if by == self.author and (comment["body"] or "").startswith(MARKER):
                    return int(comment["id"])
            if not found:
                break
        return None


def comment_on_gitlab(environment: Mapping[str, str]) -> str:
    """Posts the review that an earlier job of the pipeline made on its merge request."""
    project, number = environment["CI_PROJECT_ID"], environment["CI_MERGE_REQUEST_IID"]
    if environment.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID") != project:
        _refuse("the change comes from a fork")
    file = Path(environment.get("REVIEW_FILE") or REVIEW)
    if file.stat().st_size > LARGEST_REVIEW:
        _refuse(f"{file} is larger than {LARGEST_REVIEW} bytes")
    whole = gitlab(environment, "REVIEW_TOKEN")
    author = whole.call("GET", "/user")["username"]
    api = Api(f"{whole.url}/projects/{int(project)}/merge_requests/{int(number)}", whole.headers)
    comments = _Comments(api, "/notes", "/notes", "username", author)
    review = file.read_text(encoding="utf-8", errors="replace")
    return comments.put(body_of(review, environment["CI_PROJECT_URL"]), "PUT")


def main() -> int:
    """Posts; 0 done or no longer wanted, 1 refused or the host said no."""
    is_gitlab = "GITLAB_CI" in os.environ
    try:
        done = comment_on_gitlab(os.environ) if is_gitlab else comment_on_github(os.environ)
    except Outdated as outdated:
        done = f"nothing was posted: {outdated}"
    except (Refused, HostError) as refused:
        print(f"nothing was posted: {refused}", file=sys.stderr)
        return 1
    print(done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
