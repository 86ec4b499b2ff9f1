"""What a county sets is checked before anything is built."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from safetynet.errors import CallError
from safetynet.settings import TAIPEI, Agency, Reach, Repository, Settings, Tiles, build_stamp
from safetynet.text import LocalizedText


@pytest.mark.parametrize("thresholds", [(float("inf"),), (1, float("nan")), (0,), (3, 1), ()])
def test_thresholds_are_rising_distances(thresholds: tuple[float, ...]) -> None:
    """Within "inf km" everybody lives, within "nan km" nobody: such figures say nothing."""
    with pytest.raises(ValidationError):
        Reach(thresholds_km=thresholds, goal_km=thresholds[-1] if thresholds else 5)


def test_repository_that_a_variable_sets_to_nothing_is_none() -> None:
    """REPOSITORY_URL="" comes from the settings as null; a slash at the end is nothing new."""
    assert [""] == [Repository.model_validate({"url": None}).url]
    assert "https://a.org/b" == Repository(url="https://a.org/b/").url


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:10",
        "//evil.example/x",
        "https://county.gov.tw@evil.example/",
        "ftp://example.org/",
        "www.cwa.gov.tw",
    ],
)
def test_what_is_no_address_on_the_web_is_refused(address: str) -> None:
    """It would be a link on every page; the setting is named."""
    name = LocalizedText(zh="縣", en="County")
    makers: dict[str, Callable[[], object]] = {
        "quick_exit_url": lambda: Settings(today=dt.date(2026, 11, 22), quick_exit_url=address),
        "privacy_url": lambda: Agency(name=name, switchboard="1", privacy_url=address),
        "open_data_url": lambda: Agency(name=name, switchboard="1", open_data_url=address),
        "url": lambda: Agency(name=name, switchboard="1", url=address),
        "issues_url": lambda: Repository(issues_url=address),
    }
    for setting, make in makers.items():
        with pytest.raises(ValidationError, match=rf"(?s){setting}\n.*address on the web"):
            make()
    with pytest.raises(ValidationError, match=r"(?s)url\n.*address on the web"):
        Repository(url=address)
    with pytest.raises(ValidationError, match=r"(?s)url\n.*address on the web"):
        Tiles(url=LocalizedText(zh="https://a.example/{z}", en=address), attribution=name)


def test_tiles_have_parts_that_are_filled_in() -> None:
    """Their address is one on the web for any of them."""
    url = LocalizedText(zh="https://{s}.a.example/{z}/{x}/{y}", en="https://b.example/{z}/{x}{r}")

    assert url == Tiles(url=url, attribution=url).url


@pytest.mark.parametrize(
    "email", ["a@b.tw?bcc=evil@x.y&body=1", "a@b.tw,evil@x.y", "a b@c.tw", "@b.tw", "a@b"]
)
def test_mailbox_is_one_and_nothing_else(email: str) -> None:
    """It stands in mailto: links, which can have hidden readers."""
    with pytest.raises(ValidationError, match=r"(?s)email\n.*one mailbox"):
        Repository(email=email)


@pytest.mark.parametrize("branch", ["main/../x", "../x", "", "a b", "a#b", "-x"])
def test_branch_stays_in_the_repository(branch: str) -> None:
    """It stands in the addresses of files."""
    with pytest.raises(ValidationError, match=r"(?s)branch\n.*name of a branch"):
        Repository(branch=branch)


@pytest.mark.parametrize(
    "epoch",
    ["soon", "1e9", "-5", "1.5", " 1760000000", "\uff11\uff17\uff16", "0", "9" * 11, "9" * 30],
)
def test_time_that_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """Also a time that files or calendars cannot hold; the value is repeated."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(CallError, match=f"SOURCE_DATE_EPOCH is {epoch!r}"):
        build_stamp(Path())


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose only commit is of 2026-11-22 09:00 in Taiwan."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    when = "2026-11-22T09:00:00+0800"
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = a\nemail = a@b.test\n[log]\nshowSignature = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    environment = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    folder = tmp_path / "atlas"
    for words in (
        ["init", "-q", str(folder)],
        ["-C", str(folder), "commit", "-qm", "x", "--allow-empty"],
    ):
        subprocess.run(["git", *words], check=True, env=environment)
    return folder


COMMITTED = dt.datetime(2026, 11, 22, 9, tzinfo=TAIPEI)


def test_stamp_is_that_of_the_last_commit(checkout: Path, tmp_path: Path) -> None:
    """However signatures are shown, and in a clone that has only the newest commit."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{checkout}", clone], check=True)

    assert COMMITTED == build_stamp(checkout)
    assert COMMITTED == build_stamp(clone)


@pytest.mark.parametrize("trouble", ["no git", "no repository", "no commit", "git refuses"])
def test_stamp_without_a_commit_is_now(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    """A site can be built from an unpacked archive, too."""
    folder = checkout
    if trouble == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    elif trouble == "no repository":
        folder = tmp_path
    elif trouble == "no commit":
        folder = tmp_path / "empty"
        subprocess.run(["git", "init", "-q", folder], check=True)
    else:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    before = dt.datetime.now(TAIPEI).replace(microsecond=0)

    assert before <= build_stamp(folder) <= dt.datetime.now(TAIPEI)
