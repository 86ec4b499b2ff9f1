"""Real repositories of a small data folder, changed and reviewed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from review_repo import Repo
from site_build import ROOT

from safetynet.load.document import read_mapping
from safetynet.reach import NOTHING_MEASURED
from safetynet.staff.review.reach import Reached
from safetynet.staff.review.sides import Sides

SAID = (
    "review.", "field.", "choice.", "change.", "page.", "reach", "hours.", "month.", "date.",
    "figures.", "network.frequency.",
)  # fmt: skip
"""Beginnings of the sentences that a review says; reading all of them each time takes long."""


@pytest.fixture(autouse=True)
def no_one_elses_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's or a hook's git settings plays a part."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")


@pytest.fixture(scope="session")
def sentences() -> str:
    """The sentences that a review says."""
    _, texts = read_mapping(ROOT / "data/strings.yaml")
    return json.dumps({k: v for k, v in texts.items() if k.startswith(SAID)}, ensure_ascii=False)


@pytest.fixture
def make_repo(tmp_path: Path, sentences: str) -> Callable[..., Repo]:
    """Makes a repository with a copy of a data folder on its branch main, and a branch change."""

    def make(source: Path = ROOT / "tests/fixtures/data") -> Repo:
        repo = Repo(tmp_path / "repository")
        repo.root.mkdir()
        shutil.copytree(source, repo.data, ignore=shutil.ignore_patterns("geo"))
        (repo.data / "strings.yaml").write_text(sentences, encoding="utf-8")
        (repo.data / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
        repo.git("init", "--quiet", "--initial-branch=main")
        (repo.root / ".git/info/exclude").write_text("geo\n")
        repo.commit()
        repo.git("switch", "--quiet", "--create", "change")
        return repo

    return make


@pytest.fixture
def repo(make_repo: Callable[..., Repo]) -> Repo:
    """A repository with the small data folder."""
    return make_repo()


@pytest.fixture
def without_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measures nothing, which takes the longest; test_review_reach.py is about that."""

    def unmeasured(sides: Sides, *_rest: object) -> Reached:
        return Reached(sides.after.directory.published, NOTHING_MEASURED, (), ())

    monkeypatch.setattr("safetynet.staff.review.command.reach_changed", unmeasured)
