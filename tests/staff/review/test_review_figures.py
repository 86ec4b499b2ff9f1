"""`safetynet review`: figures and meetings are told one a row, and what they would make public."""

from __future__ import annotations

import re

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


def rows(text: str) -> list[list[str]]:
    """The cells of all rows of tables that tell figures or meetings, without their heads."""
    lines = [line[2:-2].split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in lines if re.search(" / |\uff0f", cells[0])]


def test_figure_is_one_row_in_words(told_repo: Repo):
    """All figures have the same source; the one that changed is named, and no other."""
    told_repo.replace("value: 284,", "value: 1285,", "indicators.yaml")

    text = told_repo.told("en")

    what = "Kinmen County / Cases received / Child protection / 2019–2020 (ROC 108–109)"
    assert [[what, "284 cases", "1,285 cases", "Report of results", ""]] == rows(text)
    assert "Rows: 0 added, 1 changed, 0 removed." in text


def test_meeting_is_one_row_in_words(told_repo: Repo):
    """How often it is held stands before and after; all else that changed beside it."""
    told_repo.replace("frequency: quarterly", "frequency: monthly", "meetings.yaml")
    told_repo.replace('period: "2022"', 'period: "2023"\n  is_planned: true', "meetings.yaml")

    (cells,) = rows(told_repo.told("zh"))

    assert ["每季", "每月", "成果報告"] == cells[1:4]
    assert "金門縣\uff0f聯繫會議\uff0f112年（2023年）" == cells[0]
    assert "期間：2022 → 2023、只是規劃：（無） → true" == cells[4]


def test_year_of_figures_is_a_row_each(told_repo: Repo):
    """Forty new figures are forty rows, with their quotes; none is left out."""
    new = (
        "- {{county: kinmen, topic: intake, item: adult, period: {year}-{month:02}, value: 3,"
        " unit: cases, source: report, quote: 第{n}列}}\n"
    )
    months = [(2019 + n // 12, n % 12 + 1, n) for n in range(40)]
    text = "".join(new.format(year=year, month=month, n=n) for year, month, n in months)
    told_repo.append(text, "indicators.yaml")

    found = rows(told_repo.told("en"))

    assert [("(nothing)", "3 cases")] * 40 == [(cells[1], cells[2]) for cells in found]
    assert [f"Quote: 第{n}列" for n in range(40)] == [cells[4] for cells in found]


def test_changed_rows_come_before_new_ones(told_repo: Repo):
    """What is cut at the end of a long list is never a change of what is published."""
    file = told_repo.data / "indicators.yaml"
    new = file.read_text(encoding="utf-8").partition("\n")[0].replace("2019", "2018")
    file.write_text(f"{new}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    told_repo.replace("value: 108,", "value: 109,", "indicators.yaml")
    told_repo.replace("item: budget,", "item: posts,", "indicators.yaml")

    states = [tuple(cells[1:3]) for cells in rows(told_repo.told("en"))]

    assert [
        ("108 people", "109 people"),
        ("216,048 dollars", "(nothing)"),
        ("(nothing)", "134 cases"),
        ("(nothing)", "216,048 dollars"),
    ] == states


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 284,", "value: many,", "many cases"),
        ("value: 284, unit: cases", "value: 284, unit: boxes", "284 boxes"),
        ("item: all, period", "item: nobody, period", "364 cases"),
        ("period: 2019/2020, value: 284", "period: of old, value: 285", "285 cases"),
    ],
)
def test_row_that_no_page_could_show_is_still_told(
    told_repo: Repo, old: str, new: str, expected: str
):
    """What is wrong with it is a finding; the row shows what is written."""
    told_repo.replace(old, new, "indicators.yaml")

    reviewed = told_repo.review(locales=("en",))

    assert reviewed.has_errors
    assert expected in [cells[2] for cells in rows(reviewed.text)]


def test_text_of_a_row_is_no_markup(told_repo: Repo):
    """A quote cannot end its cell, nor a field that nobody knows hide."""
    told_repo.replace(
        "quote: 核定12人", 'quote: "核定12人 | <b>", odd: "[x](y)"', "indicators.yaml"
    )

    text = told_repo.told("en")

    assert r"Quote: 核定12人 → 核定12人 \| \<b\>" in text
    assert r"odd: (nothing) → \[x\](y)" in text


def test_what_the_check_finds_in_figures_is_told(told_repo: Repo):
    """A sum that holds no longer is a new error of the change."""
    told_repo.replace("value: 284,", "value: 285,", "indicators.yaml")

    found = told_repo.review()

    assert found.has_errors
    assert "`sum-differs`" in found.text


def test_lower_threshold_is_for_somebody_to_look_at(told_repo: Repo):
    """It publishes groups in which a person can be recognized; a higher one does not."""
    told_repo.append("smallest_of_township: 3\n", "figures.yaml")

    assert [{"code": "threshold", "id": "", "old": 10, "new": 3}] == told_repo.found()["remarks"]
    assert "goes from 10 to 3" in told_repo.told("en")

    told_repo.replace("smallest_of_township: 3", "smallest_of_township: 12", "figures.yaml")
    assert [] == told_repo.found()["remarks"]


def test_unit_that_counts_no_people_any_more_is_for_somebody_to_look_at(told_repo: Repo):
    """The threshold holds for people only."""
    told_repo.replace(
        "en: people}, is_people: true", "en: people}, is_people: false", "figures.yaml"
    )

    assert ["not-people"] == [one["code"] for one in told_repo.found()["remarks"]]
    assert "“people” no longer counts as people" in told_repo.told("en")


def test_figure_that_was_left_out_is_for_somebody_to_look_at(told_repo: Repo):
    """With its neighbor's number told, the hidden one follows from the total."""
    told_repo.replace(", left_out: neighbor", "", "indicators.yaml")

    text = told_repo.told("en")

    what = "Kinmen County / Registered patients / Registered / Lieyu Township / Actual"
    assert "and would be public. Make sure that the reason is gone" in text
    (cells,) = rows(text)
    assert (
        "Left out because: So that others cannot be worked out. \\| neighbor → (nothing)"
        == cells[4]
    )
    assert f"{what} / March 2022 (ROC 111): it was left out" in text
    (remark,) = told_repo.found()["remarks"]
    assert "kinmen patients registered 09020050 actual people 2022-03" == remark["of"]


def test_two_items_of_one_name_do_not_hide_each_other(told_repo: Repo):
    """A step may cite a document twice; a change of either is told."""
    one = "stated: [{source: report, county: kinmen, quote: 通報後24小時內派案，由縣府處理}]"
    two = one.replace("]", ", {source: report, quote: 由縣府處理}]")
    told_repo.replace(one, two, "pathways.yaml")

    assert "stated[report #2].quote` | (nothing) | 由縣府處理 |" in told_repo.told("en")
