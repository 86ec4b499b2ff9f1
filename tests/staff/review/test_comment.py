"""scripts/comment.py: one comment, updated; made from files that strangers could write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_host import BOT, HEAD, Host, archive, served
from site_build import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from comment import LEAD, body_of
from hostile_text import harmless, shortened

MARKER = "<!-- safetynet-review -->"
HOME = "https://github.com/owner/atlas"
Post = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def host() -> Iterator[Host]:
    """A host with a run that left a review of pull request 12."""
    with served(Host(artifact=archive(review_md="## Review\n\n@octocat\n", number="12\n"))) as one:
        yield one


@pytest.fixture
def post(host: Host, tmp_path: Path) -> Post:
    """Runs the script as the workflow does."""
    home = {"head_branch": "topic", "head_repository": {"full_name": "fork/atlas"}}
    event = {"workflow_run": {"id": 5, "event": "pull_request", "head_sha": HEAD, **home}}

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "event.json").write_text(json.dumps(event))
        own = {
            "GITHUB_API_URL": host.url,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "owner/atlas",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_TOKEN": "secret",
            "PATH": os.environ["PATH"],
        }
        return subprocess.run(
            [sys.executable, ROOT / "scripts/comment.py"],
            env={**own, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_first_run_posts_and_the_next_updates(host: Host, post: Post):
    """One comment, however often the change is pushed to; nobody is called."""
    first, again = post(), post()

    assert ("posted\n", "updated\n") == (first.stdout, again.stdout), first.stderr
    (comment,) = host.comments
    assert comment["body"].startswith(f"{MARKER}\n{LEAD}\n\n## Review\n")
    assert "@octocat" not in comment["body"]
    assert [
        "/repos/owner/atlas/issues/12/comments",
        "/repos/owner/atlas/issues/comments/1",
    ] == host.said


def test_token_does_not_follow_to_the_storage(host: Host, post: Post):
    """The archive lies with another host."""
    post()

    tokens = {path: token for _, path, token in host.asked}
    assert "" == tokens["/storage/review.zip"]
    assert "Bearer secret" == tokens["/repos/owner/atlas/pulls/12"]


def test_comment_of_somebody_else_is_left_alone(host: Host, post: Post):
    """The marker alone makes no comment ours; ours is found on the second page as well."""
    stranger = {"id": 900, "user": {"login": "octocat"}, "body": f"{MARKER}\nours"}
    quoted = {"id": 901, "user": {"login": BOT}, "body": f"> {MARKER}"}
    host.comments.extend([stranger, quoted, *({**stranger, "id": n} for n in range(902, 1002))])
    post()
    done = post()

    assert "updated\n" == done.stdout
    assert [f"{MARKER}\nours", f"> {MARKER}"] == [one["body"] for one in host.comments[:2]]
    assert 103 == len(host.comments)


@pytest.mark.parametrize(
    "number", ["13", "0", "12; rm -rf /", "12/../13", "", "\uff11\uff12", "9" * 30]
)
def test_number_that_the_host_does_not_confirm_is_refused(host: Host, post: Post, number: str):
    """The change could name any pull request."""
    host.artifact = archive(review_md="text", number=number)
    done = post()

    assert (1, []) == (done.returncode, host.said)
    assert "nothing was posted" in done.stderr
    assert "Traceback" not in done.stderr


def test_pull_request_of_somebody_else_is_refused(host: Host, post: Post):
    """The number is that of another branch."""
    host.head, host.branch = "2" * 40, "other"

    assert (1, []) == (post().returncode, host.said)


@pytest.mark.parametrize(("name", "value"), [("head", "2" * 40), ("state", "closed")])
def test_change_that_went_on_is_nothing_wrong(host: Host, post: Post, name: str, value: str):
    """Newer commits, or merged meanwhile: nothing is posted, and nobody is told of a failure."""
    setattr(host, name, value)
    done = post()

    assert (0, []) == (done.returncode, host.said)
    assert "nothing was posted" in done.stdout


@pytest.mark.parametrize(
    ("artifact", "size"),
    [
        (b"no archive", None),
        (archive(number="12"), None),
        (archive(review_md="a" * 3_000_000, number="12"), None),
        (archive(review_md="text", number="12"), 6_000_000),
        (b"P" * 6_000_000, 100),
    ],
)
def test_artifact_that_is_no_review_is_refused(
    host: Host, post: Post, artifact: bytes, size: int | None
):
    """Broken, incomplete, a bomb, too large, and larger than the host said."""
    host.artifact, host.size = artifact, size
    done = post()

    assert (1, []) == (done.returncode, host.said)
    assert "Traceback" not in done.stderr


def test_run_without_a_review_posts_nothing(host: Host, post: Post):
    """It ended before; that is shown there."""
    host.artifact = b""

    assert (0, []) == (post().returncode, host.said)


@pytest.mark.parametrize(
    "text",
    [
        "@octocat", "&#64;octocat", "\\@octocat", "![i](https://evil.example)", "![i][e]",
        "[a](https://evil.example)", "[a](//evil.example)", "[a](<https://evil.example>)",
        "[a](\nhttps://evil.example)", "[e]: https://evil.example", "https://evil.example",
        "www.evil.example", "<img src=x>", "<details open onclick=x>", "<!-- hidden -->",
        "<https://evil.example>", "owner/other#12", "mailto:a@evil.example", "a@evil.example",
        f"[a]({HOME}/../../evil)", "javascript:alert(1)", f"[a]({HOME}/.\\./.\\./evil)",
        f"[a]({HOME}/&period;&period;/evil)", "GH-12", "~label", "%5", '~"a label"',
    ],
)  # fmt: skip
def test_hostile_text_becomes_plain(text: str):
    """Whatever the code of a change printed."""
    made = harmless(f"before {text} after", (HOME,))

    for bad in (
        "@o",
        "@evil",
        "&#64",
        "![",
        "](",
        "]:",
        "://",
        "www.",
        "<i",
        "<d",
        "<!",
        "#12",
        "GH-1",
        "~l",
        '~"',
        "%5",
    ):
        assert bad not in made, bad
    assert "javascript:a" not in made


def test_what_a_review_needs_stays():
    """Tables, code, folded parts, links to the repository and to the map."""
    review = (
        "### Title\n\n| a | b |\n| --- | --- |\n| [services.yaml:2]"
        f"({HOME}/blob/{HEAD}/data/services.yaml#L2) | `a` \\| @&#8288;x |\n\n"
        "[24.4, 118.3](https://www.openstreetmap.org/?mlat=24.4&mlon=118.3#map=17/24.4/118.3)\n"
        "<details>\n<summary>The other 4</summary>\n\n- **x**\n\n</details>\n"
    )

    assert review == harmless(review, (HOME, "https://www.openstreetmap.org/"))


@pytest.mark.parametrize(
    "text",
    ["<details>\n<summary>細節</summary>\n", "```\n", "</details>", "<summary>a</details>", "<!--"],
)
def test_nothing_of_the_change_hides_who_made_the_text(text: str):
    """Our words stand before it, and a folded part that is not closed is none."""
    body = body_of(f"## OK 沒有問題\n{text}", HOME)

    assert body.startswith(f"{MARKER}\n{LEAD}\n\n")
    assert [] == [
        tag for tag in ("<details>", "<summary>", "</details>", "<!--") if tag in body[40:]
    ]


@pytest.mark.parametrize("unit", ["a.", "\n", "](", "@a ", "<details>", "a://"])
def test_huge_text_costs_nothing(unit: str):
    """A million characters of anything: less than a second of work, and not too long to post."""
    start = time.process_time()
    body = body_of(unit * (1_000_000 // len(unit)), HOME)

    assert time.process_time() - start < 1.0
    assert len(body) < 65_536


def test_long_review_is_cut_where_a_comment_ends():
    """At a line, with folded parts closed, and with the way to the whole."""
    text = "<details>\n" + "a line of the review\n" * 5_000 + "</details>\n"
    cut = shortened(text, "see the file")

    assert len(cut) < 65_536
    assert cut.endswith("</details>\n\nsee the file\n")
    assert 1 == cut.count("<details>") == cut.count("</details>")


def test_gitlab_note_is_posted_and_updated(host: Host, post: Post, tmp_path: Path):
    """By the bot of the token; not for forks, and no line is an order."""
    (tmp_path / "review.md").write_text("## Review\n/close\n", encoding="utf-8")
    gitlab = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": host.url,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "4",
        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "3",
        "CI_PROJECT_URL": "https://gitlab.example/owner/atlas",
        "REVIEW_TOKEN": "secret",
        "REVIEW_FILE": str(tmp_path / "review.md"),
    }
    fork = post(**{**gitlab, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "8"})
    first, again = post(**gitlab), post(**gitlab)

    assert (1, "posted\n", "updated\n") == (fork.returncode, first.stdout, again.stdout), (
        first.stderr
    )
    assert [
        "/projects/3/merge_requests/4/notes",
        "/projects/3/merge_requests/4/notes/1",
    ] == host.said
    assert "\n/close" not in host.comments[0]["body"]
