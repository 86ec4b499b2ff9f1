"""Links into the repository have the form that its host reads, and are not there without one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from safetynet.errors import Place
from safetynet.pages.repository import RepositoryLinks
from safetynet.settings import Repository, Settings

FORMS = {
    "github": (
        {"url": "https://github.com/owner/atlas/", "branch": "main"},
        "https://github.com/owner/atlas/blob/main/data/services.yaml#L7",
        "https://github.com/owner/atlas/edit/main/data/services.yaml#L7",
        "https://github.com/owner/atlas/issues/new?title=a%20b%26c",
    ),
    "gitlab": (
        {"url": "https://gitlab.com/county/group/atlas", "branch": "trunk"},
        "https://gitlab.com/county/group/atlas/-/blob/trunk/data/services.yaml#L7",
        "https://gitlab.com/county/group/atlas/-/edit/trunk/data/services.yaml#L7",
        "https://gitlab.com/county/group/atlas/-/issues/new?issue[title]=a%20b%26c",
    ),
    "own-host": (
        {"url": "https://git.county.example/atlas", "host": "gitlab"},
        "https://git.county.example/atlas/-/blob/main/data/services.yaml#L7",
        "https://git.county.example/atlas/-/edit/main/data/services.yaml#L7",
        "https://git.county.example/atlas/-/issues/new?issue[title]=a%20b%26c",
    ),
    "named-in-host": (
        {"url": "https://gitlab.county.example/atlas", "branch": "data/new"},
        "https://gitlab.county.example/atlas/-/blob/data/new/data/services.yaml#L7",
        "https://gitlab.county.example/atlas/-/edit/data/new/data/services.yaml#L7",
        "https://gitlab.county.example/atlas/-/issues/new?issue[title]=a%20b%26c",
    ),
}


def links(**repository: str) -> RepositoryLinks:
    """The links of an edition with this repository."""
    settings = Settings(
        today=dt.date(2026, 11, 22), repository=Repository.model_validate(repository)
    )
    return RepositoryLinks(settings)


@pytest.mark.parametrize("name", FORMS)
def test_addresses_have_the_form_of_the_host(name: str) -> None:
    """A line to read, the edit page at that line, a new issue with its title."""
    repository, view, edit, issue = FORMS[name]
    known = links(**repository)

    assert view == known.view(Place(Path("data/services.yaml"), 7))
    assert edit == known.edit("services.yaml", 7)
    assert issue == known.report("a b&c")


def test_project_that_has_gitlab_in_its_path_is_not_on_gitlab() -> None:
    """Only the host's name says which host it is."""
    known = links(url="https://github.com/owner/gitlab")

    assert "https://github.com/owner/gitlab/edit/main/data/services.yaml" == known.edit(
        "services.yaml"
    )


def test_own_page_for_reports_comes_first() -> None:
    """Where the settings name a page for reports, all reports go there."""
    known = links(url="https://github.com/owner/atlas", issues_url="https://forms.example/x")

    assert "https://forms.example/x" == known.report("probe")


def test_mailbox_alone_gets_letters() -> None:
    """Without a repository an error is reported by mail."""
    known = links(email="atlas@county.example")

    assert "mailto:atlas@county.example?subject=a%20b%26c" == known.report("a b&c")
    assert "" == known.edit("services.yaml")


def test_nothing_set_gives_no_link() -> None:
    """No link leads nowhere."""
    known = links()

    assert ["", "", ""] == [
        known.view(Place(Path("data/services.yaml"), 7)),
        known.edit("services.yaml", 7),
        known.report("probe"),
    ]
