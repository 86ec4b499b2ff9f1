"""The workflows of both hosts: who may write, what is run, and that it runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from review_repo import Repo
from site_build import EPOCH, ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab/review.gitlab-ci.yml"


def read(name: str) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads its key `on` as true."""
    workflow = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in workflow.items()}


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_job_that_runs_the_change_may_write_nothing():
    """It gets no secrets, keeps no token in the checkout, and sees all of the history."""
    review = read("review")
    checkout = next(step for step in steps(review) if "checkout" in step.get("uses", ""))

    assert {"pull_request": None} == review["on"]
    assert {"contents": "read"} == review["permissions"]
    assert {"fetch-depth": 0, "persist-credentials": False}.items() <= checkout["with"].items()
    text = (ROOT / ".github/workflows/review.yml").read_text(encoding="utf-8")
    assert [] == [word for word in ("secrets.", "github.token", "GITHUB_TOKEN") if word in text]


def test_job_that_may_write_runs_nothing_of_the_change():
    """The default branch's script, and nothing else; nothing of the event stands in a command."""
    comment = read("comment")
    run = [step["run"] for step in steps(comment) if "run" in step]
    (checkout,) = [step for step in steps(comment) if "uses" in step]

    assert ["python3 scripts/comment.py"] == run
    assert "${{ github.event.repository.default_branch }}" == checkout["with"]["ref"]
    assert {"workflows": ["review"], "types": ["completed"]} == comment["on"]["workflow_run"]
    rights = {"actions": "read", "contents": "read", "pull-requests": "write"}
    assert rights == comment["permissions"]
    assert read("review")["name"] in comment["on"]["workflow_run"]["workflows"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_workflow_puts_words_of_strangers_into_a_command(file: Path):
    """Names of branches and titles are text of strangers: they come as environment, if at all."""
    for step in steps(read(file.stem)):
        assert "${{" not in step.get("run", "")
        assert "@" in step.get("uses", "@")


def test_findings_are_annotated_once():
    """Of a pull request those that it brings, by .ci/review; of a push by check.yml."""
    job = read("check")["jobs"]["check"]

    assert "github.event_name == 'push'" == job["if"]
    told = [step for step in steps(read("review")) if "--format github" in step.get("run", "")]
    assert [] == told
    assert 1 == (ROOT / ".ci/review").read_text(encoding="utf-8").count("cat review/notes")


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB], ids=lambda file: file.name)
def test_what_workflows_run_is_there(file: Path):
    """Scripts and commands exist by the names they are called by."""
    words = file.read_text(encoding="utf-8").split()
    named = {word for word in words if word.startswith((".ci/", "scripts/")) and "*" not in word}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [] == [name for name in named if not (ROOT / name).is_file()]
    for target in (b for a, b in pairwise(words) if a == "make"):
        assert target == "python3" or f"\n{target}:" in makefile or target.startswith(".venv")


def test_gitlab_gives_the_token_to_no_fork():
    """The default branch's script writes the note, only for changes of the project itself."""
    pipeline = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    (rule,) = pipeline["note"]["rules"]

    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in rule["if"]
    (own,) = pipeline["review"]["rules"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in own["if"]
    assert {"name": "review-note", "action": "access"} == pipeline["note"]["environment"]
    assert "python3 trusted/comment.py" == pipeline["note"]["script"][-1]
    assert "REVIEW_TOKEN" not in str(pipeline["review"])
    assert {"GIT_DEPTH": "0"} == pipeline[".project"]["variables"]


def test_gitlab_files_make_one_pipeline():
    """Included together and beside a county's own jobs: no stage is missing, no list replaced."""
    files = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in GITLAB.parent.iterdir()]
    whole = {name: value for file in files for name, value in file.items()}
    known = {".pre", "build", "test", "deploy", ".post"}

    assert "stages" not in whole
    jobs = {name: job for name, job in whole.items() if not name.startswith(".")}
    scheduled = {"calls of the month", "links to other sites"}
    audits = {"weaknesses of python packages", "weaknesses of npm packages"}
    assert {"review", "note", "pages", *scheduled, *audits} == set(jobs)
    assert [] == [name for name, job in jobs.items() if job.get("stage", "test") not in known]


def test_gitlab_note_takes_its_script_from_the_default_branch(repo: Repo, tmp_path: Path):
    """Whatever the change made of it."""
    scripts = repo.root / "scripts"
    scripts.mkdir()
    for name in ("comment.py", "host_api.py", "hostile_text.py"):
        (scripts / name).write_text("default branch\n")
    repo.commit()
    repo.git("branch", "--force", "main")
    (scripts / "comment.py").write_text("of the change\n")
    repo.commit()
    url = f"file://{repo.root}"
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--branch=change", url, clone], check=True)
    *prepare, _ = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["note"]["script"]
    environment = {**os.environ, "CI_DEFAULT_BRANCH": "main", "REVIEW_TOKEN": "secret"}
    subprocess.run(["sh", "-ec", "\n".join(prepare)], cwd=clone, env=environment, check=True)

    trusted = {file.name: file.read_text() for file in (clone / "trusted").iterdir()}
    kept = ("comment.py", "host_api.py", "hostile_text.py")
    assert dict.fromkeys(kept, "default branch\n") == trusted
    imported = set(
        re.findall(r"^from (\w+) import", (ROOT / "scripts/comment.py").read_text(), re.MULTILINE)
    )
    assert {"host_api", "hostile_text"} <= imported


def run_review(repo: Repo, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs .ci/review in the repository, as both hosts do."""
    for name in (".ci/review", "mkdocs.yml"):
        (repo.root / name).parent.mkdir(exist_ok=True)
        (repo.root / name).write_bytes((ROOT / name).read_bytes())
    kept = {name: os.environ[name] for name in os.environ if name.startswith("GIT_")}
    own = {
        "PATH": os.environ["PATH"],
        "SAFETYNET": str(Path(sys.executable).with_name("safetynet")),
        "SOURCE_DATE_EPOCH": EPOCH,
        "NUMBER": "12",
        "BASE": repo.git("rev-parse", "main"),
        "REPOSITORY_URL": "https://github.com/owner/atlas",
    }
    return subprocess.run(
        ["bash", ".ci/review"],
        cwd=repo.root,
        env={**kept, **own, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def linked(repo: Repo) -> Repo:
    """The repository with what the site's settings name beside the data."""
    for name in ("content", "overrides", "maps"):
        (repo.root / name).symlink_to(ROOT / name, target_is_directory=True)
    with (repo.root / ".git/info/exclude").open("a") as file:
        file.write("content\noverrides\nmaps\n.ci\nmkdocs.yml\nreview\n.cache\n")
    return repo


def test_script_makes_review_number_and_picture(linked: Repo):
    """What the artifact holds; a change with errors has a review as well."""
    linked.replace("lon: 118.417006", "lon: 118.40")
    linked.replace("services: [family-support]", "services: [famly-support]")
    linked.commit()
    done = run_review(linked)

    assert 0 == done.returncode, done.stderr
    files = {file.name for file in (linked.root / "review").iterdir()}
    assert {"review.md", "number", "points.svg"} == files
    assert "12\n" == (linked.root / "review/number").read_text()
    text = (linked.root / "review/review.md").read_text(encoding="utf-8")
    assert "famly-support" in text
    assert "### Points that change" in text
    assert "::error" not in done.stdout


def test_script_notes_what_the_change_brings_at_its_lines(linked: Repo):
    """On GitHub; what was wrong before is not noted, so it does not use up the host's limit."""
    linked.replace("languages: [zh]", "languages: [zz]")
    linked.commit()
    linked.git("branch", "--force", "main")
    linked.replace("services: [family-support]", "services: [famly-support]")
    linked.commit()
    done = run_review(linked, GITHUB_ACTIONS="true")

    notes = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert 1 == len(notes)
    assert "famly-support" in notes[0]
    assert not (linked.root / "review/notes").exists()


def test_script_says_why_there_is_no_review(linked: Repo):
    """The reason stands in the comment, not only in a log."""
    done = run_review(linked, BASE="f" * 40)

    assert 0 == done.returncode
    text = (linked.root / "review/review.md").read_text(encoding="utf-8")
    assert "The change could not be compared." in text
    assert "git fetch origin ffff" in text
