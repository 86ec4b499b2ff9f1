"""`safetynet review`: changes of figures, meetings and pathways are told one by one."""

from __future__ import annotations

import pytest
from review_repo import Repo
from small_network import with_network

pytestmark = pytest.mark.usefixtures("without_reach")


@pytest.fixture
def told_repo(repo: Repo) -> Repo:
    """A repository whose main branch has figures, meetings and a pathway."""
    repo.git("checkout", "--quiet", "main")
    with_network(repo.data)
    repo.commit()
    repo.git("checkout", "--quiet", "-b", "figures")
    return repo


def test_figure_is_known_by_what_it_is_of(told_repo: Repo):
    """All figures have the same source; the one that changed is named, and no other."""
    told_repo.replace("value: 284,", "value: 285,", "indicators.yaml")
    told_repo.replace("frequency: quarterly", "frequency: monthly", "meetings.yaml")

    text = told_repo.told("en")

    figure = "kinmen intake child cases 2019/2020 report"
    assert f"| `[{figure}].value` | 284 | 285 |" in text
    assert "| `[kinmen 聯繫會議].frequency` | quarterly | monthly |" in text
    assert 2 == text.count("Values: 0 added, 1 changed, 0 removed.")


def test_what_the_check_finds_in_figures_is_told(told_repo: Repo):
    """A sum that holds no longer is a new error of the change."""
    told_repo.replace("value: 284,", "value: 285,", "indicators.yaml")

    found = told_repo.review()

    assert found.has_errors
    assert "`sum-differs`" in found.text


def test_two_items_of_one_name_do_not_hide_each_other(told_repo: Repo):
    """A step may cite a document twice; a change of either is told."""
    one = "stated: [{source: report, county: kinmen, quote: 通報後24小時內派案，由縣府處理}]"
    two = one.replace("]", ", {source: report, quote: 由縣府處理}]")
    told_repo.replace(one, two, "pathways.yaml")

    assert "stated[report #2].quote` | (nothing) | 由縣府處理 |" in told_repo.told("en")
