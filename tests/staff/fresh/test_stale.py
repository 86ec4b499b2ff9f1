"""The list of calls is for people: the right sites, in the right order, with what to ask."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from click.testing import Result

from safetynet.directory import Directory
from safetynet.exports.csv import FORMULA_STARTS
from safetynet.freshness import has_own_number, to_check
from safetynet.settings import Settings

Run = Callable[..., Result]


def table(result: Result) -> list[dict[str, str]]:
    """The rows of a list as a table."""
    assert 0 == result.exit_code, result.output
    text = result.stdout_bytes.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_table_has_every_site_that_is_due(run: Run, directory: Directory, settings: Settings):
    """Nobody is forgotten; those without a number of their own stand at the end."""
    due = to_check(directory, settings.today)
    callable_ = [one.record.id for one in due if has_own_number(one.record)]
    others = [one.record.id for one in due if not has_own_number(one.record)]

    rows = table(run("stale", "--format", "csv"))

    assert callable_ + others == [row["代號"] for row in rows]
    assert callable_
    assert others


def test_table_opens_in_a_spreadsheet(run: Run):
    """A byte order mark, CRLF, no cell that is a formula, and room for the answers."""
    result = run("stale", "--format", "csv", "--lang", "en", "--limit", "40")
    rows = table(result)

    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert result.stdout_bytes.count(b"\r\n") == 41
    assert not any(cell.startswith(FORMULA_STARTS) for row in rows for cell in row.values())
    assert {("", "")} == {(row["Answer"], row["Asked (date)"]) for row in rows}


def test_questions_follow_from_what_is_missing(run: Run):
    """Jinhu's center: number and hours are old, holidays and fees unknown, the address known."""
    (row,) = [
        row
        for row in table(run("stale", "--format", "csv"))
        if row["代號"] == "kinmen-jinhu-social-welfare-center"
    ]

    for asked in ("這個號碼嗎", "服務時間還一樣嗎", "國定假日有開嗎", "要不要預約", "費用", "輪椅"):
        assert asked in row["請問"], asked
    assert "地址是什麼" not in row["請問"]
    assert "082-330100" in row["電話"]
    assert "電話 2026-01-03（網頁，323 天前）" in row["查證到"]


def test_list_can_be_narrowed(run: Run):
    """By county, kind and fact, each in the words staff have."""
    county = table(run("stale", "--format", "csv", "--county", "金門縣"))
    kind = table(run("stale", "--format", "csv", "--kind", "food bank", "--county", "kinmen"))
    hours = table(run("stale", "--format", "csv", "--fact", "hours", "--limit", "3"))

    assert {"金門縣"} == {row["縣市"] for row in county}
    assert ["實物銀行"] == [row["類型"] for row in kind]
    assert 3 == len(hours)
    assert all("服務時間" in row["查證到"] for row in hours)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--county", "kinman"), "沒有「kinman」這個縣市；有的是：金門縣 (kinmen)、"),
        (("--county", "台北", "--lang", "en"), "there are: Kinmen County (kinmen), "),
        (("--kind", "food-bnak"), "您是不是要找 實物銀行 (food-bank)"),
    ],
)
def test_unknown_names_are_a_wrong_call(run: Run, words: tuple[str, ...], hint: str):
    """The message says what there is."""
    result = run("stale", *words)

    assert 2 == result.exit_code
    assert hint in result.output


def test_county_is_known_by_all_its_names(run: Run):
    """Code, slug, either language, and without 縣."""
    names = ("09020", "kinmen", "金門縣", "金門", "Kinmen")

    lists = {run("stale", "--limit", "2", "--county", name).output for name in names}

    assert 1 == len(lists), lists
    assert "金門縣" in lists.pop()


def test_markdown_has_a_box_and_an_id_for_each(run: Run):
    """What an issue shows: a title with the month, counties, boxes to tick."""
    result = run("stale", "--format", "md", "--county", "penghu", "--limit", "5")
    lines = result.output.splitlines()

    assert "# 2026年11月查證名單" == lines[0]
    assert 5 == sum(line.startswith("- [ ] **") for line in lines)
    assert 5 == sum(line.startswith("  - `penghu-") for line in lines)
    assert "## 澎湖縣" in lines


def test_text_says_when_nothing_is_due(run: Run):
    """An empty list is an answer."""
    result = run("stale", "--lang", "en", "--county", "kinmen", "--kind", "welfare-benefit")
    nothing = run("stale", "--lang", "en", "--fact", "hours", "--kind", "welfare-benefit")

    assert 0 == result.exit_code
    assert "As of 2026-11-22: nothing to check." in nothing.output


def test_confidential_service_is_asked_no_address(run: Run, directory: Directory):
    """Its place is nobody's question."""
    secret = {record.id for record in directory.records if record.confidential}
    rows = [row for row in table(run("stale", "--format", "csv")) if row["代號"] in secret]

    assert rows
    assert not any("地址" in row["請問"] or "輪椅" in row["請問"] for row in rows)
